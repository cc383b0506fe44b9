"""Recognises tables B2.1 and B2.3 by their heads, whoever made them, in long or wide form."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.aggregate.grid import Grid, parse_count, parse_number
from pipeline.aggregate.invariants import RECEIVED_COLUMNS, Slip
from pipeline.contracts.tables import GROUPS, TOTAL

# Tried in order: '% scholen' is a percentage, '95% ondergrens' is not.
_MEASURES = (
    ("", re.compile(r"grens|interval|hoofdcategorie|\bcode\b")),
    ("share_pct", re.compile(r"%|percent|aandeel|\bpct\b")),
    ("frequency", re.compile(r"frequen|codering")),
    ("n_schools", re.compile(r"school|scholen")),
    ("n", re.compile(r"(^|\W)n$")),
)
_NAMES = {
    "share_pct": "percentage",
    "frequency": "frequentie",
    "n_schools": "aantal scholen",
    "n": "n",
}
_GROUP = re.compile(r"\b(" + "|".join(GROUPS) + r")\b")
_STATED_N = re.compile(r"\bn\s*=\s*(\d+)")
_EMPTY = {"", "-", "–", "—", "n.v.t."}


@dataclass(frozen=True, slots=True)
class Published:
    """A recognised table in the shape of the contract, with what could not be read in it.

    Attributes
    ----------
    layout : str
        ``'B2.1'`` or ``'B2.3'``.
    table : pandas.DataFrame
        As `find_received_slips` or `find_count_slips` takes it, with ``line``.
    slips : list of Slip
        Cells that are missing or are no number.
    """

    layout: str
    table: pd.DataFrame
    slips: list[Slip]


def recognise(grid: Grid) -> Published | None:
    """Tell which table of the report this is; None when it is neither."""
    heads = [head.lower() for head in grid.heads]
    if any("ontvangen" in head for head in heads) and any("geanalyseerd" in h for h in heads):
        return _read_received(grid, heads)
    measures = {_find_measure(head) for head in heads}
    if {"frequency", "n_schools"} <= measures or {"n_schools", "share_pct"} <= measures:
        return _read_counts(grid, heads)
    return None


def _read_received(grid: Grid, heads: list[str]) -> Published:
    columns = {
        f"{stage}_{what}": index
        for index, head in enumerate(heads)
        for stage, verb in (("received", "ontvangen"), ("analysed", "geanalyseerd"))
        for what, noun in (("documents", "document"), ("schools", "scho"))
        if verb in head and noun in head
    }
    rows: list[dict[str, object]] = []
    slips: list[Slip] = []
    for line, cells in grid.rows:
        match = _GROUP.match(cells[0].lower())
        row: dict[str, object] = {"line": line, "sector": match[1] if match else cells[0]}
        for name, noun in RECEIVED_COLUMNS.items():
            cell = cells[columns[name]] if name in columns else ""
            row[name] = parse_count(cell)
            slips += _check_cell(Slip(line, cells[0], ""), noun, cell, parse_count(cell))
        rows.append(row)
    return Published("B2.1", pd.DataFrame(rows), slips)


def _read_counts(grid: Grid, heads: list[str]) -> Published:
    measures = [_find_measure(head) for head in heads]
    group_column = next((i for i, head in enumerate(heads) if head in ("groep", "sector")), None)
    rows: list[dict[str, object]] = []
    slips: list[Slip] = []
    for line, names, cells in _name_rows(grid, heads, measures):
        groups: dict[str, dict[str, object]] = {}
        for head, measure, cell in zip(heads, measures, cells, strict=True):
            if not measure:
                continue
            group = _find_group(head if group_column is None else cells[group_column])
            row = groups.setdefault(group, {"line": line, **names, "group": group})
            row.setdefault("n", _find_stated_n(head))
            is_share = measure == "share_pct"
            value, decimals = parse_number(cell) if is_share else (parse_count(cell), 0)
            row[measure] = value
            if is_share:
                row["decimals"] = decimals
            place = Slip(line, names["label"], "")
            slips += _check_cell(place, f"{_NAMES[measure]} ({group})", cell, value, not is_share)
        rows += groups.values()
    table = pd.DataFrame(rows)
    for name in (*_NAMES, "decimals"):
        table[name] = table[name].astype(float) if name in table else math.nan
    return Published("B2.3", table, slips + _find_doubles(table))


def _find_group(text: str) -> str:
    match = _GROUP.search(text.lower())
    return match[1] if match else TOTAL


def _name_rows(
    grid: Grid, heads: list[str], measures: list[str]
) -> Iterator[tuple[int, dict[str, str], list[str]]]:
    """Give line, names (row_kind, category, label) and cells of each row with numbers.

    A main category is printed once, above or beside its first code; a row with numbers but
    without a code's name is the main category's own.
    """
    texts = [i for i, measure in enumerate(measures) if not measure]
    category = next((i for i in texts if "hoofdcategorie" in heads[i]), None)
    label = next((i for i in texts if re.search("subcategorie|onderwerp|label", heads[i])), None)
    if label is None:
        label = next((i for i in texts if i != category), 0)
    kind_column = heads.index("soort") if "soort" in heads else None
    current = ""
    for line, cells in grid.rows:
        if category is not None:
            current = cells[category] or current
        name = cells[label]
        numbers = [parse_number(cells[i])[0] for i, measure in enumerate(measures) if measure]
        if all(map(math.isnan, numbers)) or name.lower().startswith(TOTAL):
            continue
        kind = "code" if name and name != current else "categorie"
        if kind_column is not None:
            kind = cells[kind_column]
        yield line, {"row_kind": kind, "category": current, "label": name or current}, cells


def _find_measure(head: str) -> str:
    return next((name for name, pattern in _MEASURES if pattern.search(head)), "")


def _find_stated_n(head: str) -> float:
    match = _STATED_N.search(head)
    return float(match[1]) if match else math.nan


def _check_cell(
    place: Slip, noun: str, cell: str, value: float, whole: bool = True
) -> Iterator[Slip]:
    if cell in _EMPTY:
        yield Slip(place.line, place.row, f"{noun} ontbreekt")
    elif math.isnan(value) or (whole and value != int(value)):
        expected = "een heel getal" if whole else "een getal"
        yield Slip(place.line, place.row, f"{noun} is '{cell}'; verwacht: {expected}")


def _find_doubles(table: pd.DataFrame) -> list[Slip]:
    key = ["row_kind", "category", "label", "group"]
    doubles = table[table.duplicated(key)].drop_duplicates(["line"])
    return [
        Slip(int(row["line"]), str(row["label"]), "deze rij staat er al eerder")
        for _, row in doubles.iterrows()
    ]
