"""The table `thresholds`: one row per threshold, with its document and school."""

from collections.abc import Sequence

import pandas as pd
import pandera.pandas as pa

from pipeline.contracts.columns import count, schema, text
from pipeline.contracts.results import Results
from pipeline.insight.actors.categories import get_labels
from pipeline.insight.tables import SOURCE_COLUMNS, tabulate_findings
from pipeline.insight.thresholds.objects import Threshold

KINDS = ("drempel", "termijn", "maximum")
TYPES = {
    "geoorloofd": "geoorloofd (ziekte)",
    "ongeoorloofd": "ongeoorloofd",
    "signaalverzuim": "signaalverzuim",
    "te_laat": "te laat",
    "thuiszitten": "thuiszitten",
    "luxe_verzuim": "luxe verzuim",
    "verlof": "verlof",
    "anders": "anders",
    "": "niet genoemd",
}

# Steps that answer absence; applying for leave or keeping a register is none.
NO_STEPS = frozenset(
    {"", "aanvraag", "ziekmelding", "besluit", "bezwaar", "registratie", "antwoord"}
)

PLURALS = {
    "lesuur": "lesuren",
    "klokuur": "klokuren",
    "dag": "dagen",
    "schooldag": "schooldagen",
    "werkdag": "werkdagen",
    "dagdeel": "dagdelen",
    "week": "weken",
    "lesweek": "lesweken",
    "schoolweek": "schoolweken",
    "maand": "maanden",
    "minuut": "minuten",
    "kwartaal": "kwartalen",
    "periode": "perioden",
    "schooljaar": "schooljaren",
}


def _amount(description: str, nullable: bool = False) -> pa.Column:
    return pa.Column("float64", pa.Check.ge(0), nullable=nullable, description=description)


THRESHOLDS = schema(
    "thresholds",
    {
        **SOURCE_COLUMNS,
        "kind": text("drempel, termijn of maximum", *KINDS),
        "type": text("soort verzuim, of leeg", *TYPES),
        "count_low": _amount("aantal, bij een bereik het laagste (in unit)"),
        "count_high": _amount("hoogste aantal (in unit); gelijk aan count_low zonder bereik"),
        "comparator": text("vergelijking zoals de tekst die geeft; 'geen' zonder"),
        "unit": text("eenheid zoals de tekst die geeft; leeg als alleen het getal er staat"),
        "window_count": _amount("lengte van de periode (in window_unit); leeg zonder", True),
        "window_unit": text("eenheid van de periode, of leeg"),
        "window_text": text("de periode in de woorden van de tekst"),
        "action": text("eerste gevolg, of leeg", "", *get_labels()),
        "further_actions": text("verdere gevolgen, met komma's ertussen"),
        "actor": text("wie handelt, of leeg"),
        "recipient": text("voor of bij wie, of leeg"),
        "start": count("begin van getal en eenheid in de alinea (Unicode-tekens)"),
        "end": count("einde van getal en eenheid in de alinea (exclusief)"),
        "passage": text("de zin, het punt of de tabelrij"),
    },
)


def tabulate_thresholds(thresholds: Sequence[Threshold], results: Results) -> pd.DataFrame:
    """Make the table `THRESHOLDS`.

    Raises
    ------
    TableError
        When a threshold belongs to a paragraph the run does not have.
    """
    return tabulate_findings(thresholds, results, THRESHOLDS)


def write_number(value: float) -> str:
    """Write a count the Dutch way: ``3``, ``1,5``."""
    return f"{value:g}".replace(".", ",")


def write_limit(row: pd.Series) -> str:
    """Write a threshold in short: ``meer dan 16 uur in 4 weken``, ``6 keer per maand``."""
    parts = [] if row["comparator"] == "geen" else [row["comparator"]]
    low, high = write_number(row["count_low"]), write_number(row["count_high"])
    parts.append(low if low == high else f"{low}-{high}")
    parts += [write_unit(row["unit"], row["count_high"])] if row["unit"] else []
    if pd.notna(row["window_count"]):
        parts.append(_write_window(row["window_count"], row["window_unit"]))
    return " ".join(parts)


def write_unit(unit: str, count: float) -> str:
    """Write a unit in the plural where its count asks for it: ``weken``; hours never do."""
    return unit if count == 1 else PLURALS.get(unit, unit)


def _write_window(count: float, unit: str) -> str:
    return f"per {unit}" if count == 1 else f"in {write_number(count)} {write_unit(unit, count)}"


def is_leave_deadline(rows: pd.DataFrame) -> pd.Series:
    """Tell which thresholds are deadlines *van tevoren* for leave."""
    is_ahead = rows["window_text"].str.contains("tevoren|voren|vooraf|voor|vóór", regex=True)
    return (rows["type"] == "verlof") & (rows["kind"] == "termijn") & is_ahead


def is_report(rows: pd.DataFrame) -> pd.Series:
    """Tell at which thresholds a report goes to leerplicht or DUO."""
    reports = (rows["action"] == "melding") | rows["further_actions"].str.contains("melding")
    return reports & (rows["kind"] == "drempel")
