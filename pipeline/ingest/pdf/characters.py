"""Reads the characters of a page with pdfium: position, font, size, weight and colour.

pdfium is used rather than pdfplumber because it is several times faster, drops soft
hyphens that are not printed, and tells which hyphen ends a line.
"""

import ctypes
import math
from typing import TYPE_CHECKING

from pipeline.ingest.pdf.dropcaps import set_drop_caps
from pipeline.ingest.pdf.geometry import Char, PageContent, Style
from pipeline.ingest.pdf.mending import mend_chars
from pipeline.ingest.pdf.shapes import read_shapes

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_FORCE_BOLD = 1 << 18
_LINE_END_HYPHEN = "\x02"


def read_page(page: "PdfPage", number: int) -> PageContent:
    """Read characters and shapes of one page.

    Parameters
    ----------
    page : pypdfium2.PdfPage
        An open page.
    number : int
        Its 1-based number.

    Returns
    -------
    PageContent
        Characters in file order. Text that stands at an angle is in `turned`, unless most
        of the page does: then the page lies on its side and is turned upright.
    """
    upright, turned = _split_by_angle(_raw_chars(page))
    frame = _Frame(page)
    if len(turned) > len(upright):
        frame.turn(-turned[0][2])
        upright, turned = [c for c in turned if c[2] == turned[0][2]], upright
    content = PageContent(number, frame.width, frame.height)
    content.chars = set_drop_caps(mend_chars([frame.place(c) for c in upright]))
    for angle in sorted({c[2] for c in turned}):
        side = _Frame(page)
        side.turn(-angle)
        content.turned += [side.place(c) for c in turned if c[2] == angle]
    read_shapes(page, frame.to_top_left, content)
    return content


_RawChar = tuple[str, tuple[float, float, float, float], int, Style, bool, tuple[float, float]]


class _Frame:
    """Turns pdfium's coordinates (from the bottom left) into those of an upright page."""

    def __init__(self, page: "PdfPage") -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = left, bottom
        self._size = (right - left, top - bottom)
        self._quarter = 0
        self.turn(int(page.get_rotation()))

    def turn(self, degrees: int) -> None:
        """Turn the frame clockwise by a multiple of 90 degrees."""
        self._quarter = (self._quarter + round(degrees / 90)) % 4
        wide, high = self._size
        self.width, self.height = (wide, high) if self._quarter % 2 == 0 else (high, wide)

    def to_top_left(self, x: float, y: float) -> tuple[float, float]:
        """Place one point."""
        x, y = x - self._left, y - self._bottom
        wide, high = self._size
        return ((x, high - y), (y, x), (wide - x, y), (high - y, wide - x))[self._quarter]

    def place(self, raw: _RawChar) -> Char:
        """Place one character."""
        text, (left, bottom, right, top), _, style, made_up, origin = raw
        corners = [self.to_top_left(left, bottom), self.to_top_left(right, top)]
        xs = sorted(corner[0] for corner in corners)
        return Char(text, xs[0], xs[1], self.to_top_left(*origin)[1], style, made_up)


def _raw_chars(page: "PdfPage") -> list[_RawChar]:
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()  # closed as soon as nothing refers to it
    handle = textpage.raw
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles = _Styles(handle)
    rotation = int(page.get_rotation())
    chars: list[_RawChar] = []
    for i in range(pdfium.FPDFText_CountChars(handle)):
        text = chr(pdfium.FPDFText_GetUnicode(handle, i))
        if text in "\r\n\x00\ufffe\xad":
            continue
        made_up = pdfium.FPDFText_IsGenerated(handle, i) == 1
        pdfium.FPDFText_GetLooseCharBox(handle, i, box)
        pdfium.FPDFText_GetCharOrigin(handle, i, x, y)
        angle = round(math.degrees(pdfium.FPDFText_GetCharAngle(handle, i))) % 360
        edges = (box.left, box.bottom, box.right, box.top)
        style = styles.at(i)
        # pdfium measures angles clockwise; a space goes with the character before it.
        turned = chars[-1][2] if text == " " and chars else (angle + rotation) % 360
        text = "-" if text == _LINE_END_HYPHEN else text
        chars.append((text, edges, turned, style, made_up, (x.value, y.value)))
    return chars


class _Styles:
    """Looks up font, size, weight and colour once per text object, not per character."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._known: dict[int, Style] = {}
        self._last = Style("", 0.0, False, (0, 0, 0))

    def at(self, i: int) -> Style:
        """Style of character `i`; a space pdfium made up has that of its neighbour."""
        import pypdfium2.raw as pdfium

        if pdfium.FPDFText_IsGenerated(self._handle, i):
            return self._last
        owner = pdfium.FPDFText_GetTextObject(self._handle, i)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        if key not in self._known or not key:
            self._known[key] = self._read(i, owner)
        self._last = self._known[key]
        return self._last

    def _read(self, i: int, owner: object) -> Style:
        import pypdfium2.raw as pdfium

        name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._handle, i, name, 256, flags)
        font = name.value.decode("utf-8", "replace").split("+")[-1]
        matrix = pdfium.FS_MATRIX()
        scale = 1.0
        if pdfium.FPDFText_GetMatrix(self._handle, i, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = round(pdfium.FPDFText_GetFontSize(self._handle, i) * scale, 1)
        stroked = pdfium.FPDFTextObj_GetTextRenderMode(owner) == 2 if owner else False
        weight = pdfium.FPDFText_GetFontWeight(self._handle, i)
        named = any(word in font.lower() for word in _BOLD_NAMES)
        bold = named or stroked or bool(flags.value & _FORCE_BOLD) or 600 <= weight <= 1000
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFText_GetFillColor(self._handle, i, red, green, blue, alpha)
        return Style(font, size, bold, (red.value, green.value, blue.value))


def _split_by_angle(chars: list[_RawChar]) -> tuple[list[_RawChar], list[_RawChar]]:
    # Italic simulated by a slant and slight scan skew stay upright.
    upright = [c for c in chars if min(c[2], 360 - c[2]) <= 5]
    turned = [c for c in chars if min(c[2], 360 - c[2]) > 5]
    return upright, turned
