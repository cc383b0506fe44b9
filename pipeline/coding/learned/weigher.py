"""Weighs the signals of a pair of paragraph and code into one calibrated probability.

One logistic regression over all pairs: every signal has a weight shared by all codes, and some
have a deviation per code that is held small (partial pooling). A code with few examples thus
borrows from the others, and the outcome is calibrated because it is fitted on predictions for
schools that neither the encoder nor the word model had seen.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.coding.learned.signals import PER_CODE, SCALE, SIGNALS

Floats = npt.NDArray[np.float32]
DEVIATION = 0.35
# Pairs that both models put below this logit and no rule hits are nearly all of them, and teach
# little: one in `THINNING` is kept and counts as often.
CLEARLY_NOT = -4.0
THINNING = 10
PLACES = [SIGNALS.index(name) for name in PER_CODE]


@dataclass
class Weigher:
    """Weights of the signals.

    Attributes
    ----------
    shared : numpy.ndarray, shape (len(SIGNALS),)
    per_code : numpy.ndarray, shape (n_codes, len(PER_CODE))
    bias : numpy.ndarray, shape (n_codes,)
    """

    shared: Floats
    per_code: Floats
    bias: Floats

    def weigh(self, signals: Floats) -> Floats:
        """Return probabilities (n_paragraphs x n_codes) for signals of `build_signals`."""
        logits = signals @ self.shared + self.bias
        logits = logits + np.einsum("nck,ck->nc", signals[:, :, PLACES], self.per_code)
        return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


def fit_weigher(signals: Floats, truth: npt.NDArray[np.bool_]) -> Weigher:
    """Fit the weights.

    Parameters
    ----------
    signals : numpy.ndarray, shape (n_paragraphs, n_codes, len(SIGNALS))
        Made out of fold, or the weights would trust the models too much.
    truth : numpy.ndarray of bool, shape (n_paragraphs, n_codes)
    """
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    n_codes, n_signals = signals.shape[1:]
    kept, counts = thin_pairs(signals, truth)
    flat = signals.reshape(-1, n_signals)[kept]
    rows, columns = np.arange(len(kept)), kept % n_codes
    values = [np.ones(len(kept), np.float32), *(flat[:, place] for place in PLACES)]
    deviations = [
        csr_matrix((part * DEVIATION, (rows, columns)), shape=(len(kept), n_codes))
        for part in values
    ]
    design = hstack([csr_matrix(flat), *deviations]).tocsr()
    regression = LogisticRegression(max_iter=500)
    regression.fit(design, truth.ravel()[kept], sample_weight=counts)
    weights = regression.coef_[0].astype(np.float32)
    blocks = weights[n_signals:].reshape(1 + len(PLACES), n_codes) * np.float32(DEVIATION)
    bias = blocks[0] + np.float32(regression.intercept_[0])
    return Weigher(weights[:n_signals], np.ascontiguousarray(blocks[1:].T), bias)


def thin_pairs(
    signals: Floats, truth: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]:
    """Return which pairs to learn from (positions in ``truth.ravel()``), and how often each counts.

    All pairs that have the code stay, and all that are not clearly without it.
    """
    highest = np.maximum(*(signals[:, :, SIGNALS.index(name)] for name in ("encoder", "woorden")))
    is_hit = signals[:, :, SIGNALS.index("regel")] > 0
    is_open = ((highest * SCALE > CLEARLY_NOT) | is_hit | truth).ravel()
    thinned = np.flatnonzero(~is_open)[::THINNING]
    kept = np.sort(np.concatenate([np.flatnonzero(is_open), thinned]))
    return kept, np.where(is_open[kept], 1, THINNING)
