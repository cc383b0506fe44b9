"""Paragraphs with their heading path, the stem of their list, and their offsets."""

from pipeline.contracts import Block, Document, Paragraph, ParagraphKind
from pipeline.segment.stems import StemTracker

_KINDS: dict[str, ParagraphKind] = {
    "alinea": "alinea",
    "opsomming": "opsomming",
    "tabelrij": "tabelrij",
    "tekstvak": "tekstvak",
}


def split_paragraphs(document: Document) -> list[Paragraph]:
    """Return the paragraphs of `document` in reading order.

    Headings become context: each paragraph carries the headings above it, outermost first.
    Furniture is left out.

    Returns
    -------
    list of Paragraph
        `start` and `end` are half-open offsets, in Unicode code points, in the document's
        text: the texts of all paragraphs joined by newlines.
    """
    paragraphs: list[Paragraph] = []
    headings: list[tuple[int, str]] = []
    stems = StemTracker()
    start = 0
    for block in document.blocks:
        if block.kind == "meubilair" or not block.text:
            continue
        stem = stems.follow(block)
        if block.kind == "kop":
            level = block.level or 1
            headings = [each for each in headings if each[0] < level]
            headings.append((level, name_heading(block)))
            continue
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
