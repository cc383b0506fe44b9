"""Statistics that more than one stage needs."""

from collections.abc import Sequence


def correct_holm(p_values: Sequence[float]) -> list[float]:
    """Adjust p-values for their number with the step-down method of Holm (1979)."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted, highest = [1.0] * len(p_values), 0.0
    for rank, index in enumerate(order):
        highest = max(highest, (len(p_values) - rank) * p_values[index])
        adjusted[index] = min(1.0, highest)
    return adjusted
