"""Opens a PDF, or says in plain Dutch why that cannot be done."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.ingest.reasons import refuse

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def open_pdf(path: Path) -> "PdfDocument":
    """Open a PDF file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    pypdfium2.PdfDocument
        Open document with at least one page; the caller closes it.

    Raises
    ------
    UnreadableFileError
        When the file is empty, cut short, protected with a password, or no PDF at all.
    """
    import pypdfium2

    data = path.read_bytes()
    if not data.strip(b"\x00 \r\n\t"):
        raise refuse(path, "leeg bestand")
    if b"%PDF-" not in data[:1024]:
        html = b"<html" in data[:1024].lower()
        raise refuse(path, "geen pdf", "Het is een webpagina." if html else "")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refuse(path, _name_problem(data, str(error))) from error
    if len(document) == 0:
        document.close()
        raise refuse(path, "afgebroken")
    return document


def _name_problem(data: bytes, error: str) -> str:
    if "password" in error.lower():
        return "wachtwoord"
    # The file's own index stands at its very end: without it the end was never received.
    whole = b"%%EOF" in data[-2048:] and b"startxref" in data[-4096:]
    return "leesfout" if whole else "afgebroken"
