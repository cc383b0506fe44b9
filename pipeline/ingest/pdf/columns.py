"""Puts the pieces of a page in reading order: finds columns, keeps full-width text apart.

A gutter is a strip without text beside which lines stand on both sides. Two columns of
running text and the cells of a table without rules both have one; the order in the file
tells them apart, since columns are written one after the other and cells row by row.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_MIN_LINES = 2
_MIN_SHARE = 0.15  # of the width: narrower is a margin with bullets or numbers
_STEP = 8.0  # points: columns of one layout differ less from page to page
_WHITE = 36.0  # points, from edge to edge of the page
_MIN_CHARS = 6  # per line, on average: fewer is no running text


@dataclass(slots=True)
class Item:
    """Anything that takes up room on a page: a piece of a line or a table (`load`)."""

    x0: float
    top: float
    x1: float
    bottom: float
    order: int
    n_chars: int
    load: object

    @property
    def middle(self) -> float:
        """Height of the middle."""
        return (self.top + self.bottom) / 2

    @property
    def n_hidden(self) -> int:
        """Lines inside: a table or frame counts for as many as would fit in its height."""
        height = self.bottom - self.top
        return int(height / 14) if height > 40 else 0


@dataclass(slots=True)
class Zone:
    """A stretch of one column in reading order; `key` is equal for columns of one place.

    The key names the gutters that bound the column, outermost first: minus the place of a
    gutter to its right, plus that of one to its left, in steps of `_STEP` points.
    """

    items: list[Item]
    key: tuple[int, ...] = ()


def order_items(items: Sequence[Item], key: tuple[int, ...] = ()) -> list[Zone]:
    """Divide items over zones in reading order.

    Parameters
    ----------
    items : sequence of Item
        Everything on a page, or in one column of it.
    key : tuple of int
        Gutters found so far, as in `Zone`.

    Returns
    -------
    list of Zone
        Zones from top to bottom and left to right; inside a zone the file's order is kept
        unless it jumps up and down, as that of some print drivers does.
    """
    gutter = _best_gutter(items) if len(key) < 3 else None
    if gutter is None:
        return [Zone(_settle(items), key)] if items else []
    zones: list[Zone] = []
    place = round(gutter / _STEP)
    stretches = itertools.groupby(_bands(items, gutter), key=lambda found: found[1])
    for split, bands in stretches:
        if not split:
            # Smaller than the whole, so that a gutter elsewhere on the page can be seen.
            zones += order_items([i for band, _ in bands for i in band], key)
            continue
        for band, _ in bands:
            left = [i for i in band if i.x1 <= gutter]
            zones += order_items(left, (*key, -place))
            zones += order_items([i for i in band if i not in left], (*key, place))
    return zones


def _best_gutter(items: Sequence[Item]) -> float | None:
    starts: Counter[int] = Counter()
    for item in items:
        starts[round(item.x0)] += 1 + item.n_hidden
    best, best_score = None, 0.0
    for x, count in starts.items():
        if count + starts[x - 1] + starts[x + 1] < _MIN_LINES:
            continue
        # The rules of a table reach a little beyond the text around it.
        for gutter in (x - 2.0, x - 7.0):
            score = sum(_weigh(band, gutter) for band, split in _bands(items, gutter) if split)
            if score > best_score:
                best, best_score = gutter, score
    return best


def _weigh(band: Sequence[Item], gutter: float) -> float:
    left = sum(i.bottom - i.top for i in band if i.x1 <= gutter)
    right = sum(i.bottom - i.top for i in band if i.x0 >= gutter)
    return min(left, right)


def _bands(items: Sequence[Item], gutter: float) -> list[tuple[list[Item], bool]]:
    """Cut at items that cross the gutter and at wide white; tell which bands have two columns."""
    bands: list[tuple[list[Item], bool]] = []
    band: list[Item] = []

    def close() -> None:
        if band:
            bands.append((band.copy(), _is_split(band, gutter, items)))
            band.clear()

    for item in sorted(items, key=lambda i: i.middle):
        if item.x0 < gutter < item.x1:
            close()
            bands.append(([item], False))
            continue
        if band and item.top - max(i.bottom for i in band) > _WHITE:
            close()  # a foot or head of the page is no part of its columns
        band.append(item)
    close()
    return bands


def _is_split(band: Sequence[Item], gutter: float, everything: Sequence[Item]) -> bool:
    left = [i for i in band if i.x1 <= gutter]
    right = [i for i in band if i.x0 >= gutter]
    n_left, n_right = _n_lines(left), _n_lines(right)
    if min(n_left, n_right) < _MIN_LINES:
        return False
    width = max(i.x1 for i in everything) - min(i.x0 for i in everything)
    for side in (left, right):
        if max(i.x1 for i in side) - min(i.x0 for i in side) < _MIN_SHARE * width:
            return False
        if sum(i.n_chars for i in side) < _MIN_CHARS * _n_levels(side):
            return False
    if min(i.x0 for i in right) - max(i.x1 for i in left) < 6.0:
        return False
    top = max(min(i.top for i in left), min(i.top for i in right))
    bottom = min(max(i.bottom for i in left), max(i.bottom for i in right))
    if bottom - top < 12.0:
        return False
    return _written_by_column(band, gutter, n_left, n_right)


def _n_levels(side: Sequence[Item]) -> int:
    return len({round(i.middle / 4) for i in side})


def _n_lines(side: Sequence[Item]) -> int:
    return _n_levels(side) + sum(i.n_hidden for i in side)


def _written_by_column(band: Sequence[Item], gutter: float, n_left: int, n_right: int) -> bool:
    sides = [i.x0 >= gutter for i in sorted(band, key=lambda i: i.order)]
    crossings = sum(a != b for a, b in itertools.pairwise(sides))
    if crossings <= max(1, 0.25 * min(n_left, n_right)):
        return True
    if crossings < 1.5 * min(n_left, n_right):
        return False
    # Written straight across, line by line: only full lines on both sides make columns.
    return all(
        _share_full([i for i in band if (i.x0 >= gutter) == right]) >= 0.6
        for right in (False, True)
    )


def _share_full(side: Sequence[Item]) -> float:
    x0, x1 = min(i.x0 for i in side), max(i.x1 for i in side)
    return sum(i.x1 - x0 >= 0.85 * (x1 - x0) and i.n_chars >= 20 for i in side) / len(side)


def _settle(items: Sequence[Item]) -> list[Item]:
    by_file = sorted(items, key=lambda i: i.order)
    jumps = sum(
        b.middle < a.middle - 0.6 * (b.bottom - b.top) for a, b in itertools.pairwise(by_file)
    )
    if jumps <= 1 + 0.05 * len(by_file):
        return by_file
    rows: list[list[Item]] = []
    for item in sorted(items, key=lambda i: i.middle):
        if rows and abs(item.middle - rows[-1][0].middle) <= 3.0:
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda i: i.x0)]
