"""Cross-validation of the learned coder by school."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.coding.learned.train import (
    TrainingSet,
    apply_thresholds,
    fit_decision,
    get_known,
    make_signals,
    score_out_of_fold,
)
from pipeline.coding.learned.words import WordModel

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Outcome:
    """What the coder makes of units that no part of it had seen.

    Attributes
    ----------
    rows : numpy.ndarray of int
        The units that were coded (those of folds with an encoder of their own).
    scores : numpy.ndarray, shape (n_rows, n_codes)
    found : numpy.ndarray of bool
        After thresholds chosen in the training folds.
    words : numpy.ndarray
        Logits of the word model, all units.
    """

    rows: npt.NDArray[np.int_]
    scores: Floats
    found: Bools
    words: Floats


def cross_validate(data: TrainingSet, grams: WordModel, words: Floats | None = None) -> Outcome:
    """Code every fold with weights and thresholds from the other folds.

    Encoder and word model of a fold were fitted on the other folds, so that the scores of a unit
    never rest on its own codes or those of its school.

    Parameters
    ----------
    grams : WordModel
        Its vectorizers tell which passages are alike; its weights are not used.
    words : numpy.ndarray, optional
        Logits of `score_out_of_fold`, when they were made before.
    """
    if words is None:
        words = score_out_of_fold(data)
    signals = make_signals(data, words, grams)
    rows = get_known(data)
    folds = data.folds[rows]
    scores = np.zeros((len(rows), len(data.codes)), np.float32)
    found = np.zeros(scores.shape, bool)
    for fold in np.unique(folds):
        is_test = folds == fold
        weigher, thresholds = fit_decision(data, signals, rows[~is_test])
        scores[is_test] = weigher.weigh(signals[rows[is_test]])
        documents = [data.paragraphs[i].document_id for i in rows[is_test]]
        found[is_test] = apply_thresholds(scores[is_test], documents, thresholds)
    return Outcome(rows, scores, found, words)
