"""Tables and captions on thresholds: first action, report to leerplicht, deadlines, times."""

from collections.abc import Sequence

import pandas as pd

from pipeline.contracts.results import Results
from pipeline.insight.actors.categories import get_labels
from pipeline.insight.tables import (
    SOURCE_NAMES,
    InsightTable,
    describe_n,
)
from pipeline.insight.thresholds.answers import present_answers, tabulate_answers
from pipeline.insight.thresholds.contradictions import find_contradictions
from pipeline.insight.thresholds.counting import (
    count_first_actions,
    count_leave_deadlines,
    count_report_times,
    count_reports,
)
from pipeline.insight.thresholds.norm import compare_with_norm, count_norm
from pipeline.insight.thresholds.objects import Threshold
from pipeline.insight.thresholds.schema import (
    TYPES,
    tabulate_thresholds,
)
from pipeline.insight.thresholds.times import ReportTime

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
    "wettelijke_norm_telling": (
        "Wettelijke norm",
        "Weergave van de wettelijke norm: aantal scholen per weergave",
    ),
    "wettelijke_norm": (
        "Afwijkingen van de norm",
        "Hoe elke school de wettelijke norm weergeeft (Leerplichtwet 1969, artikel 21a: "
        "zestien uren les- of praktijktijd in vier opeenvolgende lesweken)",
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
        wettelijke_norm_telling, wettelijke_norm, tegenspraken, afspraken.
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
