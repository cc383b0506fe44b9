"""Numbers with a unit and the word they are compared with."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.insight.thresholds.numbers import Series, find_series
from pipeline.insight.thresholds.objects import TIME_UNITS, Quantity
from pipeline.insight.thresholds.patterns import get_comparators, get_pattern, get_units
from pipeline.insight.thresholds.windows import tie_windows

_KWARTIER = 15
_LEFT = 60


def find_quantities(text: str, bare: Sequence[Quantity] = ()) -> list[Quantity]:
    """Find numbers with a unit, in order; windows are tied to what is counted in them.

    Parameters
    ----------
    text : str
        A paragraph or heading.
    bare : sequence of Quantity
        Counts without a unit, from `find_bare_quantities`.

    Returns
    -------
    list of Quantity
        Everything that has the form of a threshold; `judge` decides which are.
    """
    found = [made for series in find_series(text) if (made := _add_unit(text, series))]
    # 'een keer', 'een melding' count nothing.
    found = [q for q in found if not (q.is_article and q.unit == "keer")]
    found = sorted([*found, *bare], key=lambda quantity: quantity.start)
    return _inherit_comparators(text, tie_windows(text, found))


def _add_unit(text: str, series: Series) -> Quantity | None:
    match = get_units().match(text, series.end)
    if match is None or match.lastgroup is None:
        return None
    comparator, left = find_comparator(text, series.start)
    end, unit, pairs = max(match.end(), series.end), match.lastgroup, series.pairs
    if "kwartier" in match[0].lower():
        pairs = tuple((low * _KWARTIER, high * _KWARTIER) for low, high in pairs)
    if series.pairs[0][0] < 1 and re.search(r"\been\s*$", text[: series.start], re.IGNORECASE):
        comparator, left = find_comparator(text, text.lower().rindex("een", 0, series.start))
    right = end
    middle = text[series.end : match.start(unit)]
    for name, pattern in get_comparators("after"):
        if after := pattern.match(text, end):
            comparator, right = name, after.end()
        elif pattern.match(middle):
            comparator = name
    is_time = unit in TIME_UNITS or unit in {"uur", "minuut"}
    if comparator == "geen" and is_time and get_pattern("reference_after").match(text, end):
        comparator = "na"
    return Quantity(
        series.start,
        end,
        pairs,
        unit,
        text[series.end : end],
        series.is_ordinal,
        series.is_article,
        comparator,
        left,
        right,
    )


def find_comparator(text: str, start: int) -> tuple[str, int]:
    """Return the comparator right before `start` and where it begins; ``'geen'`` if none."""
    offset = max(0, start - _LEFT)
    before = text[offset:start]
    for name, pattern in get_comparators("before"):
        if match := pattern.search(before):
            return name, offset + match.start()
    return "geen", start


def _inherit_comparators(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """``bij 4 ziekmeldingen of 6 dagen``: what is coordinated shares its comparator."""
    shared: list[Quantity] = []
    for quantity in quantities:
        if shared and quantity.comparator == "geen":
            between = text[shared[-1].end : quantity.start]
            if re.fullmatch(r"[^,.;:|]{0,45}\s(?:of|en)\s+(?:een )?", between):
                quantity = replace(quantity, comparator=_shareable(shared[-1].comparator))
        shared.append(quantity)
    return shared


def _shareable(comparator: str) -> str:
    return comparator if comparator in {"bij", "na", "vanaf"} else "geen"
