"""Tells headings from running text and gives each its level."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.paragraphs import Paragraph, finishes

_LARGE = 1.12
_MAX_CHARS = 220
_MAX_BOLD_CHARS = 140
_NUMBERING = re.compile(
    r"(?:(?:hoofdstuk|artikel|bijlage|deel|stap)\s+)?(\d{1,2}(?:\.\d{1,2})*)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Body:
    """Looks of the running text: most used size, colour and weight."""

    size: float
    bold: bool
    font: str
    color: tuple[int, int, int]


def find_body(lines: Sequence[Line]) -> Body:
    """Find the looks of most text of a document."""
    looks: Counter[Body] = Counter()
    for line in lines:
        look = Body(line.size, line.all_bold, line.style.font, line.style.color)
        looks[look] += len(line.chars)
    return looks.most_common(1)[0][0] if looks else Body(10.0, False, "", (0, 0, 0))


def find_levels(paragraphs: Sequence[Paragraph], body: Body) -> dict[int, int]:
    """Find the headings and their levels.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In reading order.
    body : Body
        Looks of the running text.

    Returns
    -------
    dict of int to int
        Level (1 is the highest) by index of the paragraph. Levels follow the looks: larger
        above smaller, bold above plain; among like headings the numbering decides.
    """
    headings = {
        i: _look(p)
        for i, p in enumerate(paragraphs)
        if _is_heading(p, body) or _stands_out(p, paragraphs[i + 1 : i + 2], body)
    }
    numbered = _numbered_only(paragraphs, headings, body)
    ranks = {look: rank for rank, look in enumerate(sorted(set(headings.values())), 1)}
    levels = {i: ranks[look] for i, look in headings.items()}
    for i, depth in numbered.items():
        levels[i] = len(ranks) + depth
    return levels


def full_text(paragraph: Paragraph) -> str:
    """Text with its label: of a heading the number belongs to the text."""
    return " ".join(line.text for line in paragraph.lines)


def _look(paragraph: Paragraph) -> tuple[float, bool, bool]:
    line = paragraph.lines[0]
    text = full_text(paragraph)
    return (-round(line.size, 1), not line.all_bold, not text.isupper())


def _is_heading(paragraph: Paragraph, body: Body) -> bool:
    text = full_text(paragraph)
    if len(text) > _MAX_CHARS or not any(c.isalnum() for c in text):
        return False
    if (
        paragraph.label
        and paragraph.label.text
        and not any(c.isalnum() for c in paragraph.label.text)
    ):
        return False
    size = min(line.size for line in paragraph.lines)
    if size >= _LARGE * body.size:
        return True
    bold = all(line.all_bold for line in paragraph.lines) and not body.bold
    if not bold or size < 0.9 * body.size or len(text) > _MAX_BOLD_CHARS:
        return False
    return not finishes(text) or text[-1] in "?:" or _NUMBERING.match(text) is not None


def _stands_out(paragraph: Paragraph, following: Sequence[Paragraph], body: Body) -> bool:
    """Tell whether one short line in another face, colour or capitals heads what follows."""
    line, text = paragraph.lines[0], full_text(paragraph)
    if len(paragraph.lines) > 1 or paragraph.label or len(text) > 70 or finishes(text):
        return False
    if not text[0].isupper() or line.size < 0.95 * body.size or not following:
        return False
    after = following[0].lines[0].style
    other = line.style.font != body.font or line.style.color != body.color
    capitals = text.isupper() and sum(map(str.isalpha, text)) > 4
    plain = after.font == body.font and after.color == body.color
    uniform = all(c.style == line.style for c in line.chars if c.text != " ")
    return plain and uniform and (other or capitals)


def _numbered_only(
    paragraphs: Sequence[Paragraph], headings: dict[int, tuple[float, bool, bool]], body: Body
) -> dict[int, int]:
    """Headings that only their number sets apart, when the document has no other sections."""
    if len(headings) > 2:
        return {}
    found: dict[int, int] = {}
    for i, paragraph in enumerate(paragraphs[:-1]):
        text, following = full_text(paragraph), paragraphs[i + 1]
        match = _NUMBERING.match(text)
        if (
            i not in headings
            and match
            and len(paragraph.lines) == 1
            and 4 < len(text) <= 80
            and text[match.end() :].strip(" .)")[:1].isupper()
            and not finishes(text)
            and (following.label is None or _NUMBERING.match(full_text(following)) is not None)
        ):
            found[i] = match[1].count(".") + 1
    # A row of numbered lines without text between them is a list.
    return found if sum(i + 1 not in found for i in found) >= 0.5 * len(found) > 0.5 else {}
