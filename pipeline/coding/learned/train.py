"""Trains the coder on top of the encoder; needs no torch and takes minutes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.coding.context import build_inputs
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
from pipeline.coding.learned.unusual import measure_unusual
from pipeline.coding.learned.weigher import Weigher, fit_weigher
from pipeline.coding.learned.words import WordModel, fit_vectorizers, fit_words
from pipeline.contracts import ModelError, Paragraph

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int_]
MIN_EXAMPLES = 10


@dataclass(frozen=True)
class HeldOut:
    """Logits of encoders that had not seen a unit, by `make_keys`.

    The shipped encoder has seen the shipped units: its own logits for them are too good to
    train on. Rows of NaN belong to units that no such encoder has coded.
    """

    keys: npt.NDArray[np.uint64]
    logits: Floats

    def replace(self, paragraphs: Sequence[Paragraph], encoder: Floats) -> Floats:
        """Return the encoder's logits with those of known units replaced."""
        places = {int(key): row for row, key in enumerate(self.keys)}
        logits = encoder.copy()
        for row, key in enumerate(make_keys(paragraphs)):
            if int(key) in places:
                logits[row] = self.logits[places[int(key)]]
        return logits


@dataclass(frozen=True)
class TrainingSet:
    """Coded paragraphs with all that the models say of them.

    Attributes
    ----------
    codes : tuple of str
        Codes with at least `MIN_EXAMPLES` examples.
    truth : numpy.ndarray of bool, shape (n_paragraphs, n_codes)
    folds : numpy.ndarray of int
        Fold of each paragraph: schools are whole. Negative for paragraphs that are only learned
        from, whatever the fold.
    encoder : numpy.ndarray, shape (n_paragraphs, n_codes)
        Logits of encoders that had not seen the paragraph; NaN where there is none.
    """

    paragraphs: Sequence[Paragraph]
    codes: tuple[str, ...]
    truth: Bools
    folds: Ints
    cues: pd.DataFrame
    encoder: Floats


def select_rows(data: TrainingSet, rows: Ints) -> TrainingSet:
    """Return part of the paragraphs, whole documents."""
    return TrainingSet(
        [data.paragraphs[i] for i in rows],
        data.codes,
        data.truth[rows],
        data.folds[rows],
        data.cues.iloc[rows],
        data.encoder[rows],
    )


def make_keys(paragraphs: Sequence[Paragraph]) -> npt.NDArray[np.uint64]:
    """Return a key per paragraph made of its text and context: what the encoder reads."""
    texts = map("\x1f".join, build_inputs(paragraphs))
    digests = (hashlib.sha256(text.encode()).digest()[:8] for text in texts)
    return np.array([int.from_bytes(digest, "big") for digest in digests], dtype=np.uint64)


def choose_codes(labels: Sequence[set[str]], order: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split codes (in the topic list's order) into those with enough examples and the others."""
    counts = {code: sum(code in found for found in labels) for code in order}
    enough = [code for code in order if counts[code] >= MIN_EXAMPLES]
    return enough, [code for code in order if counts[code] < MIN_EXAMPLES]


def name_cues(cues: pd.DataFrame) -> list[str]:
    """Return the columns for the word model: what rules see, without their decisions."""
    return [name for name in cues.columns if not name.startswith((HIT, NEAR))]


def score_out_of_fold(data: TrainingSet) -> Floats:
    """Return the word model's logits, for each fold from a model fitted on the others.

    Paragraphs that are only learned from get 0.

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
    logits = np.zeros(data.truth.shape, np.float32)
    for fold, scores in zip(
        folds, Parallel(n_jobs=-1)(delayed(score_fold)(data, fold) for fold in folds), strict=True
    ):
        logits[data.folds == fold] = scores
    return logits


def list_folds(folds: Ints) -> list[int]:
    """Return the folds that are held out in turn, of the fold of each unit."""
    return [fold for fold in np.unique(folds).tolist() if fold >= 0]


def score_fold(data: TrainingSet, fold: int) -> Floats:
    """Return the word model's logits of a fold, fitted on the other folds."""
    cues = pick(data.cues, name_cues(data.cues))
    model = fit_words(data.paragraphs, cues, data.truth, np.flatnonzero(data.folds != fold))
    return model.score(model.transform(data.paragraphs, cues)[data.folds == fold])


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


def get_known(data: TrainingSet) -> Ints:
    """Return the rows of folds for which an encoder that had not seen them spoke."""
    is_known = ~np.isnan(data.encoder).all(axis=1)
    return np.flatnonzero(is_known & (data.folds >= 0))


def fit_decision(data: TrainingSet, signals: Floats, rows: Ints) -> tuple[Weigher, Thresholds]:
    """Fit the weights on `rows`, and the thresholds on scores made out of fold for them."""
    scores = np.zeros((len(rows), len(data.codes)), np.float32)
    folds = data.folds[rows]
    for fold in np.unique(folds):
        inner = fit_weigher(signals[rows[folds != fold]], data.truth[rows[folds != fold]])
        scores[folds == fold] = inner.weigh(signals[rows[folds == fold]])
    thresholds = fit_thresholds(scores, data.truth[rows])
    return fit_weigher(signals[rows], data.truth[rows]), thresholds
