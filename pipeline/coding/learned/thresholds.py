"""From scores to codes: two thresholds per code, chosen on schools the scores did not learn from.

A code is given from half the F1 that it can reach: for calibrated scores that is where F1 is
highest (Lipton, Elkan and Naryanaswamy 2014, 'Optimal thresholding of classifiers to maximize F1
measure'). What is hard to recognise is thus given sooner, so that its share of schools is not
underestimated.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.coding.arrays import Bools, Floats

GRID = tuple(round(0.15 + 0.025 * i, 3) for i in range(18))
# A code's F1 counts as if this many examples more had the F1 of all codes together.
N_PRIOR = 30
MARGIN = 0.05


@dataclass(frozen=True)
class Thresholds:
    """When a score is enough for a code; a value per code.

    Attributes
    ----------
    paragraph : tuple of float
        A paragraph gets a code from this score on,
    document : tuple of float
        provided that some paragraph of its document reaches this score, which is higher: a
        single weak passage does not give a school a code.
    """

    paragraph: tuple[float, ...]
    document: tuple[float, ...]


def apply_thresholds(scores: Floats, documents: Sequence[str], thresholds: Thresholds) -> Bools:
    """Decide per paragraph and code (see `Thresholds`), shape of `scores`."""
    names = np.asarray(documents, dtype=object)
    highest = pd.DataFrame(scores).groupby(names).transform("max").to_numpy()
    is_enough = scores >= np.array(thresholds.paragraph)
    return np.asarray(is_enough & (highest >= np.array(thresholds.document)), bool)


def fit_thresholds(scores: Floats, truth: Bools) -> Thresholds:
    """Choose the thresholds of every code.

    Parameters
    ----------
    scores : numpy.ndarray, shape (n_paragraphs, n_codes)
        Calibrated probabilities for paragraphs that they were not learned from.
    truth : numpy.ndarray of bool, shape (n_paragraphs, n_codes)
    """
    overall = find_best(scores, truth)[1]
    paragraph = []
    for code in range(truth.shape[1]):
        reached = find_best(scores[:, code], truth[:, code])[1]
        n_examples = int(truth[:, code].sum())
        expected = (reached * n_examples + overall * N_PRIOR) / (n_examples + N_PRIOR)
        paragraph.append(round(expected / 2, 3))
    return Thresholds(tuple(paragraph), tuple(round(value + MARGIN, 3) for value in paragraph))


def find_best(scores: Floats, truth: Bools, grid: Sequence[float] = GRID) -> tuple[float, float]:
    """Return the threshold with the highest micro-F1, and that F1."""
    fits = [
        2
        * float(((scores >= value) & truth).sum())
        / max(int((scores >= value).sum() + truth.sum()), 1)
        for value in grid
    ]
    return grid[int(np.argmax(fits))], max(fits)
