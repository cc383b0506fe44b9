"""Takes footnotes out of the running text, so that a paragraph may go on behind them."""

import re
from collections.abc import Sequence

from pipeline.ingest.pdf.lines import Line

_MARK = re.compile(r"(?:\d{1,2}|\*{1,3}|[†‡])[.)]?(?=\s|[A-Z])")
_SMALL = 0.9  # times the body size


def find_notes(lines: Sequence[Line], body_size: float) -> list[Line]:
    """Find the lines of footnotes.

    Parameters
    ----------
    lines : sequence of Line
        Running lines in reading order, headers and footers left out.
    body_size : float
        Most used font size.

    Returns
    -------
    list of Line
        Small lines at the foot of a column, from the first that begins with a number or star.
    """
    notes: list[Line] = []
    for i, line in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        if after is None or (after.page, after.zone) != (line.page, line.zone):
            notes += _foot(lines, i, body_size)
    return notes


def begins_note(line: Line) -> bool:
    """Tell whether a line begins with the mark of a footnote."""
    return _MARK.match(line.text) is not None


def _foot(lines: Sequence[Line], last: int, body_size: float) -> list[Line]:
    first = last
    while first >= 0 and lines[first].size < _SMALL * body_size and _together(lines, first, last):
        first -= 1
    foot = list(lines[first + 1 : last + 1])
    while foot and not begins_note(foot[0]):
        foot.pop(0)
    return foot


def _together(lines: Sequence[Line], i: int, j: int) -> bool:
    return (lines[i].page, lines[i].zone) == (lines[j].page, lines[j].zone)
