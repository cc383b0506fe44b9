"""What introduces an item: the sentence above a list, the row above rows of a table."""

from pipeline.contracts import CELL_SEPARATOR, Block

_MAX_STEM = 400
"""Characters; of a longer introduction only its last sentence introduces the list."""
_MAX_GROUP_WORDS = 12


class StemTracker:
    """Follows the blocks of a document and tells the stem of each list item and table row.

    The stem of an item is the text before its list when that ends in a colon, an ellipsis
    or without a full stop ('De school meldt bij leerplicht:'); for an item in a nested
    list, the outer stem and the item above it as well. The stem of a table row is the row
    of a single cell that stands above its group ('Te laat komen'), and the first cell of an
    earlier row when its own is empty, as where cells are merged.
    """

    def __init__(self) -> None:
        self._before = ""
        self._items: list[tuple[int, str]] = []
        self._group = ""
        self._first_cell = ""

    def follow(self, block: Block) -> str:
        """Take the next block; return its stem (``''`` for running text)."""
        if block.kind != "tabelrij":
            self._group = self._first_cell = ""
        if block.kind == "opsomming":
            return self._follow_item(block)
        self._items = []
        self._before = _find_stem(block)
        return self._follow_row(block) if block.kind == "tabelrij" else ""

    def _follow_item(self, block: Block) -> str:
        while self._items and self._items[-1][0] >= block.indent:
            self._items.pop()
        above = (text for _, text in self._items)
        stem = " ".join(part for part in (self._before, *above) if part)
        self._items.append((block.indent, block.text))
        return stem

    def _follow_row(self, block: Block) -> str:
        cells = block.text.split(CELL_SEPARATOR)
        if len(cells) == 1:
            is_short = len(block.text.split()) <= _MAX_GROUP_WORDS
            self._group = block.text if is_short and not block.text.endswith(".") else ""
            self._first_cell = ""
            return ""
        first = cells[0].strip()
        self._first_cell = first or self._first_cell
        carried = "" if first else self._first_cell
        return ": ".join(part for part in (self._group, carried) if part)


def _find_stem(block: Block) -> str:
    text = block.text.strip()
    if block.kind not in {"alinea", "kop", "tekstvak"} or not _introduces(text, block.kind):
        return ""
    return text if len(text) <= _MAX_STEM else _last_sentence(text)


def _introduces(text: str, kind: str) -> bool:
    if text.endswith((":", "…", "...")):
        return True
    # A heading is in the heading path already; only as an open sentence is it a stem too.
    return kind == "alinea" and text[-1:] not in ".!?;)\"'”’"


def _last_sentence(text: str) -> str:
    start = max(text.rfind(sign, 0, -1) for sign in (". ", "? ", "! "))
    return text[start + 2 :] if start >= 0 else text
