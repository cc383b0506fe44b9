"""Paragraphs with their heading path, the stem of their list, and their offsets."""

from pipeline.contracts import Block, Document, Paragraph, ParagraphKind
from pipeline.segment.levels import Rank, rank_headings
from pipeline.segment.stems import StemTracker

_KINDS: dict[str, ParagraphKind] = {
    "alinea": "alinea",
    "opsomming": "opsomming",
    "tabelrij": "tabelrij",
    "tekstvak": "tekstvak",
    "meubilair": "alinea",
}
_LISTED = frozenset({"inhoudsopgave", "navigatie"})
"""Furniture that stands among the text: readable units, though no code belongs to them."""


def split_paragraphs(document: Document) -> list[Paragraph]:
    """Return the paragraphs of `document` in reading order.

    Headings become context: each paragraph carries the headings above it, outermost first.
    Furniture is left out, but for the lines of a table of contents or menu: typed by hand they
    are units like any other, and a reader may count them.

    Returns
    -------
    list of Paragraph
        `start` and `end` are half-open offsets, in Unicode code points, in the document's
        text: the texts of all paragraphs joined by newlines.
    """
    paragraphs: list[Paragraph] = []
    headings: list[tuple[Rank, str]] = []
    ranks = rank_headings(document.blocks)
    stems = StemTracker()
    start = 0
    is_bare = False
    for place, block in enumerate(document.blocks):
        if not block.text or (block.kind == "meubilair" and block.furniture not in _LISTED):
            continue
        stem = "" if block.kind == "meubilair" else stems.follow(block)
        if block.kind == "kop":
            headings = _add_heading(headings, ranks[place], name_heading(block), is_bare)
            is_bare = True
            continue
        is_bare = False
        index = len(paragraphs)
        paragraphs.append(
            Paragraph(
                paragraph_id=f"{document.document_id}-{index:04d}",
                document_id=document.document_id,
                index=index,
                page=block.page,
                kind=_KINDS[block.kind],
                heading_path=tuple(text for _, text in headings),
                text=block.text,
                start=start,
                end=start + len(block.text),
                stem=stem,
                column_heads=block.column_heads,
                indent=block.indent,
                label=block.label,
            )
        )
        start += len(block.text) + 1
    return paragraphs


def name_heading(block: Block) -> str:
    """Text of a heading as printed: with its number, whether typed or automatic."""
    if not block.label or block.text.startswith(block.label):
        return block.text
    return f"{block.label} {block.text}"


def _add_heading(
    headings: list[tuple[Rank, str]], rank: Rank, text: str, is_bare: bool
) -> list[tuple[Rank, str]]:
    """Return the path with a new heading; one without text of its own is kept as context."""
    if is_bare and headings[-1][0] == rank:
        return [*headings, (rank, text)]
    return [*(each for each in headings if each[0] < rank), (rank, text)]
