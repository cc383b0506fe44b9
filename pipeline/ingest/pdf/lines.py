"""From characters to pieces of a line, and from pieces to lines.

A piece is a run of characters on one baseline without a wide gap. Pieces that stand on the
same baseline in the same column form a line.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.pdf.geometry import Char, Style

# In font sizes: wider than a word space, also in most justified lines. Cells of a table often
# stand closer, but with no space written between them.
_WIDE_GAP = 0.9
_GAP = 0.55


@dataclass(slots=True)
class Line:
    """A line of text, or a piece of one, in one column of one page.

    Attributes
    ----------
    page : int
        1-based page.
    chars : list of Char
        In reading order, spaces included, none at either end.
    order : int
        Place in the file of its first character.
    column : tuple of float
        Left and right edge of the column it stands in.
    zone : int
        Number of the stretch of text (column of a page) it belongs to.
    mark : str
        Bullet that is drawn, not written, before the line.
    after_space : bool
        Tells of a piece whether the file has a space between it and the piece before.
    """

    page: int
    chars: list[Char]
    order: int
    column: tuple[float, float] = (0.0, 0.0)
    zone: int = 0
    key: tuple[int, ...] = ()
    mark: str = ""
    after_space: bool = False
    style: Style = field(init=False)
    base: float = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Find extent, baseline and the style of most characters."""
        inked = [c for c in self.chars if c.text != " "] or self.chars
        self.style = Counter(c.style for c in inked).most_common(1)[0][0]
        main = [c for c in inked if c.style.size == self.style.size]
        self.base = Counter(round(c.base, 1) for c in main).most_common(1)[0][0]
        self.x0 = min(c.x0 for c in inked)
        self.x1 = max(c.x1 for c in inked)

    @property
    def size(self) -> float:
        """Font size of most characters."""
        return self.style.size

    @property
    def top(self) -> float:
        """Height of the top of a capital, roughly."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Lowest ink, roughly."""
        return self.base + 0.22 * self.size

    @property
    def text(self) -> str:
        """The characters, with single spaces."""
        return " ".join("".join(c.text for c in self.chars).split())

    @property
    def ends_hyphenated(self) -> bool:
        """Tell whether the last character is a hyphen set against a letter."""
        return self.chars[-1].text in "-\u2010" and len(self.text) > 1 and self.text[-2] != " "

    @property
    def all_bold(self) -> bool:
        """Tell whether every letter is bold."""
        return all(c.style.bold for c in self.chars if c.text.isalnum())

    def first_word_width(self) -> float:
        """Width of the first word, in points."""
        for i, char in enumerate(self.chars):
            if char.text == " ":
                return self.chars[i - 1].x1 - self.x0
        return self.x1 - self.x0


def cut_pieces(chars: Iterable[Char], page: int, start: int = 0) -> list[Line]:
    """Cut characters in file order into pieces of lines.

    Parameters
    ----------
    chars : iterable of Char
        In file order.
    page : int
        1-based page number.
    start : int
        Place in the file of the first character.
    """
    pieces: list[Line] = []
    run: list[Char] = []
    begin, spaced = start, False
    for i, char in enumerate(chars, start):
        if run and char.text != " " and not _continues(run, char):
            spaced_next = _ends_spaced(run)
            _close(run, pieces, page, begin, spaced)
            run, spaced = [], spaced_next
        if not run:
            begin = i
        run.append(char)
    _close(run, pieces, page, begin, spaced)
    return pieces


def _ends_spaced(run: Sequence[Char]) -> bool:
    return run[-1].text == " " and not run[-1].made_up


def _close(run: list[Char], pieces: list[Line], page: int, begin: int, after_space: bool) -> None:
    while run and run[-1].text.isspace():
        run.pop()
    lead = 0
    while lead < len(run) and run[lead].text.isspace():
        lead += 1
    if run[lead:]:
        pieces.append(Line(page, run[lead:], begin, after_space=after_space))


def _continues(run: Sequence[Char], char: Char) -> bool:
    last = next((c for c in reversed(run) if c.text != " "), None)
    if last is None:
        return abs(run[-1].base - char.base) <= 0.3 * char.style.size
    size = max(last.style.size, char.style.size, 1.0)
    gap = char.x0 - last.x1
    if not -0.6 * size <= gap <= (_WIDE_GAP if _ends_spaced(run) else _GAP) * size:
        return False
    shift = abs(char.base - last.base)
    raised = min(last.style.size, char.style.size) <= 0.85 * size
    return shift <= (0.55 if raised else 0.25) * size


def join_pieces(pieces: Sequence[Line]) -> list[Line]:
    """Join neighbouring pieces of one column that share a baseline into lines.

    Parameters
    ----------
    pieces : sequence of Line
        In reading order.

    Returns
    -------
    list of Line
        New lines; pieces that stand alone are passed on as they are.
    """
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and _same_line(last, piece):
            gap = Char(" ", last.x1, piece.x0, last.base, last.style)
            ordered = (last, piece) if last.x0 <= piece.x0 else (piece, last)
            last.chars = [*ordered[0].chars, gap, *ordered[1].chars]
            last.measure()
        else:
            lines.append(piece)
    return lines


def _same_line(last: Line, piece: Line) -> bool:
    size = max(last.size, piece.size)
    level = abs(last.base - piece.base)
    apart = piece.x0 >= last.x1 - 0.3 * size or piece.x1 <= last.x0 + 0.3 * size
    return last.zone == piece.zone and apart and level <= 0.3 * size
