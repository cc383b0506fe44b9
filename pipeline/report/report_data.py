"""What the yearly report is made of, and what its user sets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.contracts import Results, ResultTables
from pipeline.report.blocks import Figure


@dataclass(frozen=True, slots=True)
class Insight:
    """A section of its own: findings as a table with a caption, and a figure if there is one."""

    title: str
    caption: str
    table: pd.DataFrame
    figure: Figure | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """What a user sets: title, year and organisation for the title page, logo, own templates."""

    title: str = ""
    year: str = ""
    organisation: str = ""
    logo: Path | None = None
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything the report is made of.

    Attributes
    ----------
    results : Results
        Masked with `mask_results`.
    figures : mapping of str to Figure
        By place: 'aandelen' (share per code), 'profiel' (sectors), 'samenhang'
        (co-occurrence), 'heatmap' (documents × codes); absent ones are left out.
    agreement : pandas.DataFrame or None
        Table `HELDOUT_SCORES`: how good the coder of the run is on schools it had not seen.
    doubtful : pandas.DataFrame or None
        Columns paragraph_id, code, score, reason, most informative first; by default the
        codings with a score near 0,5.
    """

    results: Results
    tables: ResultTables
    figures: Mapping[str, Figure] = field(default_factory=dict)
    insights: Sequence[Insight] = ()
    agreement: pd.DataFrame | None = None
    doubtful: pd.DataFrame | None = None
