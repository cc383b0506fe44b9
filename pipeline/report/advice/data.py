"""What an advice is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pipeline.contracts import Results


@dataclass(frozen=True, slots=True)
class Group:
    """The schools that the protocol is laid beside.

    Attributes
    ----------
    name : str
        Dutch, where the figures come from: ``"de analyse in 'outputs' (corpus 'protocollen')"``.
    sector : str
        Sector compared with, or ``'totaal'``.
    n_schools : int
        Schools of that sector of which a protocol was read.
    years : str
        ``'2017 tot en met 2019'``, or ``''``.
    is_example : bool
        Whether these are the figures of the example corpus that ships with the program.
    notes : tuple of str
        Dutch sentences on the comparison.
    """

    name: str
    sector: str
    n_schools: int
    years: str
    is_example: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """What was found in the protocol, masked; columns as the stage `insight` defines them.

    Attributes
    ----------
    codes : DataFrame
        Table `COMPARED_CODES`.
    answers : DataFrame
        Table `ANSWERS` with columns label, n_same, n and usual (Dutch: what most schools do).
    thresholds, actions, outdated : DataFrame
        Tables `THRESHOLDS`, `ACTIONS` and `OUTDATED`.
    contradictions : DataFrame
        Columns Onderwerp, Eerste plaats and Tweede plaats.
    doubtful : DataFrame
        Columns paragraph_id, code, score, reason and is_coded.
    shared : DataFrame or None
        Columns paragraph_id, n_schools and similarity; None when the group has no passages.
    remarkable : DataFrame or None
        Columns paragraph_id and reason; None when the group has no passages.
    """

    codes: pd.DataFrame
    answers: pd.DataFrame
    thresholds: pd.DataFrame
    actions: pd.DataFrame
    outdated: pd.DataFrame
    contradictions: pd.DataFrame
    doubtful: pd.DataFrame
    shared: pd.DataFrame | None = None
    remarkable: pd.DataFrame | None = None


@dataclass(frozen=True, slots=True)
class AdviceData:
    """Everything an advice is made of.

    Attributes
    ----------
    results : Results
        Of the one document, masked.
    topics : DataFrame
        Table B2.2.
    sector_reason : str
        Dutch: how the sector is known.
    column_heads : mapping of paragraph_id to sequence of str
        Masked header cells of table rows, for the page of the document.
    """

    results: Results
    topics: pd.DataFrame
    group: Group
    tables: Tables
    sector_reason: str
    column_heads: Mapping[str, Sequence[str]] = field(default_factory=dict)
