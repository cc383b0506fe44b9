"""Counts schools by what they do at their thresholds, per sector."""

from collections.abc import Sequence

import pandas as pd

from pipeline.contracts.results import Results
from pipeline.insight.actors.categories import get_labels
from pipeline.insight.tables import count_schools, get_sources
from pipeline.insight.thresholds.phrases import write_plain
from pipeline.insight.thresholds.schema import (
    NO_STEPS,
    TYPES,
    is_leave_deadline,
    is_report,
    write_number,
    write_unit,
)
from pipeline.insight.thresholds.times import ReportTime

# What is counted in: counts and durations of different kinds are never put in one order.
_MEASURES = {
    "keer": "keer",
    "uur": "uren",
    "lesuur": "uren",
    "klokuur": "uren",
    "dag": "dagen",
    "schooldag": "dagen",
    "werkdag": "dagen",
    "dagdeel": "dagdelen",
    "minuut": "minuten",
    "week": "weken",
    "lesweek": "weken",
    "schoolweek": "weken",
    "maand": "maanden",
}
_AHEAD_UNITS = ("uur", "dagdeel", "dag", "schooldag", "werkdag", "week", "lesweek", "maand")


def count_first_actions(rows: pd.DataFrame) -> pd.DataFrame:
    """Count schools by the action at their lowest threshold, per type and measure.

    Parameters
    ----------
    rows : pandas.DataFrame
        Table `THRESHOLDS`.

    Returns
    -------
    pandas.DataFrame
        Columns Soort verzuim, Geteld in, Eerste actie, Totaal, Po, Vo, So, Mediaan.
    """
    steps = rows[(rows["kind"] == "drempel") & ~rows["action"].isin(NO_STEPS)]
    steps = steps.assign(measure=steps["unit"].map(_MEASURES)).dropna(subset="measure")
    steps = steps[steps["type"] != ""]
    first = steps.sort_values("count_low", kind="stable").drop_duplicates(
        ["school_id", "type", "measure"]
    )
    by = ["type", "measure", "action"]
    medians = first.groupby(by)["count_low"].median().rename("Mediaan").reset_index()
    counts = count_schools(first, by).merge(medians, on=by)
    counts = counts.sort_values(
        ["type", "measure", "Totaal", "action"], ascending=[True, True, False, True]
    )
    return _name(counts, {"type": TYPES, "action": get_labels()})


def count_reports(rows: pd.DataFrame) -> pd.DataFrame:
    """Count schools by the threshold at which they report to leerplicht, per type.

    Thresholds are written in equal wording: *bij 16 uur* and *16 uur of meer* are one row.
    """
    reports = rows[is_report(rows) & ~rows["type"].isin(["verlof", ""])]
    reports = reports.assign(limit=reports.apply(write_plain, axis=1, result_type="reduce"))
    counts = count_schools(reports, ["type", "limit"])
    counts = counts.sort_values(["type", "Totaal", "limit"], ascending=[True, False, True])
    return _name(counts, {"type": TYPES})


def count_leave_deadlines(rows: pd.DataFrame) -> pd.DataFrame:
    """Count schools by how long ahead leave is to be applied for: days, then weeks, months."""
    deadlines = rows[is_leave_deadline(rows)]
    limits = [
        f"{write_number(count)} {write_unit(unit, count)}"
        for count, unit in zip(deadlines["count_low"], deadlines["unit"], strict=True)
    ]
    units = pd.Categorical(deadlines["unit"], _AHEAD_UNITS)
    counts = count_schools(
        deadlines.assign(deadline=limits, unit=units.codes), ["unit", "count_low", "deadline"]
    )
    counts = counts.sort_values(["unit", "count_low", "deadline"])
    return _name(counts.drop(columns=["unit", "count_low"]), {})


def count_report_times(times: Sequence[ReportTime], results: Results) -> pd.DataFrame:
    """Count schools by the time of day by which they want a sick report."""
    found = pd.DataFrame(
        [(time.paragraph_id, time.time) for time in times], columns=["paragraph_id", "time"]
    )
    counts = count_schools(found.merge(get_sources(results), on="paragraph_id"), ["time"])
    return _name(counts.sort_values("time", ignore_index=True), {})


def _name(counts: pd.DataFrame, labels: dict[str, dict[str, str]]) -> pd.DataFrame:
    names = {
        "type": "Soort verzuim",
        "measure": "Geteld in",
        "action": "Eerste actie",
        "limit": "Drempel",
        "deadline": "Van tevoren",
        "time": "Uiterlijk",
    }
    for column, values in labels.items():
        counts[column] = counts[column].map(values)
    return counts.rename(columns=names).reset_index(drop=True)
