"""Reads PDF files: characters, lines, columns and tables, headings and lists, blocks."""

from pathlib import Path

from pipeline.contracts import Reading
from pipeline.ingest.pdf.opening import open_pdf
from pipeline.ingest.reasons import refuse

__all__ = ["read_pdf"]


def read_pdf(path: Path) -> Reading:
    """Read a PDF file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Reading
        Blocks in reading order and the raw text of an independent extraction.

    Raises
    ------
    UnreadableFileError
        With a plain Dutch reason, when the file cannot be opened or holds no text (a scan).
    """
    from pipeline.ingest.pdf.blocks import make_blocks
    from pipeline.ingest.pdf.characters import read_page
    from pipeline.ingest.pdf.layout import lay_out
    from pipeline.ingest.pdf.raw_text import read_raw_text

    document = open_pdf(path)
    try:
        contents = [read_page(page, number) for number, page in enumerate(document, 1)]
    finally:
        document.close()
    if not any(char.text.strip() for content in contents for char in content.chars):
        raise refuse(path, "geen tekst")
    blocks = make_blocks([lay_out(content) for content in contents])
    return Reading(tuple(blocks), len(contents), read_raw_text(path))
