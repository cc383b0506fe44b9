"""How schools state the legal norm: sixteen hours in four successive weeks of lessons.

Source: Leerplichtwet 1969, artikel 21a: the head reports absence without valid reason of, in
total, sixteen hours of lessons or practice in a period of four successive weeks of lessons.
"""

import pandas as pd

from pipeline.contracts.results import Results
from pipeline.insight.tables import SOURCE_NAMES, count_schools
from pipeline.insight.thresholds.schema import write_limit

_HOURS = 16.0
_WEEKS = 4.0
_HOUR_UNITS = ("uur", "lesuur", "klokuur", "")
_WEEK_UNITS = ("week", "lesweek", "schoolweek")
# 'bij 16', '16 of meer' and 'elke 16' report at the sixteenth hour; 'meer dan 16' does not.
_FROM = frozenset({"geen", "bij", "vanaf", "ten minste", "na", "elke", "op"})
AS_THE_LAW = "zoals de wet"
OTHER_COUNT = "meer dan 16 in plaats van 16"
OTHER_PERIOD = "andere periode dan vier weken"
INCOMPLETE = "periode niet genoemd"
NOT_STATED = "niet genoemd"


def compare_with_norm(rows: pd.DataFrame, results: Results) -> pd.DataFrame:
    """Judge how each school states the legal norm.

    Parameters
    ----------
    rows : pandas.DataFrame
        Table `THRESHOLDS`.
    results : Results
        The run; schools that do not state the norm are in the table too.

    Returns
    -------
    pandas.DataFrame
        Columns School-id, School, Sector, Weergave, Drempel, Bestand, Passage; one row per
        school and way of stating, deviations included when the norm also stands there.
    """
    stated = find_statements(rows)
    columns = ["school_id", "school", "sector", "verdict", "limit", "file_name", "passage"]
    read = results.documents[results.documents["status"] == "gelezen"]
    schools = read[["school_id", "school", "sector"]].drop_duplicates("school_id")
    table = schools.merge(
        stated[[name for name in columns if name not in {"school", "sector"}]],
        on="school_id",
        how="left",
    ).fillna({"verdict": NOT_STATED, "limit": "", "file_name": "", "passage": ""})
    table = table.sort_values(["sector", "school", "school_id", "verdict"], ignore_index=True)
    return table[columns].rename(
        columns={
            **SOURCE_NAMES,
            "school_id": "School-id",
            "verdict": "Weergave",
            "limit": "Drempel",
            "passage": "Passage",
        }
    )


def find_statements(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the thresholds that state the legal norm.

    Parameters
    ----------
    rows : pandas.DataFrame
        Table `THRESHOLDS`.

    Returns
    -------
    pandas.DataFrame
        The rows, one per school and verdict, with columns verdict and limit.
    """
    stated = rows[rows["unit"].isin(_HOUR_UNITS) & rows["type"].isin(["ongeoorloofd", ""])]
    stated = stated[stated["kind"] == "drempel"]
    stated = stated.assign(
        verdict=pd.Series(
            [judge_statement(row) for _, row in stated.iterrows()], stated.index, str
        ),
        limit=pd.Series([write_limit(row) for _, row in stated.iterrows()], stated.index, str),
    )
    stated = stated[stated["verdict"] != ""].drop_duplicates(["school_id", "verdict"])
    # Who gives the norm in full may afterwards speak of 'de 16 uur'.
    complete = stated.loc[stated["verdict"] == AS_THE_LAW, "school_id"]
    is_short = (stated["verdict"] == INCOMPLETE) & stated["school_id"].isin(complete)
    return stated[~is_short]


def judge_statement(row: pd.Series) -> str:
    """Say in Dutch how one threshold relates to the norm; ``''`` when it is about another rule.

    Examples
    --------
    A threshold of 16 hours without a period is ``'periode niet genoemd'``.
    """
    hours, comparator = row["count_low"], row["comparator"]
    has_window = pd.notna(row["window_count"])
    is_four_weeks = row["window_count"] == _WEEKS and row["window_unit"] in _WEEK_UNITS
    if row["count_high"] != hours or comparator in {"minder dan", "tot", "ten hoogste"}:
        return ""
    if hours == _HOURS:
        if not has_window:
            return INCOMPLETE
        if not is_four_weeks:
            return OTHER_PERIOD
        return AS_THE_LAW if comparator in _FROM else OTHER_COUNT
    reports = "melding" in f"{row['action']}, {row['further_actions']}".split(", ")
    if not reports or not is_four_weeks:
        return ""
    return "meldt eerder dan de wet eist" if hours < _HOURS else "ander aantal uren dan 16"


def count_norm(norm: pd.DataFrame) -> pd.DataFrame:
    """Count schools per way of stating the norm; a school can have more than one."""
    rows = norm.rename(columns={"School-id": "school_id", "Sector": "sector"})
    return count_schools(rows, ["Weergave"])
