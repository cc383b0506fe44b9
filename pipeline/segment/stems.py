"""The sentence that introduces a list: 'De school meldt bij leerplicht:'."""

from pipeline.contracts import Block

_MAX_STEM = 400
"""Characters; of a longer introduction only its last sentence introduces the list."""


class StemTracker:
    """Follows the blocks of a document and tells the stem of each list item.

    The stem of an item is the text before its list when that ends in a colon, an ellipsis
    or without a full stop; for an item in a nested list, the outer stem and the item above
    it as well.
    """

    def __init__(self) -> None:
        self._before = ""
        self._items: list[tuple[int, str]] = []

    def follow(self, block: Block) -> str:
        """Take the next block; return its stem (``''`` for what is no list item)."""
        if block.kind != "opsomming":
            self._items = []
            self._before = _find_stem(block)
            return ""
        while self._items and self._items[-1][0] >= block.indent:
            self._items.pop()
        stem = " ".join(part for part in (self._before, *(text for _, text in self._items)) if part)
        self._items.append((block.indent, block.text))
        return stem


def _find_stem(block: Block) -> str:
    text = block.text.strip()
    if block.kind not in {"alinea", "kop", "tekstvak"} or not _introduces(text, block.kind):
        return ""
    return text if len(text) <= _MAX_STEM else _last_sentence(text)


def _introduces(text: str, kind: str) -> bool:
    if text.endswith((":", ": -", "…", "...")):
        return True
    # A heading is in the heading path already; only as an open sentence is it a stem too.
    return kind == "alinea" and text[-1:] not in ".!?;)\"'”’"


def _last_sentence(text: str) -> str:
    start = max(text.rfind(sign, 0, -1) for sign in (". ", "? ", "! "))
    return text[start + 2 :] if start >= 0 else text
