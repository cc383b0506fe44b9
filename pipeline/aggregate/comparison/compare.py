"""Compares two runs: shares, changes with an exact test, and which schools changed."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.aggregate.comparison.alignment import Alignment
from pipeline.aggregate.comparison.change_test import Stratum, assess_change
from pipeline.aggregate.comparison.comparable import check_comparable, list_common_sectors
from pipeline.aggregate.comparison.schools import match_schools
from pipeline.aggregate.comparison.sides import Side, prepare_side
from pipeline.aggregate.comparison.transitions import tabulate_transitions
from pipeline.contracts.builders import list_records
from pipeline.contracts.comparison import CHANGES, LESS, MORE, NO_CHANGE, TOO_FEW, Comparison
from pipeline.contracts.results import Results
from pipeline.contracts.tables import TOTAL
from pipeline.contracts.validation import build_table
from pipeline.statistics import correct_holm

ALPHA = 0.05
_KEYS = ["row_kind", "category", "code", "label", "group"]
_COLUMNS = {
    "n_schools": "schools",
    "n": "n",
    "share_pct": "share",
    "low_pct": "low",
    "high_pct": "high",
}


def compare_runs(
    before: Results, after: Results, alignment: Alignment, names: tuple[str, str]
) -> Comparison:
    """Compare two runs.

    Parameters
    ----------
    before, after : Results
        Unmasked: schools are matched by their names.
    alignment : Alignment
        What the codes of both are compared as.
    names : tuple of str
        What the runs are called, for warnings.

    Raises
    ------
    PipelineError
        When the runs cannot be compared.
    """
    warnings = check_comparable(before, after, names)
    sectors = list_common_sectors(before, after)
    first = prepare_side(before, alignment.of_before, alignment.topics, sectors)
    second = prepare_side(after, alignment.of_after, alignment.topics, sectors)
    schools = match_schools(before.documents, after.documents)
    schools = schools[schools["sector"].isin(sectors)].reset_index(drop=True)
    partial = [
        f"De hoofdcategorie ‘{label}’ bestaat niet in beide jaren uit dezelfde codes. Zij is "
        "geteld over de codes die beide jaren hebben, dus anders dan in tabel B2.3 van elk jaar."
        for label in alignment.partial
    ]
    return Comparison(
        changes=_tabulate_changes(first, second, schools, sectors),
        schools=schools,
        transitions=tabulate_transitions(first, second, schools, alignment.topics),
        topic_changes=alignment.changes,
        before=before.info,
        after=after.info,
        warnings=(*warnings, *partial),
    )


def _tabulate_changes(
    first: Side, second: Side, schools: pd.DataFrame, sectors: Sequence[str]
) -> pd.DataFrame:
    sides = [
        side.counts.set_index(_KEYS)[list(_COLUMNS)].set_axis(
            [_rename(name, when) for name in _COLUMNS], axis=1
        )
        for side, when in ((first, "before"), (second, "after"))
    ]
    merged = sides[0].join(sides[1], validate="one_to_one").reset_index()
    merged = merged[merged["group"].isin([TOTAL, *sectors])].reset_index(drop=True)
    rows = [{**row, **_assess(row, first, second, schools)} for row in list_records(merged)]
    table = pd.DataFrame(rows)
    # The sectors together are a family of their own: a subject is looked at in each of them.
    family = [table["row_kind"], table["group"] == TOTAL]
    table["p_holm"] = table.groupby(family)["p_value"].transform(
        lambda p: pd.Series(correct_holm(p.tolist()), index=p.index)
    )
    table["verdict"] = [_judge(row) for row in list_records(table)]
    return build_table(list_records(table.drop(columns=["lowest", "shift"])), CHANGES)


def _rename(name: str, when: str) -> str:
    unit = "_pct" if name.endswith("_pct") else ""
    return f"{_COLUMNS[name]}_{when}{unit}"


def _assess(
    row: dict[str, Any], first: Side, second: Side, schools: pd.DataFrame
) -> dict[str, float]:
    """Change of one code or main category in one group, and what the test says of it."""
    key = row["row_kind"], row["code"] or row["category"]
    had, has = first.schools_with.get(key, set()), second.schools_with.get(key, set())
    own = schools if row["group"] == TOTAL else schools[schools["sector"] == row["group"]]
    both = (own["school_id_before"] != "") & (own["school_id_after"] != "")
    had_it, has_it = own["school_id_before"].isin(had), own["school_id_after"].isin(has)
    gained, dropped = int((both & ~had_it & has_it).sum()), int((both & had_it & ~has_it).sum())
    strata = [
        Stratum(
            int((had_it & part).sum()),
            int((part & (own["school_id_before"] != "")).sum()),
            int((has_it & part).sum()),
            int((part & (own["school_id_after"] != "")).sum()),
        )
        for part in (~both & (own["sector"] == sector) for sector in own["sector"].unique())
    ]
    test = assess_change(gained, dropped, strata)
    return {
        "change_pp": row["share_after_pct"] - row["share_before_pct"],
        "n_both": int(both.sum()),
        "gained": gained,
        "dropped": dropped,
        "p_value": test.p_value,
        "lowest": test.lowest_p_value,
        "shift": test.shift,
    }


def _judge(row: dict[str, Any]) -> str:
    """Say what the test supports; a change that shares and test see differently is none."""
    if row["lowest"] >= ALPHA:
        return TOO_FEW
    if row["p_holm"] >= ALPHA or row["shift"] * row["change_pp"] <= 0:
        return NO_CHANGE
    return MORE if row["change_pp"] > 0 else LESS
