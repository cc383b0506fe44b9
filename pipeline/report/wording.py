"""Numbers and lists as Dutch readers write them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


def round_half_up(value: float, decimals: int = 0) -> Decimal:
    """Round as reports and spreadsheets do: half a unit away from zero, so 12,5 becomes 13.

    The number counts as it is printed: 2.675 is half-way, though its binary form is just below.
    """
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return rounded + 0  # no '-0'


def format_number(value: float, decimals: int = 0) -> str:
    """Write a number the Dutch way: ``1.234,5``; what rounds to zero has no minus sign."""
    return f"{round_half_up(value, decimals):,f}".translate(str.maketrans(",.", ".,"))


def format_pct(value: float) -> str:
    """Write a percentage (0..100) without decimals: ``'69%'``."""
    return f"{format_number(value)}%"


def format_signed(value: float) -> str:
    """Write a change as a whole number with its sign: ``'+12'``, ``'−5'``, ``'0'``."""
    number = format_number(abs(value))
    return number if number == "0" else f"{'+' if value > 0 else '−'}{number}"


def format_p_value(p_value: float) -> str:
    """Write a p-value with three decimals: ``'0,034'``, ``'< 0,001'``."""
    return "< 0,001" if p_value < 0.001 else format_number(p_value, 3)


def format_interval(low_pct: float, high_pct: float) -> str:
    """Write the bounds of an interval in percentages: ``'54–80'``."""
    return f"{format_number(low_pct)}–{format_number(high_pct)}"


def format_score(score: float) -> str:
    """Write a score of 0..1 with two decimals: ``'0,87'``."""
    return format_number(score, 2)


def count(n: int, singular: str, plural: str) -> str:
    """Write a count with its noun: ``'1 school'``, ``'1.204 scholen'``."""
    return f"{format_number(n)} {singular if n == 1 else plural}"


def join_words(words: Sequence[str]) -> str:
    """Join words as a sentence does: ``'po, vo en so'``."""
    *first, last = words or [""]
    return f"{', '.join(first)} en {last}" if first else last


def shorten(text: str, at_most: int) -> str:
    """Cut a text at the end of a word and mark the cut; `at_most` counts characters."""
    if len(text) <= at_most:
        return text
    return text[:at_most].rsplit(" ", 1)[0].rstrip(" ,;:|–-") + " […]"
