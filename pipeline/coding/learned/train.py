"""Trains the coder on top of the encoder; needs no torch and takes minutes."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.coding.arrays import Bools, Floats, Ints
from pipeline.coding.encoder import Encoder
from pipeline.coding.learned.coder import (
    HIT,
    NEAR,
    LearnedCoder,
    get_grams,
    get_hits,
    pick,
)
from pipeline.coding.learned.examples import collect_examples
from pipeline.coding.learned.signals import build_signals
from pipeline.coding.learned.thresholds import Thresholds, fit_thresholds
from pipeline.coding.learned.training_set import (
    MIN_EXAMPLES,
    TrainingSet,
    get_known,
    get_parts,
    list_folds,
    select_rows,
)
from pipeline.coding.learned.unusual import measure_unusual
from pipeline.coding.learned.weigher import Weigher, fit_weigher
from pipeline.coding.learned.words import WordModel, fit_vectorizers, fit_words
from pipeline.contracts import ModelError


def name_cues(cues: pd.DataFrame) -> list[str]:
    """Return the columns for the word model: what rules see, without their decisions."""
    return [name for name in cues.columns if not name.startswith((HIT, NEAR))]


def score_out_of_fold(data: TrainingSet) -> Floats:
    """Return the word model's logits, for each part of `get_parts` from a model of the others.

    Raises
    ------
    ModelError
        When there is too little to learn from.
    """
    from joblib import Parallel, delayed

    folds = list_folds(data.folds)
    if len(folds) < 2 or not data.codes:
        raise ModelError(
            "Te weinig om van te leren: nodig zijn gecodeerde alinea's van ten minste vijf "
            f"scholen, en een code met ten minste {MIN_EXAMPLES} voorbeelden."
        )
    parts, logits = get_parts(data), np.zeros(data.truth.shape, np.float32)
    held_out = [parts == fold for fold in folds]
    scored = Parallel(n_jobs=-1)(delayed(score_part)(data, is_out) for is_out in held_out)
    for is_out, scores in zip(held_out, scored, strict=True):
        logits[is_out] = scores
    return logits


def score_part(data: TrainingSet, is_out: Bools) -> Floats:
    """Return the word model's logits of the paragraphs held out, fitted on the others."""
    cues = pick(data.cues, name_cues(data.cues))
    model = fit_words(data.paragraphs, cues, data.truth, np.flatnonzero(~is_out))
    return model.score(model.transform(data.paragraphs, cues)[is_out])


def compare_passages(data: TrainingSet) -> Floats:
    """Measure how unusual each paragraph is, from its n-grams (see `measure_unusual`).

    The collection is that of the schools; what is only learned from gets 0.
    """
    rows = np.flatnonzero(data.folds >= 0)
    part = select_rows(data, rows)
    vectorizers = fit_vectorizers(part.paragraphs, np.arange(len(rows)))
    model = WordModel(vectorizers, np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    features = model.transform(part.paragraphs, pick(part.cues, name_cues(part.cues)))
    unusual = np.zeros(len(data.folds), np.float32)
    unusual[rows] = measure_unusual(part.paragraphs, get_grams(model, features))
    return unusual


def make_signals(data: TrainingSet, words: Floats, unusual: Floats) -> Floats:
    """Build the signals of all pairs.

    Parameters
    ----------
    words : numpy.ndarray, shape (n_paragraphs, n_codes)
        Logits of `score_out_of_fold`.
    unusual : numpy.ndarray, shape (n_paragraphs,)
        See `compare_passages`.
    """
    hits, near = get_hits(data.cues, data.codes)
    encoder = np.where(np.isnan(data.encoder), words, data.encoder)
    return build_signals(data.paragraphs, data.codes, encoder, words, hits, near, unusual)


def train_coder(
    data: TrainingSet,
    signals: Floats,
    encoder: Encoder,
    encoder_codes: Sequence[str],
    states: Floats,
) -> LearnedCoder:
    """Train word model, weights and thresholds.

    Parameters
    ----------
    signals : numpy.ndarray
        See `make_signals`.
    states : numpy.ndarray
        The encoder's states of the paragraphs, for the examples shown as evidence.
    """
    names = name_cues(data.cues)
    model = fit_words(
        data.paragraphs, pick(data.cues, names), data.truth, np.arange(len(data.paragraphs))
    )
    weigher, thresholds = fit_decision(data, signals, get_known(data))
    examples = collect_examples(data.paragraphs, data.truth, states)
    return LearnedCoder(
        data.codes,
        tuple(encoder_codes),
        tuple(names),
        encoder,
        model,
        weigher,
        thresholds,
        examples,
    )


def fit_decision(data: TrainingSet, signals: Floats, rows: Ints) -> tuple[Weigher, Thresholds]:
    """Fit the weights on `rows`, and the thresholds on scores made out of part for them."""
    scores = np.zeros((len(rows), len(data.codes)), np.float32)
    parts = get_parts(data)[rows]
    for part in np.unique(parts):
        inner = fit_weigher(signals[rows[parts != part]], data.truth[rows[parts != part]])
        scores[parts == part] = inner.weigh(signals[rows[parts == part]])
    thresholds = fit_thresholds(scores, data.truth[rows])
    return fit_weigher(signals[rows], data.truth[rows]), thresholds
