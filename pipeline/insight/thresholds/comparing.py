"""Compares the thresholds of one document two by two: which cannot both be meant?

Every function takes the document's rows of table `THRESHOLDS` with a column ``heading_path`` and
yields (first row, second row, Dutch subject). What may well differ (kinds of leave, periods,
successive steps) is left alone: a missed contradiction does less harm than a false one.
"""

import itertools
import math
import re
from collections.abc import Iterator

import pandas as pd

from pipeline.contracts.builders import split_headings
from pipeline.insight.thresholds.answers import select_missed_lessons
from pipeline.insight.thresholds.norm import AS_THE_LAW, OTHER_COUNT, OTHER_PERIOD, judge_statement
from pipeline.insight.thresholds.schema import is_leave_deadline, is_report

Found = tuple[pd.Series, pd.Series, str]

# Different kinds of leave may have deadlines of their own.
_LEAVE = (
    "vakantie",
    "religi|geloof|feestdag|godsdienst|levens",
    "gewichtig|huwelijk|verhui",
    "meer dan|boven|langer|of meer",
    "tot en met|ten hoogste|hoogstens|maximaal|of minder|korter",
    "arts|dokter",
)
_HEADS = frozenset({"directeur", "school"})
_REPEATED = r"opnieuw|nogmaals|weer\b|tweede melding|herhaal|vervolg|hierna|daarna"
_GROUPS = "onderbouw|bovenbouw|brugklas|leerjaar|toets|examen|eerste uur"
# Steps that a document asks of somebody once; contact with parents comes time and again.
_SINGLE_STEPS = frozenset({"gesprek", "overleg", "jeugdarts", "melding", "plan", "besluit"})


def pair(rows: pd.DataFrame) -> Iterator[tuple[pd.Series, pd.Series]]:
    """Give every two rows once, in order."""
    yield from itertools.combinations((row for _, row in rows.iterrows()), 2)


def compare_deadlines(document: pd.DataFrame) -> Iterator[Found]:
    """Two deadlines for applying for the same kind of leave."""
    for first, second in pair(document[is_leave_deadline(document)]):
        if _differ(first, second) and _name_leave(first) == _name_leave(second):
            yield first, second, "twee termijnen voor het aanvragen van verlof"


def _name_leave(row: pd.Series) -> tuple[bool, ...]:
    text = f"{row['passage']} {' '.join(split_headings(row['heading_path'])[-1:])}"
    return tuple(bool(re.search(words, text, re.IGNORECASE)) for words in _LEAVE)


def _differ(first: pd.Series, second: pd.Series) -> bool:
    return (first["count_low"], first["unit"]) != (second["count_low"], second["unit"])


def compare_deciders(document: pd.DataFrame) -> Iterator[Found]:
    """At exactly the limit both decide or nobody does, or the limits lie apart.

    *Ten hoogste tien* and *meer dan tien* fit; so do *minder dan tien* and *tien of meer*.
    """
    leave = document[(document["type"] == "verlof") & (document["kind"] == "drempel")]
    leave = leave[leave["unit"].str.endswith("dag") & (leave["actor"] != "")]
    ranges = [(_read_range(row), row) for _, row in leave.iterrows()]
    lower = [(top, row) for (bottom, top), row in ranges if bottom == 0 and math.isfinite(top)]
    upper = [(bottom, row) for (bottom, top), row in ranges if bottom > 0 and math.isinf(top)]
    for (top, first), (bottom, second) in itertools.product(lower, upper):
        if first["actor"] == second["actor"] or first["unit"] != second["unit"]:
            continue
        if top == bottom:
            yield first, second, "op de grens beslissen er twee"
        elif top + 2 == bottom and first["count_low"] == second["count_low"]:
            yield first, second, "op de grens beslist niemand"
        elif top + 1 != bottom and _are_head_and_leerplicht(first, second):
            yield first, second, "twee grenzen voor wie over verlof beslist"


def _read_range(row: pd.Series) -> tuple[float, float]:
    """Return the first and last number of days a row is about; whole days are counted."""
    count = float(row["count_low"])
    return {
        "ten hoogste": (0.0, count),
        "minder dan": (0.0, count - 1),
        "meer dan": (count + 1, math.inf),
        "ten minste": (count, math.inf),
        "vanaf": (count, math.inf),
    }.get(row["comparator"], (0.0, 0.0) if row["comparator"] == "geen" else (math.inf, 0.0))


def _are_head_and_leerplicht(first: pd.Series, second: pd.Series) -> bool:
    return first["actor"] in _HEADS and second["actor"] == "leerplicht"


def compare_norms(document: pd.DataFrame) -> Iterator[Found]:
    """The legal norm as the law has it in one place, and otherwise in another."""
    hours = document[(document["kind"] == "drempel") & document["type"].isin(["ongeoorloofd", ""])]
    verdicts = [(judge_statement(row), row) for _, row in hours.iterrows()]
    right = [row for verdict, row in verdicts if verdict == AS_THE_LAW]
    wrong = [row for verdict, row in verdicts if verdict in {OTHER_COUNT, OTHER_PERIOD}]
    for first, second in itertools.product(right[:1], wrong):
        yield first, second, "de norm van 16 uur staat er op twee manieren"


def compare_late_minutes(document: pd.DataFrame) -> Iterator[Found]:
    """Two limits in minutes from which being late counts as a missed lesson."""
    for first, second in pair(select_missed_lessons(document)):
        passages = f"{first['passage']} {second['passage']}"
        if _differ(first, second) and not re.search(_GROUPS, passages, re.IGNORECASE):
            yield first, second, "twee grenzen voor te laat als gemist lesuur"


def compare_reports(document: pd.DataFrame) -> Iterator[Found]:
    """Lateness reported at two counts in two chapters; within a ladder a report may recur."""
    late = document[is_report(document) & (document["type"] == "te_laat")]
    late = late[(late["unit"] == "keer") & ~late["passage"].str.contains(_REPEATED, case=False)]
    single = late.groupby("heading_path")["count_low"].transform("nunique") == 1
    for first, second in pair(late[single]):
        same_period = first["window_text"] == second["window_text"]
        elsewhere = first["heading_path"] != second["heading_path"]
        if elsewhere and same_period and _differ(first, second):
            yield first, second, "twee momenten voor melding van te laat komen"


def compare_time_limits(document: pd.DataFrame) -> Iterator[Found]:
    """Two time limits for the same step of the same person, in two chapters; for objections
    anywhere.
    """
    limits = document[(document["kind"] == "termijn") & ~is_leave_deadline(document)]
    keys = ["type", "action", "actor", "recipient", "unit"]
    for (_, action, actor, _, _), same in limits.groupby(keys, sort=False):
        is_objection = action == "bezwaar"
        if not is_objection and (action not in _SINGLE_STEPS or not actor):
            continue
        for first, second in pair(same):
            elsewhere = first["heading_path"] != second["heading_path"]
            if (elsewhere or is_objection) and _differ(first, second):
                yield first, second, "twee termijnen voor dezelfde stap"


COMPARISONS = (
    compare_deadlines,
    compare_deciders,
    compare_norms,
    compare_late_minutes,
    compare_reports,
    compare_time_limits,
)
