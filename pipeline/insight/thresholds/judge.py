"""Decides which quantities are thresholds: most numbers in a protocol are not."""

import re

from pipeline.insight.thresholds.exclusions import Surroundings, looks_otherwise
from pipeline.insight.thresholds.objects import Quantity
from pipeline.insight.thresholds.patterns import get_pattern, get_words
from pipeline.insight.thresholds.types import find_types
from pipeline.insight.thresholds.windows import is_window

_DAYS = frozenset({"dag", "schooldag", "dagdeel", "uur", "week"})
_CLOSES = re.compile(r"\s*[:=|?)]")
_CLOSES_LEAVE = re.compile(r"\s*[:=|?),]")


def judge(quantity: Quantity, around: Surroundings) -> str:
    """Return the kind of threshold a quantity is, or ``''`` when it is none.

    Returns
    -------
    str
        ``'drempel'``, ``'termijn'``, ``'maximum'`` or ``''``.
    """
    if looks_otherwise(quantity, around):
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
