"""Printed labels of numbered and bulleted paragraphs, from ``numbering.xml``."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.ingest.word.names import (
    Element,
    find,
    get_int,
    get_left,
    get_value,
    to_int,
    w,
)
from pipeline.ingest.word.symbols import replace_symbols


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str
    template: str
    start: int
    style_id: str | None
    left: int | None


@dataclass(frozen=True, slots=True)
class ListLabel:
    """Label of one paragraph: printed text, bullet or number, left indent in twips."""

    text: str
    is_bullet: bool
    left: int | None


class Numbering:
    """Hands out labels; paragraphs must be offered in document order, each once."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        links: dict[str, str] = {}
        styled: dict[str, str] = {}
        for abstract in root.findall(w("abstractNum")):
            key = abstract.get(w("abstractNumId"), "")
            self._abstract[key] = _read_levels(abstract)
            if link := get_value(abstract, "numStyleLink"):
                links[key] = link
            if style := get_value(abstract, "styleLink"):
                styled[style] = key
        for number in root.findall(w("num")):
            key = number.get(w("numId"), "")
            target = get_value(number, "abstractNumId") or ""
            self._abstract_of[key] = styled.get(links.get(target, ""), target)
            overrides = number.findall(w("lvlOverride"))
            self._overrides[key] = {
                level: read
                for override in overrides
                for level, read in _read_levels(override).items()
            }
            self._restarts[key] = {
                to_int(override.get(w("ilvl"))) or 0: start
                for override in overrides
                if (start := get_int(override, "startOverride")) is not None
            }

    def make_label(self, num_id: str | None, level: int | None, style_id: str) -> ListLabel | None:
        """Return the next label of list `num_id`, or None when this is no list.

        Parameters
        ----------
        level : int or None
            0-based depth; None when a style leaves it to the level that names the style.
        """
        if num_id is None or num_id == "0" or num_id not in self._abstract_of:
            return None
        levels = self._abstract.get(self._abstract_of[num_id], {}) | self._overrides[num_id]
        if level is None:
            level = next((i for i, each in levels.items() if each.style_id == style_id), 0)
        if level not in levels:
            return None
        counters = self._count(num_id, level, levels)
        definition = levels[level]
        is_bullet = definition.number_format in {"bullet", "none"}
        if definition.number_format == "bullet":
            # A letter as bullet is a sign of a symbol font: 'o', 'Ø', '§'.
            sign = replace_symbols(definition.template)
            text = "•" if not sign or sign.isalnum() or sign == "§" else sign
        else:
            text = re.sub(
                r"%(\d)",
                lambda match: _format_counter(counters, levels, int(match[1]) - 1),
                definition.template,
            ).strip()
        return ListLabel(text, is_bullet, definition.left)

    def _count(self, num_id: str, level: int, levels: dict[int, _Level]) -> dict[int, int]:
        # Lists that share an abstract definition share its counters, unless one restarts.
        counters = self._counters.setdefault(self._abstract_of[num_id], {})
        for restarted, start in self._restarts.pop(num_id, {}).items():
            counters[restarted] = start - 1
        if level in counters:
            counters[level] += 1
        else:
            counters[level] = levels[level].start
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        return counters


def _read_levels(parent: Element) -> dict[int, _Level]:
    return {
        to_int(level.get(w("ilvl"))) or 0: _Level(
            number_format=get_value(level, "numFmt") or "decimal",
            template=get_value(level, "lvlText") or "",
            start=1 if (start := get_int(level, "start")) is None else start,
            style_id=get_value(level, "pStyle"),
            left=get_left(find(level, "pPr")),
        )
        for level in parent.findall(w("lvl"))
    }


def _format_counter(counters: dict[int, int], levels: dict[int, _Level], level: int) -> str:
    if level not in levels:
        return ""
    number = counters.get(level, levels[level].start)
    return _FORMATS.get(levels[level].number_format, str)(number)


def _to_letters(number: int) -> str:
    # Word prints z, aa, bb, cc: the letter repeats.
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else "0"


def _to_roman(number: int) -> str:
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _to_letters,
    "upperLetter": lambda number: _to_letters(number).upper(),
    "lowerRoman": _to_roman,
    "upperRoman": lambda number: _to_roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "ordinal": lambda number: f"{number}e",
    "none": lambda number: "",
}
