"""What the walk over a Word file yields: lines, tables and what is anchored in them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from pipeline.ingest.word.clean import clean_text
from pipeline.ingest.word.numbering import ListLabel
from pipeline.ingest.word.runs import Piece
from pipeline.ingest.word.styles import Style


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as Word stores it.

    Attributes
    ----------
    text : str
        Clean text; ``'\\n'`` for a line break.
    bold, underline : bool
        Whether all of the text is.
    size : int
        Size of most of its characters, half points.
    left : int or None
        Left indent set on the paragraph itself, twips.
    furniture : str
        Name of the furniture it belongs to, or ``''``.
    is_soft : bool
        Whether a line break, not a paragraph end, stands before it.
    """

    text: str
    style: Style
    label: ListLabel | None = None
    left: int | None = None
    bold: bool = False
    underline: bool = False
    size: int = 0
    in_box: bool = False
    furniture: str = ""
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what is in it, columns it spans, whether it has a background of its own."""

    items: "tuple[Item, ...]"
    span: int = 1
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a merged cell stands once, where it begins."""

    rows: tuple[tuple[Cell, ...], ...]
    n_head_rows: int = 0
    in_box: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A text box or note, where its anchor stands."""

    items: "tuple[Item, ...]"


Item: TypeAlias = Line | Table | Aside


def split_lines(line: Line, pieces: list[Piece]) -> Iterator[Line]:
    """Cut a paragraph at its line breaks; an empty line ends the paragraph."""
    is_soft = False
    for part in _cut(pieces):
        text = clean_text("".join(piece.text for piece in part))
        if not text:
            is_soft = False
            continue
        looks = [piece for piece in part if re.search(r"\w", piece.text)]
        yield replace(
            line,
            text=text,
            label=None if is_soft else line.label,
            is_soft=is_soft,
            bold=bool(looks) and all(piece.style.bold for piece in looks),
            underline=bool(looks) and all(piece.style.underline for piece in looks),
            size=_find_size(looks) or line.style.size,
        )
        is_soft = True


def _cut(pieces: list[Piece]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        parts[-1].append(Piece(first, piece.style))
        parts.extend([Piece(text, piece.style)] for text in others)
    return parts


def _find_size(pieces: list[Piece]) -> int:
    sizes: Counter[int] = Counter()
    for piece in pieces:
        sizes[piece.style.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0
