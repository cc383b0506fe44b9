"""Reads the characters of a page with pdfium: position, font, size, weight and colour.

pdfium is used rather than pdfplumber because it is several times faster, drops soft
hyphens that are not printed, and tells which hyphen ends a line.
"""

import ctypes
import math
import unicodedata
from typing import Any

from pipeline.ingest.pdf.geometry import Char, PageContent, Style
from pipeline.ingest.pdf.shapes import read_shapes

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_FORCE_BOLD = 1 << 18
_LINE_END_HYPHEN = "\x02"
# LaTeX sets an accent and its letter as two glyphs on top of each other.
_SPACING_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303"}


def read_page(page: Any, number: int) -> PageContent:
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
        frame.turn(turned[0][2])
        upright, turned = [c for c in turned if c[2] == turned[0][2]], upright
    content = PageContent(number, frame.width, frame.height)
    placed = _spread_ligatures([frame.place(c) for c in upright])
    content.chars = _drop_doubles(_join_accents(_drop_false_spaces(placed)))
    content.turned = [frame.place(c) for c in turned]
    read_shapes(page, frame.to_top_left, content)
    return content


_RawChar = tuple[str, tuple[float, float, float, float], int, Style, bool, tuple[float, float]]


class _Frame:
    """Turns pdfium's coordinates (from the bottom left) into those of an upright page."""

    def __init__(self, page: Any) -> None:
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


def _raw_chars(page: Any) -> list[_RawChar]:
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
        turned = (angle + 360 - rotation) % 360 if text != " " else -1
        text = "-" if text == _LINE_END_HYPHEN else text
        chars.append((text, edges, turned, style, made_up, (x.value, y.value)))
    return chars


class _Styles:
    """Looks up font, size, weight and colour once per text object, not per character."""

    def __init__(self, handle: Any) -> None:
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

    def _read(self, i: int, owner: Any) -> Style:
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
    upright: list[_RawChar] = []
    turned: list[_RawChar] = []
    target = upright
    for char in chars:
        if char[2] >= 0:
            # Italic simulated by a slant and slight scan skew stay upright.
            target = upright if min(char[2], 360 - char[2]) <= 5 else turned
        target.append(char)
    return upright, turned


def _spread_ligatures(chars: list[Char]) -> list[Char]:
    """Give the letters of a ligature, which pdfium puts all in one spot, a share of it each."""
    start = 0
    while start < len(chars):
        first, end = chars[start], start + 1
        while end < len(chars) and chars[end].text.isalpha() and _same_spot(first, chars[end]):
            end += 1
        if end - start > 1:
            width = (first.x1 - first.x0) / (end - start)
            left = first.x0
            for i, char in enumerate(chars[start:end]):
                char.x0, char.x1 = left + i * width, left + (i + 1) * width
        start = end
    return chars


def _same_spot(first: Char, char: Char) -> bool:
    if not first.text.isalpha() or (char.x0, char.x1, char.base) != (
        first.x0,
        first.x1,
        first.base,
    ):
        return False
    # The same letter twice is fake bold, unless the spot is too wide for one 'f'.
    return char.text != first.text or (
        first.text == "f" and first.x1 - first.x0 > 0.45 * first.style.size
    )


def _drop_false_spaces(chars: list[Char]) -> list[Char]:
    """Drop spaces pdfium makes up between touching characters, as before a line-end hyphen."""
    kept: list[Char] = []
    for i, char in enumerate(chars):
        if char.made_up and 0 < i < len(chars) - 1:
            before, after = chars[i - 1], chars[i + 1]
            touch = abs(after.x0 - before.x1) < 0.13 * before.style.size
            if touch and abs(after.base - before.base) < 0.2 * before.style.size:
                continue
        kept.append(char)
    return kept


def _join_accents(chars: list[Char]) -> list[Char]:
    joined: list[Char] = []
    for char in chars:
        mark = _SPACING_ACCENTS.get(joined[-1].text) if joined else None
        if mark and char.text.isalpha() and joined[-1].x0 < char.x1 and joined[-1].x1 > char.x0:
            accent = joined.pop()
            if abs(accent.base - char.base) < char.style.size:
                char.text = unicodedata.normalize("NFC", char.text + mark)
            else:
                joined.append(accent)
        joined.append(char)
    return joined


def _drop_doubles(chars: list[Char]) -> list[Char]:
    """Drop characters printed again on (nearly) the same spot: fake bold or a shadow."""
    seen: dict[tuple[str, int], list[Char]] = {}
    kept: list[Char] = []
    for char in chars:
        size = max(char.style.size, 1.0)
        cell = int(char.base // size)
        twins = [t for key in (cell - 1, cell, cell + 1) for t in seen.get((char.text, key), ())]
        limit = min(0.15 * size, 0.45 * max(char.x1 - char.x0, 0.1))
        twin = next(
            (t for t in twins if abs(t.x0 - char.x0) < limit and abs(t.base - char.base) < limit),
            None,
        )
        if twin is None or char.text == " ":
            seen.setdefault((char.text, cell), []).append(char)
            kept.append(char)
        else:
            style = twin.style
            twin.style = Style(style.font, style.size, True, style.color)
    return kept
