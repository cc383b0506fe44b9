"""What a run delivers: read by report, insight, evaluate, the notebooks and users' own code."""

from dataclasses import dataclass

import pandas as pd

from pipeline.contracts.errors import TableError
from pipeline.contracts.tables import (
    CODINGS,
    COUNTS,
    DOCUMENTS,
    PARAGRAPHS,
    RECEIVED,
    SEGMENTS,
    TOPICS,
)
from pipeline.contracts.validation import validate

RULES_ONLY = "regels"
"""`RunInfo.coder` of a run that was coded by the rules alone."""


@dataclass(frozen=True, slots=True)
class RunInfo:
    """How a run was made; printed in every report.

    Attributes
    ----------
    corpus : str
        Name of the corpus folder, never its full path (that differs per machine).
    language_model : str
        Name and version, e.g. ``'nl_core_news_lg 3.8.0'``.
    coder : str
        Dutch: `RULES_ONLY`, or e.g. ``'regels en geleerd model'``.
    n_files : int
        Files in the corpus folder, whatever became of them.
    notes : tuple of str
        Dutch sentences about the run as a whole, such as files without a manifest row.
    """

    corpus: str
    language_model: str
    coder: str
    topiclist_version: str
    topiclist_sha256: str
    program_version: str
    n_files: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The four tables of a run and how it was made; validated when made.

    Raises
    ------
    TableError
        When a table breaks its contract or refers to a row that is not there.
    """

    documents: pd.DataFrame
    paragraphs: pd.DataFrame
    codings: pd.DataFrame
    segments: pd.DataFrame
    info: RunInfo

    def __post_init__(self) -> None:
        validate(self.documents, DOCUMENTS)
        validate(self.paragraphs, PARAGRAPHS)
        validate(self.codings, CODINGS)
        validate(self.segments, SEGMENTS)
        _check_keys("paragraphs", self.paragraphs, "document_id", self.documents)
        _check_keys("codings", self.codings, "paragraph_id", self.paragraphs)
        _check_keys("segments", self.segments, "document_id", self.documents)
        _check_offsets(self.codings, self.paragraphs)


@dataclass(frozen=True, slots=True)
class ResultTables:
    """The tables of the report: B2.1 `received`, B2.2 `topics` and B2.3 `counts`."""

    received: pd.DataFrame
    topics: pd.DataFrame
    counts: pd.DataFrame

    def __post_init__(self) -> None:
        validate(self.received, RECEIVED)
        validate(self.topics, TOPICS)
        validate(self.counts, COUNTS)


def _check_keys(name: str, table: pd.DataFrame, key: str, target: pd.DataFrame) -> None:
    lost = table.loc[~table[key].isin(target[key]), key]
    if not lost.empty:
        raise TableError(
            f"Tabel '{name}' klopt niet: kolom '{key}' verwijst naar {lost.iloc[0]}, "
            "dat in deze run niet bestaat."
        )


def _check_offsets(codings: pd.DataFrame, paragraphs: pd.DataFrame) -> None:
    length_of = paragraphs.set_index("paragraph_id")["text"].str.len()
    length = codings["paragraph_id"].map(length_of)
    wrong = codings[(codings["start"] > codings["end"]) | (codings["end"] > length)]
    if not wrong.empty:
        first = wrong.iloc[0]
        raise TableError(
            f"Tabel 'codings' klopt niet: kolommen 'start' en 'end' van {first['code']} in alinea "
            f"{first['paragraph_id']} ({first['start']}-{first['end']}) vallen buiten de tekst."
        )
