"""Which lines are headings, and how deep: by style, else by how they look."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from pipeline.ingest.word.items import Aside, Item, Line
from pipeline.ingest.word.lists import is_toc_line

_MAX_CHARS, _MAX_WORDS = 100, 14
_MAX_STYLED_WORDS = 25
_MAX_TITLE_WORDS = 8
_NUMBERED_TITLE = re.compile(
    r"(?i:hoofdstuk|paragraaf|artikel|bijlage)\s+\w{1,3}\b"
    r"|\d{1,2}(?:\.\d{1,2})*[.:)]?\s+[A-ZÀ-Ý]"
)
_LARGER = 1.15
"""A line counts as large when its type is this much larger than that of the text."""
_MAX_BOLD = 0.4
"""Where more of the text than this is bold, bold does not mark headings."""
_MAX_RUN = 3
"""More lines of the same look in a row than this are a block of text, not headings."""
_TITLE_RANK = 0
_LOOKS_FROM = 10
"""Headings by look come after the nine levels of styles."""


def find_levels(items: Sequence[Item]) -> list[int | None]:
    """Return the heading level of each item (1 is the highest), None for what is no heading.

    Styles decide first. A short line that is all bold, underlined, in capitals or in large
    type is a heading too: at the level of the style whose size it has, else below all
    styles, larger type higher.
    """
    ranks: list[int | None] = [_rank_by_style(item) for item in items]
    looks = _find_looks(items, ranks)
    places = _place_looks(items, ranks, looks)
    for index, look in looks.items():
        item = items[index]
        if isinstance(item, Line):
            ranks[index] = places[look]
    _promote_title(items, ranks, looks)
    found = sorted({rank for rank in ranks if rank is not None})
    levels: dict[int | None, int] = {rank: level for level, rank in enumerate(found, start=1)}
    return [levels.get(rank) for rank in ranks]


def _rank_by_style(item: Item) -> int | None:
    if not isinstance(item, Line) or item.in_box or item.furniture:
        return None
    outline = item.style.outline
    # Some authors give whole paragraphs a heading style for its looks.
    n_words = len(item.text.split())
    is_text = n_words > _MAX_STYLED_WORDS or (n_words > _MAX_WORDS and item.text.endswith("."))
    return None if outline is None or is_text else outline


Look: TypeAlias = tuple[int, bool, bool, bool]
"""Size, capitals, bold, underlined: a larger tuple is a higher heading."""


def _find_looks(items: Sequence[Item], ranks: Sequence[int | None]) -> dict[int, Look]:
    lines = [
        item for item in items if isinstance(item, Line) and not item.furniture and not item.in_box
    ]
    sizes: Counter[int] = Counter()
    n_bold = n_chars = 0
    for line in lines:
        sizes[line.size] += len(line.text)
        n_chars += len(line.text)
        n_bold += len(line.text) * line.bold
    body_size = sizes.most_common(1)[0][0] if sizes else 0
    bold_marks = n_bold <= _MAX_BOLD * n_chars
    looks: dict[int, Look] = {}
    for index, item in enumerate(items):
        if ranks[index] is None and isinstance(item, Line) and _is_short(item):
            bold = item.bold and bold_marks
            caps = item.text.isupper() and len(re.findall(r"[^\W\d_]", item.text)) > 3
            is_large = item.size >= _LARGER * body_size
            # In the type of the text a full stop ends a sentence; in large type it may not.
            is_open = not item.text.endswith(".")
            is_marked = is_large or (is_open and (bold or caps or item.underline))
            is_marked |= is_open and _is_numbered_title(items, index)
            if is_marked and _may_stand_above(items, index, bold):
                looks[index] = (item.size, caps, bold, item.underline)
    return _drop_runs(looks)


def _is_short(line: Line) -> bool:
    text = line.text
    return (
        not line.furniture
        and not line.in_box
        and (line.label is None or not line.label.is_bullet)
        and len(text) <= _MAX_CHARS
        and len(text.split()) <= _MAX_WORDS
        and bool(re.search(r"[^\W\d_]", text))
        and text[-1] not in ";,_…"
        and not is_toc_line(text)
    )


def _may_stand_above(items: Sequence[Item], index: int, bold: bool) -> bool:
    """Whether something follows that a heading can stand above."""
    line = items[index]
    following = next((item for item in items[index + 1 :] if not isinstance(item, Aside)), None)
    if following is None or not isinstance(line, Line):
        return False
    if line.label is None:
        return True
    # A bold numbered line is a heading, unless it is an item among items.
    is_item = isinstance(following, Line) and following.label is not None
    return bold and not (is_item and isinstance(following, Line) and not following.bold)


def _is_numbered_title(items: Sequence[Item], index: int) -> bool:
    """Whether a plain line is a title by its number: short, with longer text below it."""
    line, below = items[index], items[index + 1] if index + 1 < len(items) else None
    return (
        isinstance(line, Line)
        and isinstance(below, Line)
        and line.label is None
        and bool(_NUMBERED_TITLE.match(line.text))
        and not _NUMBERED_TITLE.match(below.text)
        and len(line.text.split()) <= _MAX_TITLE_WORDS < len(below.text.split())
    )


def _drop_runs(looks: dict[int, Look]) -> dict[int, Look]:
    kept = dict(looks)
    run: list[int] = []
    for index in [*sorted(looks), None]:
        if index is not None and run and index == run[-1] + 1 and looks[index] == looks[run[-1]]:
            run.append(index)
            continue
        if len(run) > _MAX_RUN:
            for each in run:
                del kept[each]
        run = [] if index is None else [index]
    return kept


def _place_looks(
    items: Sequence[Item], ranks: Sequence[int | None], looks: dict[int, Look]
) -> dict[Look, int]:
    styled = [
        (item.size, rank)
        for item, rank in zip(items, ranks, strict=True)
        if rank and isinstance(item, Line)
    ]
    top = max((size for size, _ in styled), default=None)
    places: dict[Look, int] = {}
    for order, look in enumerate(sorted(set(looks.values()), reverse=True)):
        not_larger = [outline for size, outline in styled if size <= look[0]]
        if top is not None and look[0] > top:
            places[look] = _TITLE_RANK
        else:
            places[look] = min(not_larger, default=_LOOKS_FROM + order)
    return places


def _promote_title(items: Sequence[Item], ranks: list[int | None], looks: dict[int, Look]) -> None:
    """A first line directly above another heading of its look is the title."""
    first = next((i for i, item in enumerate(items) if not _is_furniture(item)), None)
    if first is None or first not in looks or any(rank == _TITLE_RANK for rank in ranks):
        return
    second = first + 1
    if looks.get(second) == looks[first]:
        ranks[first] = _TITLE_RANK


def _is_furniture(item: Item) -> bool:
    return isinstance(item, Line) and bool(item.furniture)
