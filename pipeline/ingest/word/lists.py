"""Lists typed by hand: dashes, bullets, numbers and letters before a line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.word.items import Item, Line
from pipeline.ingest.word.numbering import ListLabel

_BULLET = re.compile(r"([•●○▪■□◦‣⁃∙·►▶➢➤→✓❖»\-–—]+)\s+(?=\S)")
_WEAK_BULLET = re.compile(r"([*o§Øü>+~])\s+(?=\S)")
_COUNTER = re.compile(r"(\(?(\d{1,2}|[a-z])[.)])\s+(?=\S)")
_TOC_LINE = re.compile(r"(?:\.{2,}|…|_{3,})\s*\d{1,3}$")


def is_toc_line(text: str) -> bool:
    """Whether `text` is a typed line of a table of contents: leader dots and a page number."""
    return bool(_TOC_LINE.search(text))


def join_soft_lines(items: Sequence[Item]) -> list[Item]:
    """Undo line breaks inside a paragraph, except where they make a list or a heading.

    A line break starts something new when a typed label follows it, or when it parts a
    bold line from one that is not bold.
    """
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, Line) and isinstance(last, Line) and _continues(last, item):
            joined[-1] = replace(last, text=f"{last.text} {item.text}")
        else:
            joined.append(item)
    return joined


def _continues(last: Line, line: Line) -> bool:
    if not line.is_soft or last.furniture != line.furniture:
        return False
    if line.style.outline is not None:
        return True
    has_label = any(each.match(line.text) for each in (_BULLET, _WEAK_BULLET, _COUNTER))
    return last.bold == line.bold and not has_label


def label_typed_lists(items: Sequence[Item]) -> list[Item]:
    """Give lines that begin with a typed label that label, and take it out of their text.

    A dash or bullet is enough. A star, an ``o``, a number or a letter must stand in a row
    of at least two: ``'* OO staat voor ...'`` is a note, ``'1. Inleiding'`` may be a heading.
    """
    return [_label(items, index) for index in range(len(items))]


def _label(items: Sequence[Item], index: int) -> Item:
    line = items[index]
    if not isinstance(line, Line) or not _may_be_typed(line):
        return line
    match = _BULLET.match(line.text)
    if match is None:
        match = _match_in_row(items, index)
    if match is None:
        return line
    label = ListLabel(match[1], match.re is not _COUNTER, line.left)
    return replace(line, text=line.text[match.end() :], label=label)


def _match_in_row(items: Sequence[Item], index: int) -> re.Match[str] | None:
    line = items[index]
    if not isinstance(line, Line):
        return None
    text = line.text
    neighbours = [items[i] for i in (index - 1, index + 1) if 0 <= i < len(items)]
    # A bold '2. Melden' above a list that begins with '1.' is a heading, no part of it.
    texts = [
        other.text
        for other in neighbours
        if isinstance(other, Line) and _may_be_typed(other) and other.bold == line.bold
    ]
    if weak := _WEAK_BULLET.match(text):
        return weak if any(each.startswith(weak[0]) for each in texts) else None
    counter = _COUNTER.match(text)
    if counter is None or is_toc_line(text):
        return None
    others = [match for each in texts if (match := _COUNTER.match(each)) and not is_toc_line(each)]
    return counter if any(_follow(counter[2], other[2]) for other in others) else None


def _follow(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        return abs(int(one) - int(other)) == 1
    return len(one) == len(other) == 1 and abs(ord(one) - ord(other)) == 1


def _may_be_typed(line: Line) -> bool:
    return (
        line.label is None and not line.in_box and not line.furniture and line.style.outline is None
    )
