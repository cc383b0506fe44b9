"""Reads a CSV of unknown layout as a grid of texts and numbers, the way people save tables."""

import csv
import io
import math
import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.contracts.errors import TableError

_NUMBER = re.compile(r"^[<>~±]?\s*(-?\d+(?:[.,]\d+)?)\s*%?$")
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})+$")
_MAX_HEAD_ROWS = 4


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands in a file.

    Attributes
    ----------
    heads : list of str
        One text per column; heads over two rows are joined with a space.
    rows : list of (int, list of str)
        1-based line in the file, and a text per column.
    """

    heads: list[str]
    rows: list[tuple[int, list[str]]]


def read_grid(path: Path) -> Grid:
    """Read a CSV with ``;``, ``,`` or tab between cells, in UTF-8 or as Windows writes it.

    Rows above the heads (a title) and empty rows are skipped; a head that spans columns
    ('Ontvangen' over two of them) is repeated over each.

    Raises
    ------
    TableError
        When there is no table in the file.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    separator = max(";\t,", key=text.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    rows = [(line, cells) for line, cells in rows if sum(map(bool, cells)) > 1]
    has_number = [any(map(_NUMBER.match, cells)) for _, cells in rows]
    n_heads = has_number.index(True) if True in has_number else len(rows)
    if not 0 < n_heads <= _MAX_HEAD_ROWS:
        raise TableError(
            f"{path.name}: geen tabel gevonden. Verwacht: een rij met koppen en daaronder rijen "
            "met getallen, gescheiden door puntkomma's of komma's."
        )
    width = max(len(cells) for _, cells in rows)
    rows = [(line, cells + [""] * (width - len(cells))) for line, cells in rows]
    return Grid(_join_heads([cells for _, cells in rows[:n_heads]]), rows[n_heads:])


def parse_number(text: str) -> tuple[float, int]:
    """Read a number as printed: its value and its decimals; NaN when it is not a number."""
    match = _NUMBER.match(text)
    if match is None:
        return math.nan, 0
    number = match[1].replace(",", ".")
    return float(number), len(number.partition(".")[2])


def parse_count(text: str) -> float:
    """Read a count, in which a point can only group thousands (1.234)."""
    return parse_number(text.replace(".", "") if _GROUPED.match(text) else text)[0]


def _join_heads(heads: list[list[str]]) -> list[str]:
    spread = []
    for row in heads[:-1]:
        last, filled = "", []
        for cell in row:
            last = cell or last
            filled.append(last)
        spread.append(filled)
    return [" ".join(filter(None, cells)) for cells in zip(*spread, heads[-1], strict=True)]
