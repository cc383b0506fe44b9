"""What stands around a paragraph and gives it its meaning: headings, list stem, previous unit.

A list item inherits its stem and a paragraph its heading (codebook, decision rules 1 and 2).
Training and coding both build their context here, so that they can never differ.
"""

import re
from collections.abc import Sequence

from pipeline.contracts import CELL_SEPARATOR, Paragraph

N_HEADINGS = 3
_FILLED = re.compile(r"\w")
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]+(?:[\W\d]+[A-ZÀ-ÖØ-Þ]+)*\b")
_LONG_WORD = re.compile(r"[^\W\d_]{4}")


def lower_capitals(text: str) -> str:
    """Put words in capitals in small letters: headings, first words, what has stress.

    The encoder cuts 'VERLOF' into pieces that say little to it. Words of up to three letters may
    be abbreviations (DUO, JGZ) and stay, unless a longer word in capitals stands beside them.

    Returns
    -------
    str
        ``'3.2 TE LAAT'`` becomes ``'3.2 te laat'``, and ``'VERLOF: bel UITERLIJK 8.15 uur'``
        becomes ``'Verlof: bel uiterlijk 8.15 uur'``.
    """
    return _CAPITALS.sub(_lower, text)


def _lower(run: re.Match[str]) -> str:
    if not _LONG_WORD.search(run[0]):
        return run[0]
    return run[0].lower() if run.start() else run[0].capitalize()


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
    cells = [lower_capitals(cell) for cell in paragraph.text.split(CELL_SEPARATOR)]
    heads = [lower_capitals(head) for head in paragraph.column_heads]
    if len(cells) == len(heads) and any(map(_FILLED.search, cells)):
        pairs = [pair for pair in zip(heads, cells, strict=True) if _FILLED.search(pair[1])]
        cells = [f"{head}: {cell}" if head else cell for head, cell in pairs]
    return CELL_SEPARATOR.join(cells)


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
        return lower_capitals(paragraph.stem)
    return lower_capitals(previous.text) if previous is not None else ""


def get_headings(paragraph: Paragraph) -> str:
    """Return the last headings above a paragraph in one line, outermost first."""
    return ". ".join(map(lower_capitals, paragraph.heading_path[-N_HEADINGS:]))


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
