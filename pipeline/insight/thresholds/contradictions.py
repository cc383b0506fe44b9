"""Statements within one document that do not agree; a reader decides."""

import itertools
import re
from collections.abc import Iterator, Sequence

import pandas as pd

from pipeline.contracts.results import Results
from pipeline.insight.tables import get_sources
from pipeline.insight.thresholds.schema import is_leave_deadline, write_limit
from pipeline.insight.thresholds.times import ReportTime

COLUMNS = ["School", "Sector", "Bestand", "Onderwerp", "Eerste plaats", "Tweede plaats"]
_UP_TO = frozenset({"ten hoogste"})
_FROM = frozenset({"ten minste", "vanaf"})
_BELOW = frozenset({"minder dan"})
_ABOVE = frozenset({"meer dan"})
# Different kinds of leave may have deadlines of their own.
_LEAVE = (
    "vakantie",
    "religi|geloof|feestdag|godsdienst|levens",
    "gewichtig|huwelijk|verhui",
    "meer dan|boven",
    "arts|dokter",
)

Found = tuple[pd.Series, pd.Series, str]


def find_contradictions(
    rows: pd.DataFrame, times: Sequence[ReportTime], results: Results
) -> pd.DataFrame:
    """List the places within one document that seem to contradict each other.

    Looked for: two deadlines for the same leave; *ten hoogste tien* and *tien of meer* decided
    by different people, or neither deciding at exactly ten; one step of a ladder with two
    different consequences; two times for reporting sick.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`; the places hold threshold and passage.
    """
    found: list[dict[str, str]] = []
    for _, document in rows.groupby("document_id", sort=False):
        pairs = itertools.chain(
            _compare_deadlines(document), _compare_deciders(document), _compare_steps(document)
        )
        found += [_present(first, second, subject) for first, second, subject in pairs]
    found += _compare_times(times, results)
    table = pd.DataFrame(found, columns=COLUMNS).drop_duplicates(ignore_index=True)
    return table.sort_values(["School", "Bestand", "Onderwerp"], kind="stable", ignore_index=True)


def _pair(rows: pd.DataFrame) -> Iterator[tuple[pd.Series, pd.Series]]:
    yield from itertools.combinations((row for _, row in rows.iterrows()), 2)


def _compare_deadlines(document: pd.DataFrame) -> Iterator[Found]:
    deadlines = document[is_leave_deadline(document)]
    for first, second in _pair(deadlines):
        differs = (first["count_low"], first["unit"]) != (second["count_low"], second["unit"])
        if differs and _name_leave(first["passage"]) == _name_leave(second["passage"]):
            yield first, second, "twee termijnen voor het aanvragen van verlof"


def _name_leave(passage: str) -> tuple[bool, ...]:
    return tuple(bool(re.search(words, passage, re.IGNORECASE)) for words in _LEAVE)


def _compare_deciders(document: pd.DataFrame) -> Iterator[Found]:
    """At exactly the limit both decide, or nobody does."""
    leave = document[(document["type"] == "verlof") & (document["kind"] == "drempel")]
    leave = leave[leave["unit"].str.endswith("dag") & (leave["actor"] != "")]
    for first, second in itertools.permutations((row for _, row in leave.iterrows()), 2):
        if first["count_low"] != second["count_low"] or first["actor"] == second["actor"]:
            continue
        if first["comparator"] in _UP_TO and second["comparator"] in _FROM:
            yield first, second, "op de grens beslissen er twee"
        if first["comparator"] in _BELOW and second["comparator"] in _ABOVE:
            yield first, second, "op de grens beslist niemand"


def _compare_steps(document: pd.DataFrame) -> Iterator[Found]:
    """The same step of a ladder in two places, with nothing in common in what follows."""
    steps = document[(document["kind"] == "drempel") & (document["action"] != "")]
    steps = steps[steps["type"].isin(["te_laat", "ongeoorloofd", "signaalverzuim"])]
    keys = ["type", "count_low", "count_high", "unit", "window_text"]
    for _, same in steps.groupby(keys, sort=False):
        for first, second in _pair(same.drop_duplicates("paragraph_id")):
            if not _name_actions(first) & _name_actions(second):
                yield first, second, "twee gevolgen bij dezelfde drempel"


def _name_actions(row: pd.Series) -> set[str]:
    return {row["action"], *row["further_actions"].split(", ")} - {""}


def _present(first: pd.Series, second: pd.Series, subject: str) -> dict[str, str]:
    places = [f"{write_limit(row)}: {row['passage']}" for row in (first, second)]
    values = [first["school"], first["sector"], first["file_name"], subject, *places]
    return dict(zip(COLUMNS, values, strict=True))


def _compare_times(times: Sequence[ReportTime], results: Results) -> list[dict[str, str]]:
    found = pd.DataFrame(
        [(time.paragraph_id, time.time, time.passage) for time in times],
        columns=["paragraph_id", "time", "passage"],
    )
    found = found[~found["passage"].str.contains("taxi|vervoer|stage|toets|examen", case=False)]
    rows = found.merge(get_sources(results), on="paragraph_id")
    pairs = []
    for _, document in rows.drop_duplicates(["document_id", "time"]).groupby("document_id"):
        for first, second in _pair(document):
            places = [f"{row['time']}: {row['passage']}" for row in (first, second)]
            head = [first["school"], first["sector"], first["file_name"]]
            subject = "twee tijden voor ziekmelden"
            pairs.append(dict(zip(COLUMNS, [*head, subject, *places], strict=True)))
    return pairs
