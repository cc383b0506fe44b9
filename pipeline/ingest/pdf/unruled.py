"""Finds tables without upright rules: pieces that stand in columns, row after row.

The columns follow from the white that stays free through all rows. The rows follow from the
order in the file: cells are written one after the other, each with all its lines, so that a
step back to an earlier column begins a row. Rules and shading between rows count too.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.pdf.elements import Row, Table
from pipeline.ingest.pdf.geometry import Box
from pipeline.ingest.pdf.lines import Line, join_pieces

_MIN_ROWS = 3
_LABEL = re.compile(r"[•◦▪●○■–—\-*]|\(?(?:\d{1,2}|[a-z])[.)]|[\ue000-\uf8ff]")

_Gaps = list[tuple[float, float]]


@dataclass(slots=True)
class _Level:
    """Pieces on one baseline, from left to right."""

    pieces: list[Line]

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def size(self) -> float:
        return max(p.size for p in self.pieces)


def find_unruled(pieces: Sequence[Line], bars: Sequence[float]) -> list[Line | Table]:
    """Replace pieces that make up a table by that table.

    Parameters
    ----------
    pieces : sequence of Line
        Pieces of one column of a page, in the order of the file.
    bars : sequence of float
        Heights of level rules and of the edges of shaded areas.

    Returns
    -------
    list of Line or Table
        The pieces that are in no table, and the tables, in order.
    """
    levels = _levels(pieces)
    found: dict[int, Table] = {}
    taken: set[int] = set()
    at = 0
    while at < len(levels):
        end, gaps = _grow(levels, at)
        table = _make_table(levels[at:end], gaps, bars)
        if table is None:
            at += 1
            continue
        members = [p for level in levels[at:end] for p in level.pieces]
        found[id(min(members, key=lambda p: p.order))] = table
        taken |= {id(p) for p in members}
        at = end
    result: list[Line | Table] = []
    for piece in pieces:
        if id(piece) in found:
            result.append(found[id(piece)])
        elif id(piece) not in taken:
            result.append(piece)
    return result


def _levels(pieces: Sequence[Line]) -> list[_Level]:
    levels: list[_Level] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.x0)):
        last = levels[-1] if levels else None
        if last and piece.base - last.base <= 0.3 * piece.size:
            last.pieces.append(piece)
        else:
            levels.append(_Level([piece]))
    for level in levels:
        level.pieces.sort(key=lambda p: p.x0)
    return levels


def _gaps(level: _Level) -> _Gaps:
    """White between pieces; that after a list label or with a space in it does not count."""
    pairs = itertools.pairwise(level.pieces)
    return [
        (a.x1, b.x0)
        for i, (a, b) in enumerate(pairs)
        if not (i == 0 and _LABEL.fullmatch(a.text))
        and b.x0 - a.x1 > 0.5 * level.size
        and not b.after_space
    ]


def _grow(levels: Sequence[_Level], start: int) -> tuple[int, _Gaps]:
    """Take in levels as long as some white stays free through all of them."""
    gaps = _gaps(levels[start])
    end = start + 1
    while gaps and end < len(levels):
        level, before = levels[end], levels[end - 1]
        narrowed = _narrow(gaps, level)
        if not narrowed or level.base - before.base > 3.5 * level.size:
            break
        if abs(level.size - levels[start].size) > 0.12 * level.size:
            break
        gaps, end = narrowed, end + 1
    while end - 1 > start and not _gaps(levels[end - 1]) and _comes_after(levels, start, end - 1):
        end -= 1
    return end, gaps


def _narrow(gaps: _Gaps, level: _Level) -> _Gaps:
    for piece in level.pieces:
        parts: _Gaps = []
        for left, right in gaps:
            if piece.x1 <= left or piece.x0 >= right:
                parts.append((left, right))
            else:
                parts += [(left, min(right, piece.x0)), (max(left, piece.x1), right)]
        gaps = [(a, b) for a, b in parts if b - a > 0.45 * level.size]
    # White left of the first or right of the last piece of a level is no column border.
    return gaps


def _comes_after(levels: Sequence[_Level], start: int, last: int) -> bool:
    """Tell whether a level at the end is text after the table, not the rest of a cell."""
    before = max(p.order for level in levels[start:last] for p in level.pieces)
    return min(p.order for p in levels[last].pieces) > before and (
        levels[last].pieces[0].x0 <= levels[start].pieces[0].x0 + 2
    )


def _make_table(levels: Sequence[_Level], gaps: _Gaps, bars: Sequence[float]) -> Table | None:
    wide = [level for level in levels if _gaps(level)]
    # Below a bold header one row will do: two lines in step are otherwise chance.
    enough = _MIN_ROWS - 1 if all(p.all_bold for p in levels[0].pieces) else _MIN_ROWS
    if len(wide) < enough or not gaps:
        return None
    pieces = sorted((p for level in levels for p in level.pieces), key=lambda p: p.order)
    borders = [(a + b) / 2 for a, b in sorted(gaps)]
    columns = [sum(p.x0 >= border for border in borders) for p in pieces]
    last = [p.text for p, c in zip(pieces, columns, strict=True) if c == len(borders)]
    if len(set(columns)) <= len(borders) or all(re.fullmatch(r"\d{1,3}|[ivx]+", t) for t in last):
        return None  # an empty column, or the page numbers of a table of contents
    if not all(_in_step(pieces, columns, c) for c in range(1, len(borders) + 1)):
        return None  # white between justified words that happens to coincide
    rows = _rows(pieces, columns, bars, len(borders) + 1)
    if sum(sum(map(bool, row.cells)) > 1 for row in rows) < enough:
        return None
    box = Box(
        min(p.x0 for p in pieces),
        min(p.top for p in pieces),
        max(p.x1 for p in pieces),
        max(p.bottom for p in pieces),
    )
    return Table(pieces[0].page, box, rows, [box.x0, *borders])


def _in_step(pieces: Sequence[Line], columns: Sequence[int], column: int) -> bool:
    """Tell whether the pieces of a column line up left, right or in the middle."""
    own = [p for p, c in zip(pieces, columns, strict=True) if c == column]
    edges_of = [[p.x0 for p in own], [(p.x0 + p.x1) / 2 for p in own]]
    # Words of justified lines line up right as well: there only numbers count.
    if all(any(c.text.isdigit() for c in p.chars) for p in own):
        edges_of.append([p.x1 for p in own])
    for edges in edges_of:
        if max(sum(abs(a - b) <= 1.5 for b in edges) for a in edges) >= 0.6 * len(edges):
            return True
    return False


def _rows(
    pieces: Sequence[Line], columns: Sequence[int], bars: Sequence[float], n_columns: int
) -> list[Row]:
    by_cell = any(
        a == b and q.base > p.base + 1
        for (p, a), (q, b) in itertools.pairwise(zip(pieces, columns, strict=True))
    )
    rows: list[list[list[Line]]] = []
    before, lowest = n_columns, 0.0
    for piece, column in zip(pieces, columns, strict=True):
        same_level = bool(rows) and abs(piece.base - lowest) <= 2
        stepped = column < before and not same_level and (by_cell or column == 0)
        barred = any(lowest < bar < piece.base - 0.5 * piece.size for bar in bars)
        if not rows or stepped or barred:
            rows.append([[] for _ in range(n_columns)])
        rows[-1][column].append(piece)
        before, lowest = column, max(lowest, piece.base)
    return [Row([join_pieces(cell) for cell in cells]) for cells in rows]
