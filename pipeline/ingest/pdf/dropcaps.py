"""Puts a drop cap back in its word.

A drop cap is a letter of several lines high; the lines beside it are indented. It would
otherwise read as a heading of one letter, followed by a word without its beginning.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.pdf.geometry import Char

_MIN_SCALE = 1.8  # times the size of the text beside it
_MAX_GAP = 1.2  # sizes of the text beside it, between the letter and that text


def set_drop_caps(chars: Sequence[Char]) -> list[Char]:
    """Give drop caps the size and place of their word, and undo the indent beside them.

    Parameters
    ----------
    chars : sequence of Char
        In file order. Browsers write a drop cap before all text of its column.

    Returns
    -------
    list of Char
        The same characters, each drop cap just before the rest of its word.
    """
    found = list(chars)
    for cap in [c for i, c in enumerate(chars) if _stands_alone(chars, i)]:
        starts = [i for i, c in enumerate(found) if _begins_line_beside(found, i, cap)]
        if not starts or not found[starts[0]].text.isalpha():
            continue
        for i in starts[1:]:
            found[i] = replace(found[i], x0=cap.x0)
        word = found[starts[0]]
        found.insert(starts[0], replace(cap, x1=word.x0, base=word.base, style=word.style))
        found = [c for c in found if c is not cap]
    return found


def _stands_alone(chars: Sequence[Char], at: int) -> bool:
    cap = chars[at]
    if not (cap.text.isalpha() and cap.text.isupper()):
        return False
    around = [*chars[max(0, at - 2) : at], *chars[at + 1 : at + 3]]
    return all(c.style.size != cap.style.size for c in around if not c.text.isspace())


def _begins_line_beside(chars: Sequence[Char], at: int, cap: Char) -> bool:
    char = chars[at]
    size = char.style.size
    if char.text.isspace() or cap.style.size < _MIN_SCALE * size:
        return False
    # The white under a drop cap may push one more line aside.
    if not cap.base - cap.style.size < char.base <= cap.base + size:
        return False
    if not -0.3 * size <= char.x0 - cap.x1 <= _MAX_GAP * size:
        return False
    before = next((c for c in reversed(chars[:at]) if not c.text.isspace()), None)
    return before is None or before is cap or abs(before.base - char.base) > 0.3 * size
