"""Headers and footers: kept, but by name, so that they are never read as text."""

from collections.abc import Iterable

from pipeline.contracts import Block
from pipeline.ingest.word.items import Aside, Item, Line
from pipeline.ingest.word.names import Element
from pipeline.ingest.word.numbering import Numbering
from pipeline.ingest.word.styles import StyleSheet
from pipeline.ingest.word.walk import Walker


def make_furniture(parts: Iterable[Element], styles: StyleSheet, name: str) -> list[Block]:
    """Return the distinct lines of the headers or footers `parts` as furniture `name`."""
    texts: dict[str, None] = {}
    for part in parts:
        walker = Walker(styles, Numbering(None), {}, {})
        for item in walker.walk(part):
            texts.update(dict.fromkeys(line.text for line in _iterate_lines(item)))
    return [Block(text, kind="meubilair", furniture=name) for text in texts]


def _iterate_lines(item: Item) -> Iterable[Line]:
    if isinstance(item, Line):
        return [item]
    if isinstance(item, Aside):
        inner = item.items
    else:
        inner = tuple(part for row in item.rows for cell in row for part in cell.items)
    return [line for part in inner for line in _iterate_lines(part)]
