"""Writes limits in equal wording, so that those of different protocols can be compared."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.insight.thresholds.schema import write_number, write_unit

# Acting at a number: 'bij 16', 'na 16', 'vanaf 16' and '16 of meer' all begin at the sixteenth.
_AT = frozenset({"geen", "bij", "na", "op", "vanaf", "ten minste", "uiterlijk", "binnen"})
SAME_UNIT = {
    "lesuur": "uur",
    "klokuur": "uur",
    "lesweek": "week",
    "schoolweek": "week",
}
Row = Mapping[Any, Any]


def write_plain(row: Row) -> str:
    """Write a limit as Dutch: ``meer dan 16 uur in 4 weken``, ``9 keer``."""
    comparator = "" if row["comparator"] in _AT else f"{row['comparator']} "
    low, high = write_number(row["count_low"]), write_number(row["count_high"])
    number = low if low == high else f"{low} tot {high}"
    limit = f"{comparator}{number} {write_unit(_same(row['unit']), row['count_high'])}".strip()
    count = row["window_count"]
    if pd.isna(count):
        return limit
    unit = write_unit(_same(row["window_unit"]), count)
    if count == 1 / 2:
        return f"{limit} per half {row['window_unit']}"
    return f"{limit} per {unit}" if count == 1 else f"{limit} in {write_number(count)} {unit}"


def write_ahead(row: Row) -> str:
    """Write how long before: ``8 weken van tevoren``."""
    number = write_number(row["count_low"])
    return f"{number} {write_unit(_same(row['unit']), row['count_low'])} van tevoren"


def write_boundary(row: Row) -> str:
    """Write up to how many whole days the head decides; ``''`` when the row says no boundary."""
    days = {
        "ten hoogste": row["count_low"],
        "meer dan": row["count_low"],
        "ten minste": row["count_low"] - 1,
        "vanaf": row["count_low"] - 1,
        "minder dan": row["count_low"] - 1,
    }.get(row["comparator"], 0)
    return f"directeur tot en met {write_number(days)} dagen" if days > 0 else ""


def write_clock(row: Row) -> str:
    """Write a time such as ``'08:30'`` as ``8.30 uur``."""
    hour, minute = row["time"].split(":")
    return f"{int(hour)}.{minute} uur"


def _same(unit: str) -> str:
    return SAME_UNIT.get(unit, unit)
