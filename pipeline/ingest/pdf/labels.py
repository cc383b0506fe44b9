"""Recognises the labels of list items: bullets of every kind, dashes, numbers, letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.pdf.lines import Line

_BULLETS = frozenset("•◦▪▫●○■□◆◇►▶▸‣⁃∙➢➤➔→»✓✔✗✘❖◾◽⚫⦁\uf0b7")
_DASHES = frozenset("-–—*·+>")
# Letters that show as a bullet only in a pictorial font (Word's standard bullets).
_PICTORIAL = re.compile(r"wingding|symbol|dingbat|webding|courier", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<open>\(?)(?P<value>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}|[A-Za-z]|[ivx]{2,5})(?P<close>[.):]?\)?)$"
)
_REACH = 80  # lines between one label and the next


@dataclass(frozen=True, slots=True)
class Label:
    """A list label: as printed, and how many characters of the line it takes."""

    text: str
    n_chars: int
    left: float
    text_left: float


@dataclass(frozen=True, slots=True)
class _Number:
    kind: str
    value: int
    stem: str
    label: Label


def find_labels(lines: Sequence[Line]) -> dict[int, Label]:
    """Find the list labels in lines.

    Parameters
    ----------
    lines : sequence of Line
        All lines of a document that may be text, in reading order.

    Returns
    -------
    dict of int to Label
        By index in `lines`. A number or letter is a label only in a row of them (``1. 2. 3.``)
        or with its text hanging beside it, so that a year, ``8.30 uur`` or an initial at the
        start of a line is none.
    """
    labels: dict[int, Label] = {}
    dashes: dict[int, Label] = {}
    numbers: dict[int, list[_Number]] = {}
    for i, line in enumerate(lines):
        bullet, dash = _bullet(line), _dash(line)
        if bullet:
            labels[i] = bullet
        elif dash:
            dashes[i] = dash
        else:
            found = _numbers(line)
            if found:
                numbers[i] = found
    labels |= {
        i: dash for i, dash in dashes.items() if _is_list_dash(i, dash, dashes, labels, lines)
    }
    for i, options in numbers.items():
        for option in options:
            if _in_row(i, option, numbers) or _hangs(i, option, lines):
                labels[i] = option.label
                break
    return labels


def _bullet(line: Line) -> Label | None:
    if line.mark:
        return Label(line.mark, 0, line.x0 - line.size, line.x0)
    first = line.chars[0]
    rest = next((i for i, c in enumerate(line.chars) if i and c.text != " "), None)
    if rest is None:
        return None
    spaced = rest > 1 or line.chars[rest].x0 - first.x1 > 0.15 * line.size
    private = "\ue000" <= first.text <= "\uf8ff"
    pictorial = bool(_PICTORIAL.search(first.style.font)) and (
        first.style.font != line.chars[rest].style.font
    )
    hollow = first.text == "o" and line.chars[rest].x0 - first.x1 > 0.8 * line.size
    if first.text in _BULLETS or private or (spaced and (pictorial or hollow)):
        return Label(
            "•" if private or pictorial else first.text, rest, line.x0, line.chars[rest].x0
        )
    return None


def _dash(line: Line) -> Label | None:
    first = line.chars[0]
    rest = next((i for i, c in enumerate(line.chars) if i and c.text != " "), None)
    if rest is None or first.text not in _DASHES:
        return None
    spaced = rest > 1 or line.chars[rest].x0 - first.x1 > 0.15 * line.size
    return Label(first.text, rest, line.x0, line.chars[rest].x0) if spaced else None


def _is_list_dash(
    i: int,
    dash: Label,
    dashes: dict[int, Label],
    bullets: dict[int, Label],
    lines: Sequence[Line],
) -> bool:
    """Tell a list dash from one in a sentence (``8.00`` / ``- 8.30 uur``) or a footnote star."""
    near = range(max(0, i - _REACH), i + _REACH)
    if dash.text in "*+>":
        return any(j != i and dashes.get(j) and dashes[j].text == dash.text for j in near)
    if not lines[i].chars[dash.n_chars].text.isdigit():
        return True
    return any(j != i and (j in bullets or j in dashes) for j in near)


def _numbers(line: Line) -> list[_Number]:
    head = line.text.split(" ", 1)
    match = _NUMBER.fullmatch(head[0])
    if match is None or len(head) < 2:
        return []
    n_chars = next(
        (i + 1 for i, _ in enumerate(line.chars) if _letters(line, i + 1) == len(head[0])), 0
    )
    while line.chars[n_chars].text == " ":
        n_chars += 1
    text_left = line.chars[n_chars].x0
    label = Label(head[0], n_chars, line.x0, text_left)
    value, closing = match["value"], match["close"]
    if not closing and "." not in value:
        # A lone digit is a label only when its text stands well apart.
        if not value.isdigit() or text_left - line.chars[n_chars - 1].x1 < 0.5 * line.size:
            return []
        closing = "tab"
    return _readings(value, match["open"] + closing, label)


def _letters(line: Line, end: int) -> int:
    return sum(c.text != " " for c in line.chars[:end])


def _readings(value: str, shape: str, label: Label) -> list[_Number]:
    if "." in value:
        stem, last = value.rsplit(".", 1)
        # The number of a section or article lid begins a paragraph, but belongs to its text.
        whole = Label("", 0, label.left, label.text_left)
        return [_Number(f"deep{shape}", int(last), stem, whole)]
    if value.isdigit():
        return [_Number(f"digit{shape}", int(value), "", label)]
    readings = []
    if len(value) == 1:
        readings.append(
            _Number(f"{value.isupper()}letter{shape}", ord(value.lower()) - 96, "", label)
        )
    if set(value) <= set("ivx"):
        readings.append(_Number(f"roman{shape}", _roman(value), "", label))
    return readings


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def _in_row(i: int, number: _Number, numbers: dict[int, list[_Number]]) -> bool:
    def near(step: int, start: int, stop: int) -> bool:
        return any(
            other.kind == number.kind
            and other.stem == number.stem
            and other.value == number.value + step
            for j in range(start, stop)
            for other in numbers.get(j, ())
        )

    return near(1, i + 1, i + _REACH) or near(-1, max(0, i - _REACH), i)


def _hangs(i: int, number: _Number, lines: Sequence[Line]) -> bool:
    """Tell whether the next line goes on under the text, not under the label."""
    line, label = lines[i], number.label
    if number.kind.startswith("deep") or i + 1 >= len(lines):
        return False
    following = lines[i + 1]
    return (
        following.zone == line.zone
        and following.page == line.page
        and label.text_left - label.left > line.size
        and abs(following.x0 - label.text_left) < 0.3 * line.size
    )
