"""Tables and captions on thresholds: first action, report to leerplicht, deadlines, times."""

from collections.abc import Sequence

import pandas as pd

from pipeline.contracts.results import Results
from pipeline.insight.actors.categories import get_labels
from pipeline.insight.tables import (
    SOURCE_NAMES,
    InsightTable,
    count_schools,
    describe_n,
    get_sources,
)
from pipeline.insight.thresholds.answers import present_answers, tabulate_answers
from pipeline.insight.thresholds.contradictions import find_contradictions
from pipeline.insight.thresholds.norm import compare_with_norm, count_norm
from pipeline.insight.thresholds.objects import Threshold
from pipeline.insight.thresholds.phrases import write_plain
from pipeline.insight.thresholds.schema import (
    NO_STEPS,
    TYPES,
    is_leave_deadline,
    is_report,
    tabulate_thresholds,
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

# Title and caption of each table.
_CAPTIONS = {
    "drempels": ("Drempels", "Alle drempels, termijnen en maxima met hun vindplaats"),
    "eerste_actie": (
        "Eerste actie per soort",
        "De eerste stap die scholen bij oplopend verzuim noemen: aantal scholen per soort "
        "verzuim, en de mediaan van het aantal waarbij die stap komt",
    ),
    "moment_leerplicht": (
        "Melding bij leerplicht",
        "Waarbij scholen melden bij leerplicht of het verzuimloket: aantal scholen per "
        "drempel; een school kan er meer noemen",
    ),
    "verloftermijnen": (
        "Termijn verlofaanvraag",
        "Hoe lang van tevoren verlof moet worden aangevraagd: aantal scholen",
    ),
    "ziekmeldtijden": (
        "Tijdstip ziekmelden",
        "Hoe laat een ziekmelding uiterlijk binnen moet zijn: aantal scholen",
    ),
    "wettelijke_norm": (
        "Norm 16 uur in 4 weken",
        "Hoe elke school de wettelijke norm weergeeft (Leerplichtwet 1969, artikel 21a: "
        "zestien uren les- of praktijktijd in vier opeenvolgende lesweken)",
    ),
    "wettelijke_norm_telling": (
        "Norm 16 uur geteld",
        "Weergave van de wettelijke norm: aantal scholen per weergave",
    ),
    "tegenspraken": (
        "Mogelijke tegenspraken",
        "Plaatsen binnen één document die elkaar lijken tegen te spreken; lees beide "
        "passages voor u een oordeel geeft",
    ),
}


def summarise_thresholds(
    thresholds: Sequence[Threshold], times: Sequence[ReportTime], results: Results
) -> dict[str, InsightTable]:
    """Make every table on thresholds.

    Parameters
    ----------
    thresholds : sequence of Threshold
        From `find_thresholds`.
    times : sequence of ReportTime
        From `find_report_times`.
    results : Results
        The run they were found in.

    Returns
    -------
    dict of str to InsightTable
        Keys: drempels, eerste_actie, moment_leerplicht, verloftermijnen, ziekmeldtijden,
        wettelijke_norm, wettelijke_norm_telling, tegenspraken, afspraken.
    """
    rows = tabulate_thresholds(thresholds, results)
    norm = compare_with_norm(rows, results)
    tables = {
        "drempels": _present(rows),
        "eerste_actie": count_first_actions(rows),
        "moment_leerplicht": count_reports(rows),
        "verloftermijnen": count_leave_deadlines(rows),
        "ziekmeldtijden": count_report_times(times, results),
        "wettelijke_norm": norm,
        "wettelijke_norm_telling": count_norm(norm),
        "tegenspraken": find_contradictions(rows, times, results),
    }
    n = describe_n(results)
    insights = {
        name: InsightTable(title, f"{caption}; {n}.", tables[name])
        for name, (title, caption) in _CAPTIONS.items()
    }
    answers = tabulate_answers(rows, times, results)
    return {**insights, "afspraken": present_answers(answers, results)}


def _present(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the table of thresholds its Dutch column names."""
    names = {
        **SOURCE_NAMES,
        "type": "Soort verzuim",
        "kind": "Soort drempel",
        "comparator": "Vergelijking",
        "count_low": "Aantal",
        "count_high": "Aantal (tot en met)",
        "unit": "Eenheid",
        "window_count": "Periode",
        "window_unit": "Eenheid periode",
        "window_text": "Periode in de tekst",
        "action": "Eerste gevolg",
        "further_actions": "Verdere gevolgen",
        "actor": "Wie",
        "recipient": "Aan of met wie",
        "passage": "Passage",
    }
    table = rows[list(names)].rename(columns=names)
    labels = get_labels()
    table["Soort verzuim"] = table["Soort verzuim"].map(TYPES)
    table["Eerste gevolg"] = table["Eerste gevolg"].map(lambda name: labels.get(name, ""))
    table["Verdere gevolgen"] = table["Verdere gevolgen"].map(
        lambda names: ", ".join(labels[name] for name in names.split(", ") if name)
    )
    return table


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
