"""What a user can choose for a run."""

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.contracts import Sector
from pipeline.report.report_data import ReportSettings

__all__ = ["CodingOptions", "ReportSettings", "RunOptions"]


@dataclass(frozen=True, slots=True)
class CodingOptions:
    """How protocols are coded.

    Attributes
    ----------
    topiclist : Path or None
        A topic list of the user's own; None takes the one that ships with the program.
    language_model : str or None
        Name of a Dutch pipeline; None takes the best one installed.
    rules_only : bool
        Code by the rules of the topic list alone, without the learned model.
    coder : Path or None
        Folder of a coder that `verzuim train` made; None takes the shipped one.
    """

    topiclist: Path | None = None
    language_model: str | None = None
    rules_only: bool = False
    coder: Path | None = None


@dataclass(frozen=True, slots=True)
class RunOptions:
    """A whole run: from a corpus folder to an output folder.

    Attributes
    ----------
    corpus : Path
        Folder with ``manifest.csv`` and ``documenten/``, or just a folder with files.
    sector : Sector or None
        Sector of files that the manifest does not name.
    settings : ReportSettings
        Title page and text templates of the report.
    verdicts : Path or None
        ``opvallend.csv`` of an earlier run in which a reader accepted and rejected passages.
    without_copies : bool
        Leave passages that were probably copied from another school out of every count.
    decimal_point : bool
        Write CSV with commas and a decimal point, for statistical programs.
    hide_schools : bool
        Replace the names of schools in reports and tables too.
    """

    corpus: Path
    out: Path
    sector: Sector | None = None
    coding: CodingOptions = field(default_factory=CodingOptions)
    settings: ReportSettings = field(default_factory=ReportSettings)
    verdicts: Path | None = None
    without_copies: bool = False
    decimal_point: bool = False
    hide_schools: bool = False
