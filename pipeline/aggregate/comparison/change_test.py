"""Did a share change between two years? An exact test that knows which schools are in both."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_TIE = 1 + 1e-7  # probabilities that are equal but for rounding count as equal


class Stratum(NamedTuple):
    """Schools of one sector that are in one of the years only: with the subject, and all."""

    hits_before: int
    n_before: int
    hits_after: int
    n_after: int


class ChangeTest(NamedTuple):
    """Outcome of `assess_change`.

    Attributes
    ----------
    p_value : float
        Two-sided.
    lowest_p_value : float
        The p-value of the most extreme outcome with the same totals: where this is not small,
        no outcome could have shown a change.
    shift : float
        Schools with the subject in the second year, more (or fewer) than expected without a
        change.
    """

    p_value: float
    lowest_p_value: float
    shift: float


def assess_change(gained: int, dropped: int, strata: Sequence[Stratum] = ()) -> ChangeTest:
    """Test exactly whether schools have a subject as often in the second year as in the first.

    Birch's exact conditional test of 'no association in any stratum' (Birch, The detection of
    partial association I, Journal of the Royal Statistical Society B 26, 1964; distribution as
    in Mehta, Patel and Gray, Journal of the American Statistical Association 80, 1985). Each
    school in both years is a stratum of its own, schools in one year form a stratum per sector;
    all totals of a stratum are given. The statistic is the number of schools with the subject
    in the second year. Without change, a school that has it in one of its two years has it in
    the second with chance 1/2, and the hits of a stratum are spread over the years as in
    drawing without replacement; the distribution of the sum is their convolution.

    With schools in both years only, this is McNemar's exact test; with one stratum only, it is
    Fisher's exact test. Two-sided: the chance of all outcomes no more likely than this one.

    Parameters
    ----------
    gained, dropped : int
        Schools in both years that have the subject in the second year only, in the first only.
    strata : sequence of Stratum
        Schools in one year, by sector, so that another mix of sectors is no change.
    """
    from scipy.stats import binom, hypergeom

    n_changed = gained + dropped
    parts = [binom.pmf(range(n_changed + 1), n_changed, 0.5)]
    observed = gained
    expected = n_changed / 2
    for stratum in strata:
        if not stratum.n_before or not stratum.n_after:
            continue  # nothing to compare with
        hits = stratum.hits_before + stratum.hits_after
        spread = hypergeom(stratum.n_before + stratum.n_after, hits, stratum.n_after)
        low, high = (int(bound) for bound in spread.support())
        parts.append(spread.pmf(range(low, high + 1)))
        observed += stratum.hits_after - low
        expected += hits * stratum.n_after / (stratum.n_before + stratum.n_after) - low
    chances = _convolve(parts)
    return ChangeTest(
        _sum_unlikely(chances, chances[observed]),
        _sum_unlikely(chances, chances.min()),
        observed - expected,
    )


def _convolve(parts: "Sequence[npt.NDArray[np.float64]]") -> "npt.NDArray[np.float64]":
    """Give the distribution of a sum of independent counts, each from zero up."""
    import numpy as np

    total = np.ones(1)
    for part in parts:
        total = np.convolve(total, part)
    return total


def _sum_unlikely(chances: "npt.NDArray[np.float64]", limit: float) -> float:
    return float(min(1.0, chances[chances <= limit * _TIE].sum()))
