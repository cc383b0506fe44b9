"""Finds ruled tables and frames on a page and deals its characters out to their cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.pdf.asides import find_asides
from pipeline.ingest.pdf.geometry import Box, Char, PageContent

_NEAR = 3.0


@dataclass(slots=True)
class Cell:
    """A cell of a table; `chars` in file order, with the place in the file of each."""

    row: int
    column: int
    box: Box
    n_rows: int = 1
    n_columns: int = 1
    chars: list[tuple[int, Char]] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table (or a frame, when it has one cell): where it lies and its cells."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[Cell]


def find_grids(page: PageContent) -> list[Grid]:
    """Find the tables and frames that rules, stroked boxes and shaded asides draw.

    Parameters
    ----------
    page : PageContent
        One page.

    Returns
    -------
    list of Grid
        From top to bottom, cells still without characters. Merged cells are one cell.
    """
    flat, upright = _segments(page)
    grids = [g for g in map(_build, _groups(flat, upright)) if g is not None]
    grids += [
        Grid(box, [box.x0, box.x1], [box.top, box.bottom], [Cell(0, 0, box)])
        for box in find_asides(page)
    ]
    return sorted(grids, key=lambda g: (g.box.top, g.box.x0))


def deal_out(page: PageContent, grids: Sequence[Grid]) -> list[tuple[int, Char]]:
    """Put each character in the cell where its middle lies; return those outside all grids."""
    outside: list[tuple[int, Char]] = []
    for order, char in enumerate(page.chars):
        x, y = (char.x0 + char.x1) / 2, char.base - 0.3 * char.style.size
        cell = next(
            (
                cell
                for grid in grids
                if grid.box.holds(x, y)
                for cell in grid.cells
                if cell.box.holds(x, y, 0.5)
            ),
            None,
        )
        if cell is None:
            outside.append((order, char))
        else:
            cell.chars.append((order, char))
    return outside


def _segments(page: PageContent) -> tuple[list[Box], list[Box]]:
    flat = [r for r in page.rules if r.width >= r.height]
    upright = [r for r in page.rules if r.width < r.height]
    for box in page.boxes:
        if box.stroked and box.width * box.height < 0.9 * page.width * page.height:
            flat += [Box(box.x0, y, box.x1, y) for y in (box.top, box.bottom)]
            upright += [Box(x, box.top, x, box.bottom) for x in (box.x0, box.x1)]
    return _merge(flat, across=True), _merge(upright, across=False)


def _merge(rules: list[Box], across: bool) -> list[Box]:
    """Join rules that lie in line and touch: a table's rule is often drawn cell by cell."""

    def level(r: Box) -> float:
        return (r.top + r.bottom) / 2 if across else (r.x0 + r.x1) / 2

    def reach(r: Box) -> tuple[float, float]:
        return (r.x0, r.x1) if across else (r.top, r.bottom)

    merged: list[Box] = []
    for rule in sorted(rules, key=lambda r: (round(level(r)), reach(r))):
        near = [m for m in merged[-12:] if abs(level(m) - level(rule)) <= 1.5]
        start, end = reach(rule)
        home = next(
            (m for m in near if start <= reach(m)[1] + _NEAR and end >= reach(m)[0] - _NEAR), None
        )
        if home is None:
            merged.append(rule)
            continue
        x0, x1 = min(home.x0, rule.x0), max(home.x1, rule.x1)
        joined = Box(x0, min(home.top, rule.top), x1, max(home.bottom, rule.bottom))
        merged[merged.index(home)] = joined
    return merged


def _groups(flat: list[Box], upright: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Group rules that touch, directly or through others."""
    groups: list[tuple[list[Box], list[Box]]] = []
    waiting = list(upright)
    while waiting:
        ups, flats = [waiting.pop()], list[Box]()
        grown = True
        while grown:
            more_flat = [f for f in flat if f not in flats and any(_touch(f, u) for u in ups)]
            flats += more_flat
            more_up = [u for u in waiting if any(_touch(f, u) for f in flats)]
            waiting = [u for u in waiting if u not in more_up]
            ups += more_up
            grown = bool(more_flat or more_up)
        groups.append((flats, ups))
    return groups


def _touch(flat: Box, upright: Box) -> bool:
    x, y = (upright.x0 + upright.x1) / 2, (flat.top + flat.bottom) / 2
    return (
        flat.x0 - _NEAR <= x <= flat.x1 + _NEAR
        and upright.top - _NEAR <= y <= upright.bottom + _NEAR
    )


def _build(group: tuple[list[Box], list[Box]]) -> Grid | None:
    flats, ups = group
    xs = _levels([(u.x0 + u.x1) / 2 for u in ups])
    ys = _levels([(f.top + f.bottom) / 2 for f in flats])
    # A table may lack its outer rules: the rules that cross them show how far it reaches.
    if flats:
        xs = _levels([*xs, *_beyond(xs, [f.x0 for f in flats], [f.x1 for f in flats])])
    ys = _levels([*ys, *_beyond(ys, [u.top for u in ups], [u.bottom for u in ups])])
    if len(xs) < 2 or len(ys) < 2:
        return None
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return Grid(box, xs, ys, _cells(xs, ys, flats, ups))


def _beyond(levels: list[float], starts: list[float], ends: list[float]) -> list[float]:
    extra = []
    if min(starts) < (levels[0] if levels else min(starts) + 99) - 12:
        extra.append(min(starts))
    if max(ends) > (levels[-1] if levels else max(ends) - 99) + 12:
        extra.append(max(ends))
    return extra


def _levels(values: list[float]) -> list[float]:
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > _NEAR:
            levels.append(value)
    return levels


def _cells(xs: list[float], ys: list[float], flats: list[Box], ups: list[Box]) -> list[Cell]:
    """Lay out the cells; those without a rule between them are one (merged) cell."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            middle_y = (ys[row] + ys[row + 1]) / 2
            wide, high = 1, 1
            while column + wide < len(xs) - 1 and not _cut(ups, xs[column + wide], middle_y, False):
                wide += 1
            middle_x = (xs[column] + xs[column + 1]) / 2
            while row + high < len(ys) - 1 and not _cut(flats, ys[row + high], middle_x, True):
                high += 1
            taken |= {(row + r, column + c) for r in range(high) for c in range(wide)}
            box = Box(xs[column], ys[row], xs[column + wide], ys[row + high])
            cells.append(Cell(row, column, box, high, wide))
    return cells


def _cut(rules: list[Box], level: float, along: float, across: bool) -> bool:
    for rule in rules:
        if across and abs((rule.top + rule.bottom) / 2 - level) <= _NEAR:
            if rule.x0 - 1 <= along <= rule.x1 + 1:
                return True
        elif (
            not across
            and abs((rule.x0 + rule.x1) / 2 - level) <= _NEAR
            and (rule.top - 1 <= along <= rule.bottom + 1)
        ):
            return True
    return False
