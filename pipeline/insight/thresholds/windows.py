"""In how much time is counted: *in vier aaneengesloten weken*, *per schooljaar*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.insight.thresholds.objects import TIME_UNITS, Quantity, Window
from pipeline.insight.thresholds.patterns import get_pattern, get_words

_MAX_GAP = 70
_MAX_LEAD = 35
# 'van 18 jaar' is an age.
_MAX_YEARS = 2
# A window is longer than what is counted in it.
_HOUR_UNITS = frozenset({"uur", "lesuur", "klokuur"})
_LONG_UNITS = frozenset({"week", "maand"})
_COUNTED_FROM = re.compile(r"\s+(?:na|vanaf)\s", re.IGNORECASE)
_LONG_WINDOWS = frozenset({"jaar", "schooljaar", "periode"})


def tie_windows(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give counts their windows and drop the quantities that are nothing but a window.

    Parameters
    ----------
    quantities : sequence of Quantity
        In order of place in `text`.
    """
    free = _find_windows(text, quantities)
    taken: list[Window] = []
    tied: list[Quantity] = []
    for at, quantity in enumerate(quantities):
        if _is_within(quantity, taken):
            continue
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        if window := _pick_window(text, quantity, following, free):
            free.remove(window)
            taken.append(window)
            left, right = min(quantity.left, window.start), max(quantity.right, window.end)
            quantity = replace(quantity, window=window, left=left, right=right)
        tied.append(quantity)
    return [quantity for quantity in tied if not _is_within(quantity, taken)]


def _is_within(quantity: Quantity, windows: Sequence[Window]) -> bool:
    return any(window.start <= quantity.start < window.end for window in windows)


def _pick_window(
    text: str, quantity: Quantity, following: Quantity | None, windows: Sequence[Window]
) -> Window | None:
    """Return the window behind a count, or right before it; never one of the next count."""
    for window in windows:
        if _is_within(quantity, [window]) or not _may_count_in(quantity, window):
            continue
        if window.start < quantity.end:
            if _is_lead(text[window.end : quantity.start]):
                return window
        elif following and following.start < window.start and following.end < window.end:
            return None
        elif _is_close(text[quantity.end : window.start]):
            return window
    return None


def _may_count_in(quantity: Quantity, window: Window) -> bool:
    if quantity.comparator in {"binnen", "uiterlijk"} or window.unit == quantity.unit:
        return False
    if quantity.unit in _HOUR_UNITS and window.unit.endswith("dag"):
        return False  # '16 uur: binnen 5 werkdagen melden'
    return quantity.unit not in _LONG_UNITS or window.unit in _LONG_WINDOWS


def _is_close(between: str) -> bool:
    return len(between) <= _MAX_GAP and not get_pattern("window_barrier").search(between)


def _is_lead(between: str) -> bool:
    return len(between) <= _MAX_LEAD and not re.search(r"[;:.,|]", between)


@cache
def _compile_opening() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{get_words()['window_before']})\s*$", re.IGNORECASE)


@cache
def _compile_single() -> re.Pattern[str]:
    words = get_words()
    nouns = "|".join(
        f"(?P<{unit}>{'|'.join(words['units'][unit])})" for unit in words["window_single_units"]
    )
    single = rf"(?<!\w)(?:{words['window_single']})\s+(?:{nouns})(?!\w)(?!\s+van\s)"
    return re.compile(single, re.IGNORECASE)


def is_window(text: str, start: int) -> bool:
    """Tell whether the number at `start` opens a window, whatever is counted in it."""
    opening = _compile_opening().search(text[:start])
    return opening is not None and opening[0].strip().lower() != "van"


def _find_windows(text: str, quantities: Sequence[Quantity]) -> list[Window]:
    """Find ``in 4 weken`` and ``per maand`` (which counts as 1), in order of place."""
    windows = [
        window
        for quantity in quantities
        if quantity.unit in TIME_UNITS and not quantity.is_ordinal
        for window in _read_window(text, quantity)
    ]
    for match in _compile_single().finditer(text):
        is_known = any(window.start <= match.start() < window.end for window in windows)
        if not is_known and match.lastgroup:
            windows.append(Window(match.start(), match.end(), 1.0, match.lastgroup, match[0]))
    return sorted(windows, key=lambda window: window.start)


def _read_window(text: str, quantity: Quantity) -> Iterator[Window]:
    count, start, end = quantity.pairs[0][1], quantity.start, quantity.end
    if len(quantity.pairs) > 1 or (quantity.unit == "jaar" and count > _MAX_YEARS):
        return
    if quantity.is_article and re.match(r"\s+van\s", text[end:]):
        return  # 'in een periode van vier weken': the weeks are the window
    if get_pattern("time_limit_before").search(text[:end] + " ") and _COUNTED_FROM.match(text, end):
        return  # 'binnen 5 dagen na de eerste melding' limits, it does not count
    if count < 1 and text[:start].lower().endswith("een "):
        start -= len("een ")  # 'in een half jaar'
    if opening := _compile_opening().search(text[:start]):
        yield Window(opening.start(), end, count, quantity.unit, text[opening.start() : end])
