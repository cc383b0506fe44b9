"""From lines to paragraphs.

The laws, in order of weight: a label starts a paragraph; another look starts one; extra
white does; an indent does; and a line that ends where the next word would still have fitted
was broken on purpose. Over the foot of a column or page, where no white can be seen, a
sentence that is not finished goes on.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.ingest.pdf.labels import Label, find_labels
from pipeline.ingest.pdf.lines import Line

_ENDS = ".?!:;"
_CLOSERS = "\"'”’)]»"
_LARGE = 1.12  # times the body size: a heading


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, with the label before the first."""

    lines: list[Line]
    label: Label | None = None

    @property
    def left(self) -> float:
        """Where the next line should start, in the column of the last line."""
        last = self.lines[-1]
        here = [ln for ln in self.lines if ln.page == last.page and ln.zone == last.zone]
        if here[0] is not self.lines[0] or (len(here) == 1 and not self.label):
            return here[0].x0
        if len(here) > 1:
            return here[1].x0
        return self.label.text_left if self.label else here[0].x0

    def line_texts(self) -> list[str]:
        """Text of each line, without the label."""
        texts = [line.text for line in self.lines]
        if self.label:
            rest = self.lines[0].chars[self.label.n_chars :]
            texts[0] = " ".join("".join(c.text for c in rest).split())
        return texts

    @property
    def text(self) -> str:
        """Rough text, for patterns; words are not yet joined."""
        return " ".join(self.line_texts())


class Spacing:
    """Line pitch per font size, learned from lines that must belong to one paragraph.

    Parameters
    ----------
    lines : sequence of Line
        All running lines of a document.
    body_size : float
        The most used font size.
    """

    def __init__(self, lines: Sequence[Line], body_size: float) -> None:
        self.body_size = body_size
        gaps: dict[float, list[float]] = defaultdict(list)
        for a, b in itertools.pairwise(lines):
            same = a.zone == b.zone and a.page == b.page and a.style.size == b.style.size
            if same and not would_fit(a, b) and 0 < b.base - a.base < 3 * a.size:
                gaps[a.size].append(b.base - a.base)
        full = [a for a, b in itertools.pairwise(lines) if not would_fit(a, b)]
        self.justified = sum(map(is_flush, full)) > 0.6 * len(full)
        self.indent = self._find_indent(lines)
        self._pitch = {size: median(found) for size, found in gaps.items() if len(found) > 1}

    @staticmethod
    def _find_indent(lines: Sequence[Line]) -> float | None:
        """Indent of first lines, when the document marks its paragraphs that way."""
        steps = Counter(
            round(a.x0 - b.x0)
            for a, b in itertools.pairwise(lines)
            if a.page == b.page
            and a.zone == b.zone
            and abs(b.x0 - b.column[0]) < 2
            and 0.7 * a.size < a.x0 - b.x0 < 3.5 * a.size
            and not would_fit(a, b)
        )
        step, n = steps.most_common(1)[0] if steps else (0, 0)
        return float(step) if n >= 4 else None

    def is_indented(self, line: Line) -> bool:
        """Tell whether a line starts where first lines of paragraphs do."""
        return self.indent is not None and abs(line.x0 - line.column[0] - self.indent) < 1.5

    def limit(self, size: float) -> float:
        """Largest distance between baselines inside a paragraph."""
        pitch = self._pitch.get(size, 1.3 * size)
        if size > _LARGE * self.body_size:
            return max(1.45 * size, 1.05 * pitch)
        return 1.15 * min(pitch, 2.2 * size) + 0.3


def is_flush(line: Line) -> bool:
    """Tell whether a line runs up to the right edge of its column."""
    return line.column[1] - line.x1 <= 0.15 * line.size


def would_fit(line: Line, following: Line) -> bool:
    """Tell whether the first word of `following` had room at the end of `line`."""
    space = 0.25 * line.size
    return line.x1 + space + following.first_word_width() <= line.column[1] - 0.1 * line.size


def build_paragraphs(
    lines: Sequence[Line], spacing: Spacing, after_table: Container[int] = ()
) -> list[Paragraph]:
    """Join lines into paragraphs.

    Parameters
    ----------
    lines : sequence of Line
        In reading order, with the edges of their columns known.
    spacing : Spacing
        The document's line pitch.
    after_table : container of int
        ``id()`` of the lines with a table or text box between them and the line before.

    Returns
    -------
    list of Paragraph
        Every line is in exactly one.
    """
    labels = find_labels(lines)
    paragraphs: list[Paragraph] = []
    for i, line in enumerate(lines):
        label = labels.get(i)
        last = paragraphs[-1] if paragraphs else None
        if last is None or label is not None or not _looks_like(last.lines[-1], line):
            paragraphs.append(Paragraph([line], label))
        elif id(line) in after_table:
            paragraphs.append(Paragraph([line]))
        elif _belongs(last, line, spacing):
            last.lines.append(line)
        else:
            paragraphs.append(Paragraph([line]))
    return paragraphs


def _belongs(paragraph: Paragraph, line: Line, spacing: Spacing) -> bool:
    last = paragraph.lines[-1]
    large = last.size > _LARGE * spacing.body_size
    if last.page != line.page or last.zone != line.zone:
        return _goes_on(paragraph, line, spacing, large or last.all_bold)
    gap = line.base - last.base
    if not paragraph.label and spacing.is_indented(line):
        return False
    if not 0 < gap <= spacing.limit(max(last.size, line.size)):
        return False
    if last.ends_hyphenated or large:
        return True
    return _aligned(paragraph, line) and (not would_fit(last, line) or _runs_on(last, line))


def _runs_on(last: Line, line: Line) -> bool:
    """Tell whether a long line breaks off in a sentence, wherever its writer broke it."""
    width = last.column[1] - last.column[0]
    long = last.x1 - last.column[0] >= 0.75 * width
    begins = line.text[0].islower() or line.text[0].isdigit()
    return long and begins and not finishes(last.text)


def _looks_like(last: Line, line: Line) -> bool:
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return False
    if last.all_bold == line.all_bold and last.style.color == line.style.color:
        return True
    # Emphasis may begin or end at a line end, in the middle of a sentence.
    return not would_fit(last, line) and not finishes(last.text) and line.text[0].islower()


def finishes(text: str) -> bool:
    """Tell whether text ends like a sentence."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def _goes_on(paragraph: Paragraph, line: Line, spacing: Spacing, heading: bool) -> bool:
    """Tell whether a paragraph continues at the top of the next column or page."""
    last = paragraph.lines[-1]
    lower = line.text[0].islower()
    if last.ends_hyphenated or (lower and not finishes(last.text)):
        return True
    if would_fit(last, line) or heading or (not paragraph.label and spacing.is_indented(line)):
        return False
    if spacing.indent and abs(line.x0 - line.column[0]) < 1.5 and not paragraph.label:
        return True
    if finishes(last.text) and not lower and not (spacing.justified and is_flush(last)):
        return False
    offset = (line.x0 - line.column[0]) - (paragraph.left - last.column[0])
    return abs(offset) <= 0.9 * line.size


def _aligned(paragraph: Paragraph, line: Line) -> bool:
    last, slack = paragraph.lines[-1], 0.9 * line.size
    if abs(line.x0 - paragraph.left) <= slack:
        return True
    if abs((line.x0 + line.x1) - (last.x0 + last.x1)) <= 0.6 * line.size:
        return True  # centred
    if len(paragraph.lines) > 1:
        return False
    if paragraph.label:
        return abs(line.x0 - paragraph.label.left) <= slack
    return 0 < last.x0 - line.x0 <= 3.5 * line.size  # the first line is indented
