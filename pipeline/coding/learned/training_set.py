"""What the coder on top learns from: coded paragraphs, their folds, and logits made out of fold."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.coding.arrays import Bools, Floats, Ints
from pipeline.coding.context import build_inputs
from pipeline.contracts import Paragraph

MIN_EXAMPLES = 10


@dataclass(frozen=True)
class HeldOut:
    """Logits of encoders that had not seen a unit, by `make_keys`.

    The shipped encoder has seen the shipped units: its own logits for them are too good to
    train on. Rows of NaN belong to units that no such encoder has coded; of some written units
    there is what the encoder said before it read them.
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


def list_folds(folds: Ints) -> list[int]:
    """Return the folds that are held out in turn, of the fold of each unit."""
    return [fold for fold in np.unique(folds).tolist() if fold >= 0]


def get_known(data: TrainingSet) -> Ints:
    """Return the rows of which an encoder spoke that had not seen them."""
    return np.flatnonzero(~np.isnan(data.encoder).all(axis=1))


def get_parts(data: TrainingSet) -> Ints:
    """Return the part of the cross-validation in which each paragraph is left out.

    That is its fold; documents that are only learned from are dealt over the folds in turn.
    """
    folds, parts = list_folds(data.folds), data.folds.copy()
    dealt: dict[str, int] = {}
    for row in np.flatnonzero(parts < 0).tolist():
        number = dealt.setdefault(data.paragraphs[row].document_id, len(dealt))
        parts[row] = folds[number % len(folds)]
    return parts
