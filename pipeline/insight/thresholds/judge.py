"""Decides which quantities are thresholds: most numbers in a protocol are not.

Clock times, ages, groups, dates, article and telephone numbers mostly lack a unit and never
come this far. What remains to be told apart are lengths of lessons, sanctions and meetings.
"""

import re
from dataclasses import dataclass

from pipeline.insight.thresholds.objects import TIME_UNITS, Quantity
from pipeline.insight.thresholds.patterns import get_group, get_pattern, get_words
from pipeline.insight.thresholds.types import find_types
from pipeline.insight.thresholds.windows import is_window

_HOURS = frozenset({"uur", "lesuur", "klokuur"})
_DAYS = frozenset({"dag", "schooldag", "dagdeel", "uur", "week"})
# Absence of these types is counted in hours.
_HOUR_TYPES = frozenset({"ongeoorloofd", "anders", "verzuim"})
_LESSONS_A_DAY = 9
_LEFT, _RIGHT = 60, 60
_WEAK = frozenset({"geen", "op"})
_CLOSES = re.compile(r"\s*[:=|?)]")
_CLOSES_LEAVE = re.compile(r"\s*[:=|?),]")


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


def judge(quantity: Quantity, around: Surroundings) -> str:
    """Return the kind of threshold a quantity is, or ``''`` when it is none.

    Returns
    -------
    str
        ``'drempel'``, ``'termijn'``, ``'maximum'`` or ``''``.
    """
    if _looks_otherwise(quantity, around):
        return ""
    if is_time_limit(quantity, around.text):
        return "termijn"
    if not around.type and not around.is_type_above:
        return ""
    if _is_leave_maximum(quantity, around):
        return "maximum"
    return "drempel" if _is_stated(quantity, around) else ""


def is_ahead(quantity: Quantity, text: str) -> re.Match[str] | None:
    """Match *van tevoren*, *voor het verlof* after a quantity."""
    return re.compile(rf"\s*(?:{get_words()['ahead']})", re.IGNORECASE).match(text, quantity.end)


def is_time_limit(quantity: Quantity, text: str) -> bool:
    """Tell a time limit (*binnen*, *uiterlijk*, *van tevoren*, *na de brief*) from the rest."""
    if quantity.unit in {"keer", "lesuur", "lestijd"}:
        return False
    if quantity.comparator in {"binnen", "uiterlijk"} or is_ahead(quantity, text):
        return True
    return quantity.unit not in {"minuut", "uur"} and bool(
        quantity.comparator == "na" and get_pattern("reference_after").match(text, quantity.end)
    )


def _looks_otherwise(quantity: Quantity, around: Surroundings) -> bool:
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


def _is_leave_maximum(quantity: Quantity, around: Surroundings) -> bool:
    if around.type not in {"verlof", "anders"} or quantity.is_ordinal:
        return False
    sentence = around.text[slice(*around.sentence)]
    if re.search(r"\b(?:beslis|besluit|beoordeel|behandel|aanvra)\w*", sentence):
        return False
    if quantity.unit not in _DAYS and not (quantity.unit == "keer" and around.type == "verlof"):
        return False
    if quantity.comparator not in {"geen", "ten hoogste"}:
        return False
    if around.type == "anders":
        return bool(re.search(r"schors|vijf|5", sentence)) and _allows(quantity, sentence)
    return _allows(quantity, sentence) or _stands_alone(quantity, around)


def _allows(quantity: Quantity, sentence: str) -> bool:
    return quantity.comparator == "ten hoogste" or bool(
        get_pattern("leave_maximum").search(sentence)
    )


def _stands_alone(quantity: Quantity, around: Surroundings) -> bool:
    """Tell whether the number opens its cell or clause, or closes one: ``verhuizing: 1 dag``."""
    start, end = around.clause
    before = around.text[start : quantity.left].strip(" -–•(:;,")
    after = around.text[quantity.right : end].strip(" ).;,")
    if around.type == "verlof":
        if around.text[start : quantity.left].rstrip().endswith((",", ";", ":")):
            return True  # ', 2 dagen daarbuiten'
        return not (before and after) or bool(_CLOSES_LEAVE.match(around.text, quantity.right))
    return not before or bool(_CLOSES.match(around.text, quantity.right))


def _is_stated(quantity: Quantity, around: Surroundings) -> bool:
    """Tell whether the text makes the number a limit instead of mentioning it."""
    is_once = quantity.unit == "keer" and quantity.pairs[-1][1] == 1 and not quantity.is_ordinal
    if is_once and quantity.comparator == "geen":
        # 'dit kan eenmaal': only what is counted makes a single time a limit
        return bool(find_types(around.text[slice(*around.clause)]))
    if quantity.comparator != "geen" or quantity.window or quantity.unit == "keer":
        return quantity.comparator != "ten hoogste" or quantity.unit != "minuut"
    is_short = quantity.unit == "minuut"
    if quantity.is_ordinal or (not is_short and _stands_alone(quantity, around)):
        return True
    before = around.text[around.clause[0] : quantity.start]
    if get_pattern("conditional").search(before):
        return True
    if is_window(around.text, quantity.start):
        return False
    near = around.text[quantity.end : min(quantity.end + 40, around.clause[1])]
    return bool(find_types(near))
