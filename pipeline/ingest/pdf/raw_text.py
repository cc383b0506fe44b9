"""The independent second reading: the plain text of a PDF as pdfminer decodes it.

The blocks come from pdfium. pdfminer is another program with its own decoding of fonts, so
what one of the two misses shows as a gap in the coverage. Without geometry it is fast.
"""

import logging
from pathlib import Path

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
    PDFTextState,
)
from pdfminer.pdfpage import PDFPage

PAGE_BREAK = "\f"


def read_raw_text(path: Path) -> str:
    """Read all characters of a PDF without any layout analysis.

    Parameters
    ----------
    path : Path
        A PDF file that opens without a password.

    Returns
    -------
    str
        Characters in file order, with a form feed after each page.

    Raises
    ------
    Exception
        Of any kind: what pdfminer raises on a file that breaks the rules is not documented.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    manager = PDFResourceManager()
    device = _TextDevice(manager)
    interpreter = PDFPageInterpreter(manager, device)
    with path.open("rb") as stream:
        for page in PDFPage.get_pages(stream, check_extractable=False):
            interpreter.process_page(page)
            device.pieces.append(PAGE_BREAK)
    return "".join(device.pieces)


class _TextDevice(PDFDevice):
    """Collects what is shown, in file order."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.pieces: list[str] = []
        self._last = ""

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Decode one shown string; numbers in between only move the pen."""
        font = textstate.font
        shown = ""
        for part in seq:
            if font is None or not isinstance(part, bytes):
                continue
            for code in font.decode(part):
                try:
                    shown += font.to_unichr(code)
                except PDFUnicodeNotDefined:
                    shown += "\ufffd"
        # The same words shown twice in a row are fake bold: printed again a hair further on.
        if len(shown) < 4 or shown != self._last:
            self.pieces += [shown, " "]
        self._last = shown
