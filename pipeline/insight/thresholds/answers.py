"""What each school answers to the questions on which protocols can be laid side by side.

Only the wording is made equal, never the rule: *bij 16 uur*, *vanaf 16 uur* and *16 uur* all act
at the sixteenth hour and become ``16 uur``; *meer dan 16 uur* does not. Days are never made weeks.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd

from pipeline.contracts.columns import count, schema, text
from pipeline.contracts.results import Results
from pipeline.contracts.validation import build_table
from pipeline.insight.tables import SOURCE_COLUMNS, InsightTable, describe_n, tabulate_findings
from pipeline.insight.thresholds.norm import find_statements
from pipeline.insight.thresholds.phrases import (
    SAME_UNIT,
    Row,
    write_ahead,
    write_boundary,
    write_clock,
    write_plain,
)
from pipeline.insight.thresholds.schema import (
    NO_STEPS,
    TYPES,
    is_leave_deadline,
    is_report,
)
from pipeline.insight.thresholds.times import ReportTime

# What absence of each type is counted in; another unit there is another rule (minutes late) or a
# misread one. Times and days are never put in one order, so each measure is a question of its own.
_COUNTED_IN = {
    "te_laat": ("keer",),
    "ongeoorloofd": ("uur", "keer", "dag"),
    "signaalverzuim": ("keer", "dag", "week"),
    "geoorloofd": ("dag", "keer"),
}
_MEASURES = {"keer": "keren", "uur": "uren", "dag": "dagen", "week": "weken"}
_KINDS = [(name, measure) for name, measures in _COUNTED_IN.items() for measure in measures]


def _label(step: str) -> dict[str, str]:
    return {
        f"{step}.{name}.{measure}": f"{TYPES[name]}, geteld in {_MEASURES[measure]}"
        for name, measure in _KINDS
    }


SUBJECTS = {
    "norm": "weergave van de wettelijke norm (16 uur in 4 weken)",
    **{key: f"melding bij leerplicht: {label}" for key, label in _label("melding").items()},
    **{key: f"eerste stap: {label}" for key, label in _label("stap").items()},
    "verloftermijn": "verlof aanvragen",
    "verlofgrens": "grens tussen directeur en leerplicht bij verlof",
    "gemist_uur": "te laat telt als gemist lesuur",
    "ziekmelden": "ziekmelden, uiterlijk",
}
ANSWERS = schema(
    "answers",
    {
        **SOURCE_COLUMNS,
        "subject": text("waarover het gaat", *SUBJECTS),
        "answer": text("wat het protocol daarover afspreekt, in gelijke woorden"),
        "passage": text("de zin, het punt of de tabelrij"),
    },
)
_TIMES = schema(
    "report_times",
    {
        **SOURCE_COLUMNS,
        "time": text("tijdstip, UU:MM"),
        "start": count("begin in de alinea (Unicode-tekens)"),
        "end": count("einde in de alinea (exclusief)"),
        "passage": text("de zin"),
    },
)
# Who decides on leave in or outside the school; only then is a number of days the boundary.
_DECIDERS = frozenset({"directeur", "school", "schoolleiding", "leerplicht"})
_REPORT = (
    r"leerplicht|loket|register|consulent|doorstroompunt|\b(?:DUO|RMC)\b|melding\b|kennisgeving"
    r"|gemeld\b|\b(?:wij|we|school|directie|directeur) meld"
    r"|\bmeld(?:t|en) (?:wij|we|dit|het|de (?:school|direct))"
)
_MISSED = "gemist|spijbel|absent|afwezig|ongeoorloofd|niet gevolgd"


def tabulate_answers(
    rows: pd.DataFrame, times: Sequence[ReportTime], results: Results
) -> pd.DataFrame:
    """Give every answer of every school, a school's equal answers once.

    Parameters
    ----------
    rows : pandas.DataFrame
        Table `THRESHOLDS`.
    times : sequence of ReportTime
        From `find_report_times`.

    Returns
    -------
    pandas.DataFrame
        Table `ANSWERS`, in the order of `SUBJECTS` and of the text.
    """
    found = [
        *_pick(find_statements(rows), "norm", lambda row: row["verdict"]),
        *_answer_reports(rows),
        *_answer_first_steps(rows),
        *_pick(rows[is_leave_deadline(rows)], "verloftermijn", write_ahead),
        *_pick(_select_leave_limits(rows), "verlofgrens", write_boundary),
        *_pick(select_missed_lessons(rows), "gemist_uur", write_plain),
        *_pick(tabulate_findings(times, results, _TIMES), "ziekmelden", write_clock),
    ]
    table = build_table(found, ANSWERS).drop_duplicates(["school_id", "subject", "answer"])
    order = {name: place for place, name in enumerate(SUBJECTS)}
    return table.sort_values(
        "subject", kind="stable", key=lambda names: names.map(order), ignore_index=True
    )


def present_answers(answers: pd.DataFrame, results: Results) -> InsightTable:
    """Name the columns; `Sleutel` and `School-id` let a later run count again."""
    table = pd.DataFrame(
        {
            "School": answers["school"],
            "Sector": answers["sector"],
            "Bestand": answers["file_name"],
            "Onderwerp": answers["subject"].map(SUBJECTS),
            "Afspraak": answers["answer"],
            "Passage": answers["passage"],
            "Sleutel": answers["subject"],
            "School-id": answers["school_id"],
        }
    )
    caption = f"Wat elke school afspreekt, in gelijke woorden naast elkaar; {describe_n(results)}."
    return InsightTable("Afspraken naast elkaar", caption, table)


def _pick(
    rows: pd.DataFrame, subject: str, write: Callable[[Row], str]
) -> Iterator[dict[str, Any]]:
    for row in rows.to_dict("records"):
        if answer := write(row):
            yield _make_answer(row, subject, answer)


def _make_answer(row: Row, subject: str, answer: str) -> dict[str, Any]:
    source = {name: row[name] for name in SOURCE_COLUMNS}
    return {**source, "subject": subject, "answer": answer, "passage": row["passage"]}


def _answer_reports(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    reports = rows[is_report(rows)]
    # 'Een week om 8.00 uur melden' is a sanction.
    named = reports["passage"].str.contains(_REPORT, case=False, regex=True)
    for row in reports[named | (reports["recipient"] == "leerplicht")].to_dict("records"):
        if measure := _get_measure(row):
            yield _make_answer(row, f"melding.{row['type']}.{measure}", write_plain(row))


def _answer_first_steps(rows: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The step at the lowest count, per school, type and measure."""
    steps = rows[(rows["kind"] == "drempel") & ~rows["action"].isin(NO_STEPS)]
    seen = set()
    for row in steps.sort_values("count_low", kind="stable").to_dict("records"):
        key = (row["school_id"], row["type"], _get_measure(row))
        if key[-1] and key not in seen:
            seen.add(key)
            yield _make_answer(row, f"stap.{row['type']}.{key[-1]}", write_plain(row))


def _get_measure(row: Row) -> str:
    """Return what a threshold is counted in, or ``''`` when its type is not counted so."""
    unit = {"schooldag": "dag"}.get(row["unit"], SAME_UNIT.get(row["unit"], row["unit"]))
    return unit if unit in _COUNTED_IN.get(row["type"], ()) else ""


def _select_leave_limits(rows: pd.DataFrame) -> pd.DataFrame:
    leave = rows[(rows["type"] == "verlof") & (rows["kind"] == "drempel")]
    who = leave["actor"].isin(_DECIDERS) | (leave["recipient"] == "leerplicht")
    return leave[leave["unit"].isin(["dag", "schooldag"]) & who]


def select_missed_lessons(rows: pd.DataFrame) -> pd.DataFrame:
    """Select the limits in minutes from which being late counts as a missed lesson."""
    late = rows[(rows["type"] == "te_laat") & (rows["unit"] == "minuut")]
    return late[late["passage"].str.contains(_MISSED, case=False, regex=True)]
