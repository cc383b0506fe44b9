"""What stands around a paragraph and gives it its meaning: headings, list stem, previous unit.

A list item inherits its stem and a paragraph its heading (codebook, decision rules 1 and 2).
Training and coding both build their context here, so that they can never differ.
"""

import re
from collections.abc import Sequence

from pipeline.contracts import CELL_SEPARATOR, Paragraph

N_HEADINGS = 3
_FILLED = re.compile(r"\w")


def get_text(paragraph: Paragraph) -> str:
    """Return what is to be read of a paragraph: of a table row its cells behind their heads.

    A cell inherits its column head (codebook, decision rule 2): 'adviseert op verzoek' below
    'Leerplicht' tells of the role of that party, and a dash below it of nothing. Rows whose cells
    do not fit the heads one by one (merged cells) are read as they are.

    Returns
    -------
    str
        ``'Wanneer: 3 keer | Leerplicht: adviseert op verzoek'``; cells without a letter or digit
        are left out. Offsets in it are not those of ``paragraph.text``.
    """
    cells = paragraph.text.split(CELL_SEPARATOR)
    if not paragraph.column_heads or len(cells) != len(paragraph.column_heads):
        return paragraph.text
    pairs = zip(paragraph.column_heads, cells, strict=True)
    filled = [f"{head}: {cell}" if head else cell for head, cell in pairs if _FILLED.search(cell)]
    return CELL_SEPARATOR.join(filled) or paragraph.text


def get_previous(paragraphs: Sequence[Paragraph]) -> list[Paragraph | None]:
    """Find for each paragraph the one before it under the same heading.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Paragraphs in document order, documents one after the other.

    Returns
    -------
    list of Paragraph or None
        One entry per paragraph; None at the start of a document or section.
    """
    previous: list[Paragraph | None] = []
    last: Paragraph | None = None
    for paragraph in paragraphs:
        is_section = (
            last is not None
            and last.document_id == paragraph.document_id
            and last.heading_path == paragraph.heading_path
        )
        previous.append(last if is_section else None)
        last = paragraph
    return previous


def get_lead_in(paragraph: Paragraph, previous: Paragraph | None) -> str:
    """Return the stem of a list item, else the text of the unit before it, else ``''``.

    A table row leans on the row before it, not on what introduces the table: that is how the
    coded units the encoder learned from are given.
    """
    if paragraph.stem and paragraph.kind == "opsomming":
        return paragraph.stem
    return previous.text if previous is not None else ""


def get_headings(paragraph: Paragraph) -> str:
    """Return the last headings above a paragraph in one line, outermost first."""
    return ". ".join(paragraph.heading_path[-N_HEADINGS:])


def build_contexts(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """Build the context of every paragraph.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Paragraphs in document order, documents one after the other.

    Returns
    -------
    list of (headings, lead_in)
        Two strings per paragraph, either of which may be empty.
    """
    return [
        (get_headings(paragraph), get_lead_in(paragraph, previous))
        for paragraph, previous in zip(paragraphs, get_previous(paragraphs), strict=True)
    ]


def build_inputs(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str, str]]:
    """Return all that the models read of each paragraph: headings, lead-in and its text."""
    return [
        (*context, get_text(paragraph))
        for context, paragraph in zip(build_contexts(paragraphs), paragraphs, strict=True)
    ]
