"""Measures of agreement between codings: units x codes, schools x codes, shares, probabilities.

Every function takes boolean arrays or DataFrames of the same shape (rows are units or schools,
columns are codes); with DataFrames the columns must be the same and in the same order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]
Matrix = BoolArray | pd.DataFrame


def to_arrays(truth: Matrix, found: Matrix) -> tuple[BoolArray, BoolArray]:
    """Return both as boolean arrays; raises ValueError when rows or codes do not match."""
    if (
        isinstance(truth, pd.DataFrame)
        and isinstance(found, pd.DataFrame)
        and list(truth.columns) != list(found.columns)
    ):
        raise ValueError("truth and found have different columns")
    first, second = np.asarray(truth, dtype=bool), np.asarray(found, dtype=bool)
    if first.shape != second.shape:
        raise ValueError(f"shapes differ: {first.shape} and {second.shape}")
    return first, second


def score_codes(truth: Matrix, found: Matrix, codes: Sequence[str] | None = None) -> pd.DataFrame:
    """Precision, recall and F1 per code.

    Parameters
    ----------
    truth, found : boolean matrix, shape (n_units, n_codes)
    codes : sequence of str, optional
        Names of the columns; taken from a DataFrame when left out.

    Returns
    -------
    pandas.DataFrame
        Index code; columns precision, recall, f1 (0..1, 0 where undefined), support (units that
        have the code in `truth`) and n_found.
    """
    first, second = to_arrays(truth, found)
    names = codes if codes is not None else pd.DataFrame(truth).columns
    hits, support, n_found = (first & second).sum(0), first.sum(0), second.sum(0)
    return pd.DataFrame(
        {
            "precision": hits / np.maximum(n_found, 1),
            "recall": hits / np.maximum(support, 1),
            "f1": 2 * hits / np.maximum(support + n_found, 1),
            "support": support,
            "n_found": n_found,
        },
        index=pd.Index(names, name="code"),
    )


def score_micro(truth: Matrix, found: Matrix) -> tuple[float, float, float]:
    """Precision, recall and F1 over all units and codes together (0..1, 0 where undefined)."""
    first, second = to_arrays(truth, found)
    hits, support, n_found = (first & second).sum(), first.sum(), second.sum()
    return (
        float(hits / max(n_found, 1)),
        float(hits / max(support, 1)),
        float(2 * hits / max(support + n_found, 1)),
    )


def score_macro(truth: Matrix, found: Matrix, min_support: int = 10) -> float:
    """Mean F1 over the codes with at least `min_support` units in `truth` (NaN without any)."""
    scores = score_codes(truth, found)
    frequent = scores.loc[scores["support"] >= min_support, "f1"]
    return float(frequent.mean()) if len(frequent) else float("nan")


def get_presence(matrix: Matrix, groups: Sequence[str]) -> pd.DataFrame:
    """Tell which codes occur in each group (a school or document).

    Returns
    -------
    pandas.DataFrame of bool
        Index: the groups, sorted; a group counts from its first unit, coded or not.
    """
    frame = pd.DataFrame(matrix).astype(bool)
    return frame.groupby(np.asarray(groups, dtype=object)).any()


def measure_kappa(first: npt.ArrayLike, second: npt.ArrayLike) -> float:
    """Cohen's kappa of two yes/no codings (Cohen 1960); NaN when chance agreement is perfect."""
    one, two = np.asarray(first, dtype=bool).ravel(), np.asarray(second, dtype=bool).ravel()
    observed = (one == two).mean()
    chance = one.mean() * two.mean() + (1 - one.mean()) * (1 - two.mean())
    return float("nan") if chance >= 1 else float((observed - chance) / (1 - chance))


def measure_kappas(truth: Matrix, found: Matrix) -> FloatArray:
    """Cohen's kappa per code, shape (n_codes,); NaN for a code that neither coding uses."""
    first, second = to_arrays(truth, found)
    return np.array([measure_kappa(a, b) for a, b in zip(first.T, second.T, strict=True)])


def measure_school_kappa(
    truth: Matrix, found: Matrix, schools: Sequence[str]
) -> tuple[float, float]:
    """Agreement on which codes a school has.

    Returns
    -------
    mean, pooled : float
        Mean of the kappas per code (codes that neither uses left out), and the kappa over all
        cells of schools x codes together.
    """
    first, second = get_presence(truth, schools), get_presence(found, schools)
    return float(pd.Series(measure_kappas(first, second)).mean()), measure_kappa(first, second)


def measure_share_error(truth: Matrix, found: Matrix, schools: Sequence[str]) -> FloatArray:
    """Absolute error of the share of schools per code, in percentage points, shape (n_codes,)."""
    first, second = get_presence(truth, schools), get_presence(found, schools)
    gap = first.to_numpy(float).mean(axis=0) - second.to_numpy(float).mean(axis=0)
    return np.asarray(np.abs(gap) * 100, dtype=np.float64)


def measure_calibration_error(
    truth: npt.ArrayLike, probabilities: npt.ArrayLike, n_bins: int = 10
) -> float:
    """Expected calibration error over equally wide bins of probability (Naeini et al. 2015).

    Parameters
    ----------
    truth : array_like of bool
    probabilities : array_like of float in 0..1
        As many as `truth`, of any shape.
    """
    table = tabulate_calibration(truth, probabilities, n_bins)
    gap = (table["probability"] - table["share"]).abs()
    return float((gap * table["n"]).sum() / table["n"].sum())


def tabulate_calibration(
    truth: npt.ArrayLike, probabilities: npt.ArrayLike, n_bins: int = 10
) -> pd.DataFrame:
    """Calibration curve: mean probability, share that is true and n per non-empty bin."""
    is_true = np.asarray(truth, dtype=bool).ravel()
    values = np.asarray(probabilities, dtype=float).ravel()
    bins = np.minimum((values * n_bins).astype(int), n_bins - 1)
    frame = pd.DataFrame({"bin": bins, "probability": values, "share": is_true.astype(float)})
    table = frame.groupby("bin").agg(
        probability=("probability", "mean"), share=("share", "mean"), n=("share", "size")
    )
    return table.reset_index(drop=True)


def measure_alpha(codings: Sequence[Matrix]) -> float:
    """Krippendorff's alpha (nominal) of two or more codings over all units x codes."""
    import krippendorff

    ratings = np.array([np.asarray(coding, dtype=bool).ravel() for coding in codings])
    return float(krippendorff.alpha(ratings.astype(float), level_of_measurement="nominal"))


@dataclass(frozen=True)
class Interval:
    """An estimate with its percentile bootstrap interval."""

    value: float
    low: float
    high: float


def bootstrap(
    measure: Callable[[npt.NDArray[np.int_]], float],
    groups: Sequence[str],
    n_draws: int = 1000,
    seed: int = 0,
    level: float = 0.95,
) -> Interval:
    """Percentile bootstrap that draws whole groups, since units of one school are alike.

    Parameters
    ----------
    measure : callable
        Takes row numbers (with repeats) and returns the measure over those rows.
    groups : sequence of str
        Group (school) of every row.

    Returns
    -------
    Interval
        Draws in which the measure is not defined (NaN) are left out; NaN when it never is.
    """
    names, codes = np.unique(np.asarray(groups, dtype=object), return_inverse=True)
    rows = [np.flatnonzero(codes == i) for i in range(len(names))]
    chance = np.random.default_rng(seed)
    drawn = np.array(
        [
            measure(np.concatenate([rows[i] for i in chance.integers(len(names), size=len(names))]))
            for _ in range(n_draws)
        ]
    )
    defined = drawn[~np.isnan(drawn)]
    tail = (1 - level) / 2
    low, high = np.quantile(defined, [tail, 1 - tail]) if defined.size else (np.nan, np.nan)
    return Interval(measure(np.arange(len(codes))), float(low), float(high))
