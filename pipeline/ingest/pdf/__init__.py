"""Reads PDF files: characters, lines, columns and tables, headings and lists, blocks."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contracts import Reading
from pipeline.ingest.pdf.opening import open_pdf
from pipeline.ingest.reasons import refuse

if TYPE_CHECKING:
    from pipeline.ingest.pdf.geometry import PageContent

_NO_SECOND_READING = (
    "De controle met een tweede leesprogramma lukte niet; of er tekst ontbreekt, is niet nagegaan."
)

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

    document = open_pdf(path)
    try:
        contents = [read_page(page, number) for number, page in enumerate(document, 1)]
    finally:
        document.close()
    if not any(char.text.strip() for page in contents for char in page.chars):
        raise refuse(path, "geen tekst")
    raw_text, warnings = _read_again(path, contents)
    blocks = make_blocks([lay_out(content) for content in contents])
    return Reading(tuple(blocks), len(contents), raw_text, (*warnings, *_warn_scans(contents)))


def _read_again(path: Path, contents: Sequence["PageContent"]) -> tuple[str, tuple[str, ...]]:
    """Read the text a second time, independently; when that fails, say so."""
    from pipeline.ingest.pdf.raw_text import PAGE_BREAK, read_raw_text

    try:
        return read_raw_text(path), ()
    except Exception:  # a file that breaks the rules is no reason not to read it
        own = PAGE_BREAK.join("".join(c.text for c in page.chars) for page in contents)
        return own, (_NO_SECOND_READING,)


def _warn_scans(contents: Sequence["PageContent"]) -> tuple[str, ...]:
    """Warn of pages without text in a file that has text elsewhere: pasted scans."""
    return tuple(
        f"Bladzijde {page.number}: geen tekst gevonden; is het een plaatje of een scan?"
        for page in contents
        if page.n_images and not any(c.text.strip() for c in [*page.chars, *page.turned])
    )
