"""From scores to codes: two thresholds, chosen on schools that the scores were not learned from."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
PARAGRAPH_GRID = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
DOCUMENT_GRID = (*PARAGRAPH_GRID, 0.55, 0.6)
# Options this close to the best differ from it by chance; their mean is steadier.
TOLERANCE = 0.003


@dataclass(frozen=True)
class Thresholds:
    """When a score is enough for a code.

    Attributes
    ----------
    paragraph : float
        A paragraph gets a code from this score on,
    document : float
        provided that some paragraph of its document reaches this score, which is not lower: a
        single weak passage does not give a school a code.
    """

    paragraph: float
    document: float


def apply_thresholds(scores: Floats, documents: Sequence[str], thresholds: Thresholds) -> Bools:
    """Decide per paragraph and code (see `Thresholds`), shape of `scores`."""
    names = np.asarray(documents, dtype=object)
    highest = pd.DataFrame(scores).groupby(names).transform("max").to_numpy()
    return np.asarray((scores >= thresholds.paragraph) & (highest >= thresholds.document), bool)


def fit_thresholds(
    scores: Floats,
    truth: Bools,
    documents: Sequence[str],
    paragraph_grid: Sequence[float] = PARAGRAPH_GRID,
    document_grid: Sequence[float] = DOCUMENT_GRID,
) -> Thresholds:
    """Choose thresholds with about the best sum of micro-F1 on paragraphs and on documents.

    Parameters
    ----------
    scores : numpy.ndarray, shape (n_paragraphs, n_codes)
        Probabilities for paragraphs that they were not learned from.
    paragraph_grid, document_grid : sequence of float
        What may be chosen from.
    """
    options = [pair for pair in product(paragraph_grid, document_grid) if pair[0] <= pair[1]]
    sums = [measure_fit(scores, truth, documents, Thresholds(*pair)) for pair in options]
    good = np.array(options)[np.array(sums) >= max(sums) - TOLERANCE]
    return Thresholds(*good.mean(axis=0).round(3).tolist())


def measure_fit(
    scores: Floats, truth: Bools, documents: Sequence[str], thresholds: Thresholds
) -> float:
    """Sum of micro-F1 over paragraphs and over documents."""
    found = apply_thresholds(scores, documents, thresholds)
    return measure_micro(truth, found) + measure_micro(
        gather(truth, documents), gather(found, documents)
    )


def measure_micro(truth: Bools, found: Bools) -> float:
    """Micro-F1 (0..1)."""
    return 2 * float((truth & found).sum()) / max(int(truth.sum() + found.sum()), 1)


def gather(values: Bools, documents: Sequence[str]) -> Bools:
    """Tell which codes each document has (n_documents x n_codes)."""
    frame = pd.DataFrame(values)
    return frame.groupby(np.asarray(documents, dtype=object)).any().to_numpy(bool)
