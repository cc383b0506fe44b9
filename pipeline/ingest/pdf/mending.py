"""Mends what fonts and printing tricks do to characters: ligatures, accents, fake bold."""

import unicodedata

from pipeline.ingest.pdf.geometry import Char, Style

# LaTeX sets an accent and its letter as two glyphs on top of each other.
_SPACING_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303"}


def mend_chars(chars: list[Char]) -> list[Char]:
    """Mend the characters of a page.

    Parameters
    ----------
    chars : list of Char
        In file order; they may be changed.

    Returns
    -------
    list of Char
        Ligatures taken apart, accents set on their letters, made-up spaces inside words and
        characters printed twice left out.
    """
    spread = _spread_ligatures(chars)
    return _drop_doubles(_join_accents(_drop_false_spaces(spread)))


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
    # The same letter twice is fake bold, unless the spot is too wide for one 'f' or 't'.
    return char.text != first.text or (
        first.text in "fijlt" and first.x1 - first.x0 > 0.45 * first.style.size
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
