"""Weighs the signals of a pair of paragraph and code into one calibrated probability.

One logistic regression over all pairs: every signal has a weight shared by all codes, and some
have a deviation per code that is held small (partial pooling). A code with few examples thus
borrows from the others. Boosted trees over the same pairs see what signals mean together (a rule
that fires while the encoder is in doubt); the outcome is the mean of both logits, which on unseen
schools beats either. It is calibrated because it is fitted on predictions for units that neither
the encoder nor the word model had seen: those of the schools, and written units that an encoder
coded before it read them.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.coding.arrays import Bools, Floats, Ints
from pipeline.coding.learned.signals import PER_CODE, SCALE, SIGNALS

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier

DEVIATION = 0.35
# Pairs that both models put below this logit and no rule hits are nearly all of them, and teach
# little: one in `THINNING` is kept and counts as often.
CLEARLY_NOT = -4.0
THINNING = 10
PLACES = [SIGNALS.index(name) for name in PER_CODE]
N_TREES, TREE_RATE, N_LEAVES, MIN_LEAF, SHRINKAGE = 100, 0.08, 15, 40, 5.0


@dataclass
class Weigher:
    """Weights of the signals.

    Attributes
    ----------
    shared : numpy.ndarray, shape (len(SIGNALS),)
    per_code : numpy.ndarray, shape (n_codes, len(PER_CODE))
    bias : numpy.ndarray, shape (n_codes,)
    trees : HistGradientBoostingClassifier
        Over the signals and the position of the code.
    """

    shared: Floats
    per_code: Floats
    bias: Floats
    trees: "HistGradientBoostingClassifier"

    def weigh(self, signals: Floats) -> Floats:
        """Return probabilities (n_paragraphs x n_codes) for signals of `build_signals`."""
        if not len(signals):
            return np.zeros(signals.shape[:2], np.float32)
        logits = signals @ self.shared + self.bias
        logits = logits + np.einsum("nck,ck->nc", signals[:, :, PLACES], self.per_code)
        branched = self.trees.decision_function(list_pairs(signals)).reshape(logits.shape)
        return np.asarray(1 / (1 + np.exp(-(logits + branched) / 2)), dtype=np.float32)


def list_pairs(signals: Floats) -> Floats:
    """Return a row per pair: its signals and the position of its code."""
    n_paragraphs, n_codes, n_signals = signals.shape
    codes = np.tile(np.arange(n_codes, dtype=np.float32), n_paragraphs)
    return np.column_stack([signals.reshape(-1, n_signals), codes])


def fit_weigher(signals: Floats, truth: Bools) -> Weigher:
    """Fit the weights.

    Parameters
    ----------
    signals : numpy.ndarray, shape (n_paragraphs, n_codes, len(SIGNALS))
        Made out of fold, or the weights would trust the models too much.
    truth : numpy.ndarray of bool, shape (n_paragraphs, n_codes)
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    kept, counts = thin_pairs(signals, truth)
    pairs, answers = list_pairs(signals)[kept], truth.ravel()[kept]
    trees = HistGradientBoostingClassifier(
        learning_rate=TREE_RATE,
        max_iter=N_TREES,
        max_leaf_nodes=N_LEAVES,
        min_samples_leaf=MIN_LEAF,
        l2_regularization=SHRINKAGE,
        early_stopping=False,
        random_state=0,
    )
    trees.fit(pairs, answers, sample_weight=counts)
    return Weigher(*fit_weights(pairs, answers, counts, signals.shape[1]), trees)


def fit_weights(
    pairs: Floats,
    answers: Bools,
    counts: Ints,
    n_codes: int,
) -> tuple[Floats, Floats, Floats]:
    """Fit the regression on rows of `list_pairs`; return shared weights, per code, and bias."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    flat, columns = pairs[:, :-1], pairs[:, -1].astype(int)
    rows, n_signals = np.arange(len(flat)), flat.shape[1]
    values = [np.ones(len(flat), np.float32), *(flat[:, place] for place in PLACES)]
    deviations = [
        csr_matrix((part * DEVIATION, (rows, columns)), shape=(len(flat), n_codes))
        for part in values
    ]
    regression = LogisticRegression(max_iter=500)
    design = hstack([csr_matrix(flat), *deviations]).tocsr()
    regression.fit(design, answers, sample_weight=counts)
    weights = regression.coef_[0].astype(np.float32)
    blocks = weights[n_signals:].reshape(1 + len(PLACES), n_codes) * np.float32(DEVIATION)
    bias = blocks[0] + np.float32(regression.intercept_[0])
    return weights[:n_signals], np.ascontiguousarray(blocks[1:].T), bias


def thin_pairs(signals: Floats, truth: Bools) -> tuple[Ints, Ints]:
    """Return which pairs to learn from (positions in ``truth.ravel()``), and how often each counts.

    All pairs that have the code stay, and all that are not clearly without it.
    """
    highest = np.maximum(*(signals[:, :, SIGNALS.index(name)] for name in ("encoder", "woorden")))
    is_hit = signals[:, :, SIGNALS.index("regel")] > 0
    is_open = ((highest * SCALE > CLEARLY_NOT) | is_hit | truth).ravel()
    thinned = np.flatnonzero(~is_open)[::THINNING]
    kept = np.sort(np.concatenate([np.flatnonzero(is_open), thinned]))
    return kept, np.where(is_open[kept], 1, THINNING)
