"""Finds asides: shaded boxes without a rule, beside the running text.

Brochures and printed web pages set contact details and tips apart by a coloured ground only.
Shading is also how tables mark rows and headings stand out, so that only a box with text on
the same heights outside it, and no like box against it, is taken.
"""

from collections.abc import Sequence

from pipeline.ingest.pdf.geometry import Box, Char, PageContent

_NEAR = 3.0
_MAX_SHARE = 0.5  # of the page's width
_MIN_LINES = 2


def find_asides(page: PageContent) -> list[Box]:
    """Return the shaded boxes of a page that stand beside its running text."""
    return [box for box in page.boxes if not box.stroked and _is_aside(box, page)]


def _is_aside(box: Box, page: PageContent) -> bool:
    if box.width > _MAX_SHARE * page.width or any(_is_cell_of(box, o) for o in page.boxes):
        return False
    if any(box.holds(r.x0, r.top) or box.holds(r.x1, r.bottom) for r in page.rules):
        return False  # a cell, or a box with rules of its own
    level = [c for c in page.chars if box.top < c.base <= box.bottom and c.text.strip()]
    inside = [c for c in level if box.holds(c.x0, c.base) and box.holds(c.x1, c.base)]
    beside = [c for c in level if c.x1 < box.x0 - _NEAR or c.x0 > box.x1 + _NEAR]
    if len(inside) + len(beside) < len(level):
        return False  # text runs across the edge: a ground, not a box
    return min(_n_lines(inside), _n_lines(beside)) >= _MIN_LINES


def _n_lines(chars: Sequence[Char]) -> int:
    return len({round(c.base / _NEAR) for c in chars})


def _is_cell_of(box: Box, other: Box) -> bool:
    """Tell whether two shaded boxes stand against each other as the cells of a table do."""
    sides = max(abs(box.x0 - other.x0), abs(box.x1 - other.x1)) <= _NEAR
    stacked = min(abs(box.bottom - other.top), abs(other.bottom - box.top)) <= _NEAR
    ends = max(abs(box.top - other.top), abs(box.bottom - other.bottom)) <= _NEAR
    abreast = min(abs(box.x1 - other.x0), abs(other.x1 - box.x0)) <= _NEAR
    return (sides and stacked) or (ends and abreast)
