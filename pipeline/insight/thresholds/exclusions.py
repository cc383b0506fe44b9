"""Recognises what looks like a threshold and is none: clock times, lessons, meetings, sanctions.

Ages, groups, dates, article and telephone numbers mostly lack a unit and never come this far.
"""

import re
from dataclasses import dataclass

from pipeline.insight.thresholds.objects import TIME_UNITS, Quantity
from pipeline.insight.thresholds.patterns import get_group, get_pattern, get_words
from pipeline.insight.thresholds.types import find_types

_HOURS = frozenset({"uur", "lesuur", "klokuur"})
# Absence of these types is counted in hours.
_HOUR_TYPES = frozenset({"ongeoorloofd", "anders", "verzuim"})
_LESSONS_A_DAY = 9
_LEFT, _RIGHT = 60, 60
_WEAK = frozenset({"geen", "op"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a quantity stands.

    Attributes
    ----------
    text : str
        The whole paragraph.
    sentence, clause : (int, int)
        Offsets of the sentence or table cell, and of the clause within it.
    type : str
        Type of absence of the quantity, from `infer_type`.
    is_type_above : bool
        Whether stem, headings or codes name a type of absence.
    """

    text: str
    sentence: tuple[int, int]
    clause: tuple[int, int]
    type: str
    is_type_above: bool


def looks_otherwise(quantity: Quantity, around: Surroundings) -> bool:
    """Tell whether a quantity is a length, an age, a meeting or something else than a limit."""
    text = around.text
    before = text[max(0, quantity.left - _LEFT) : quantity.left]
    after = text[quantity.end : quantity.end + _RIGHT]
    if quantity.comparator == "geen" or quantity.comparator == "tot":
        if any(pattern.search(before) for _, pattern in get_group("not_before")):
            return True
    elif get_pattern("not_before.lasts").search(before):
        return True
    if any(pattern.match(after) for _, pattern in get_group("not_after")):
        return True
    if any(pattern.match(after) for _, pattern in get_group("not_after_plain")):
        return quantity.comparator in {"geen", "op", "na", "elke"}
    if quantity.unit in {"jaar", "schooljaar", "kwartaal", "periode"}:
        return True
    if quantity.pairs[0][0] < 1 and quantity.unit_text.strip().endswith("en"):
        return True  # 'halve dagen' is no number of days
    if quantity.is_article and not _may_be_one(quantity, text):
        return True
    if quantity.unit_text.endswith("melding") and re.match(r"\s+(?:bij|aan|via|naar)\b", after):
        return True
    return (
        _is_clock(quantity, around)
        or _is_lesson(quantity, text)
        or _is_meeting(quantity, around)
        or _is_repetition(quantity, text)
        or _is_reference(quantity, text)
    )


def _may_be_one(quantity: Quantity, text: str) -> bool:
    """A bare *een* counts in *langer dan een week* and *een week aaneengesloten*."""
    if quantity.unit not in TIME_UNITS | {"uur", "minuut"}:
        return False
    after = re.compile(rf"\s+(?:{get_words()['window_words']}|ziek|lang)\b", re.IGNORECASE)
    return quantity.comparator not in _WEAK or bool(after.match(text, quantity.end))


def _is_clock(quantity: Quantity, around: Surroundings) -> bool:
    """Recognise a full hour such as ``8 uur``; within a rule on hours missed it is a count."""
    if quantity.unit != "uur" or quantity.is_ordinal or quantity.window:
        return False
    low, high = quantity.pairs[0]
    if "uren" in quantity.unit_text or not (low.is_integer() and 6 <= low <= 18) or high != low:
        return False
    before = around.text[: quantity.start]
    if not get_pattern("clock_prepositions").search(before[-_LEFT:]):
        return False
    clause = around.text[slice(*around.clause)]
    is_hours = around.type in _HOUR_TYPES and not get_pattern("clock_verbs").search(clause)
    return not is_hours or bool(re.search(r"\b(?:om|voor|vóór)\s*$", before, re.IGNORECASE))


def _is_lesson(quantity: Quantity, text: str) -> bool:
    """Recognise *het derde lesuur* (a place in the day): only missed lessons are counted."""
    return (
        quantity.is_ordinal
        and quantity.unit in _HOURS
        and quantity.pairs[-1][1] <= _LESSONS_A_DAY
        and not get_pattern("absence_adjective").search(text[quantity.start : quantity.end + 12])
    )


def _is_meeting(quantity: Quantity, around: Surroundings) -> bool:
    """Recognise how often people meet: *elke zes weken*, *twee keer per jaar op school*."""
    if quantity.comparator == "elke" and quantity.unit in TIME_UNITS:
        return not quantity.is_ordinal
    if quantity.comparator in {"meer dan", "bij", "na", "vanaf"} or not quantity.window:
        return False
    if quantity.unit == "keer" and get_pattern("frequency").match(around.text, quantity.right):
        return True
    sentence = around.text[slice(*around.sentence)]
    is_about_absence = around.is_type_above or bool(find_types(sentence))
    clause = around.text[slice(*around.clause)]
    return bool(get_pattern("meeting").search(clause)) or not is_about_absence


def _is_repetition(quantity: Quantity, text: str) -> bool:
    """Recognise *haalt het twee keer in*: how often a sanction is done; *anderhalf keer* too."""
    if quantity.unit == "keer" and not quantity.pairs[0][0].is_integer():
        return True
    rest = text[quantity.start : quantity.end + 20]
    return quantity.comparator == "geen" and bool(get_pattern("repetition").search(rest))


def _is_reference(quantity: Quantity, text: str) -> bool:
    """Recognise *binnen 5 dagen na de eerste melding*: what a time limit is counted from."""
    if not quantity.is_ordinal or quantity.comparator not in {"na", "vanaf"}:
        return False
    return bool(get_pattern("time_limit_before").search(text[: quantity.left]))
