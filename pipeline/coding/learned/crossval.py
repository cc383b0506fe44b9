"""Cross-validation of the learned coder by school."""

from dataclasses import dataclass

import numpy as np

from pipeline.coding.arrays import Bools, Floats, Ints
from pipeline.coding.learned.thresholds import apply_thresholds, find_best
from pipeline.coding.learned.train import fit_decision
from pipeline.coding.learned.training_set import TrainingSet, get_known, get_parts, list_folds

SINGLE_GRID = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


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
    """

    rows: Ints
    scores: Floats
    found: Bools


def cross_validate(data: TrainingSet, signals: Floats) -> Outcome:
    """Code every fold with weights and thresholds from the other folds.

    Encoder and word model of a fold were fitted on the other folds, so that the scores of a unit
    never rest on its own codes or those of its school.

    Parameters
    ----------
    signals : numpy.ndarray
        See `make_signals`.
    """
    known, parts = get_known(data), get_parts(data)
    rows = known[data.folds[known] >= 0]
    folds = data.folds[rows]
    scores = np.zeros((len(rows), len(data.codes)), np.float32)
    found = np.zeros(scores.shape, bool)
    for fold in np.unique(folds):
        is_test = folds == fold
        weigher, thresholds = fit_decision(data, signals, known[parts[known] != fold])
        scores[is_test] = weigher.weigh(signals[rows[is_test]])
        documents = [data.paragraphs[i].document_id for i in rows[is_test]]
        found[is_test] = apply_thresholds(scores[is_test], documents, thresholds)
    return Outcome(rows, scores, found)


def decide_by_fold(data: TrainingSet, logits: Floats) -> Bools:
    """Code every fold with one model alone, from a score on that is best on the other folds.

    Parameters
    ----------
    logits : numpy.ndarray, shape (n_paragraphs, n_codes)
        Of models that had not seen the fold.
    """
    scores = np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)
    found = np.zeros(scores.shape, bool)
    for fold in list_folds(data.folds):
        is_test = data.folds == fold
        chosen, _ = find_best(scores[~is_test], data.truth[~is_test], SINGLE_GRID)
        found[is_test] = scores[is_test] >= chosen
    return found
