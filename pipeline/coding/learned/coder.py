"""The learned coder: encoder, word model and rules weighed into one score per code."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.coding.arrays import Bools, Floats
from pipeline.coding.encoder import Encoder
from pipeline.coding.learned.examples import Examples
from pipeline.coding.learned.signals import build_signals
from pipeline.coding.learned.thresholds import Thresholds
from pipeline.coding.learned.unusual import measure_unusual
from pipeline.coding.learned.weigher import Weigher
from pipeline.coding.learned.words import WordModel
from pipeline.contracts import Paragraph

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

HIT, NEAR = "raak:", "bijna:"
N_WORDS = 3


@dataclass(frozen=True)
class Prediction:
    """Scores of the paragraphs of a run, and what is needed to explain them.

    Attributes
    ----------
    scores : pandas.DataFrame
        Calibrated probabilities; index paragraph_id, columns the coder's codes.
    hits : numpy.ndarray of bool
        Which rules fired, same shape.
    features : csr_matrix
        Features of the word model.
    states : numpy.ndarray
        States of the encoder.
    """

    scores: pd.DataFrame
    hits: Bools
    features: "csr_matrix"
    states: Floats


@dataclass(frozen=True)
class LearnedCoder:
    """Everything that was learned; `encoder_codes` are the codes of the encoder's logits.

    Attributes
    ----------
    codes : tuple of str
        Codes with enough examples; others are left to the rules.
    cue_names : tuple of str
        Columns of the rules' features that the word model was fitted with.
    """

    codes: tuple[str, ...]
    encoder_codes: tuple[str, ...]
    cue_names: tuple[str, ...]
    encoder: Encoder
    words: WordModel
    weigher: Weigher
    thresholds: Thresholds
    examples: Examples

    def predict(
        self,
        paragraphs: Sequence[Paragraph],
        cues: pd.DataFrame | None = None,
        encoded: tuple[Floats, Floats] | None = None,
    ) -> Prediction:
        """Score all paragraphs of a run.

        Parameters
        ----------
        paragraphs : sequence of Paragraph
            In document order, documents one after the other. Give all documents of a run at
            once: ``bijzonder.*`` depends on the others.
        cues : pandas.DataFrame, optional
            What the rules see (`rule_features`), one row per paragraph; without it the scores
            rest on encoder and words alone.
        encoded : tuple of numpy.ndarray, optional
            Logits and states of `encoder` for these paragraphs, when they are known already.
        """
        if cues is None:
            cues = pd.DataFrame(index=[p.paragraph_id for p in paragraphs])
        encoder, states = encoded or self.encoder.encode(paragraphs)
        features = self.words.transform(paragraphs, pick(cues, self.cue_names))
        words = self.words.score(features)
        hits, near = get_hits(cues, self.codes)
        signals = build_signals(
            paragraphs,
            self.codes,
            align_logits(encoder, self.encoder_codes, words, self.codes),
            words,
            hits,
            near,
            measure_unusual(paragraphs, get_grams(self.words, features)),
        )
        scores = pd.DataFrame(
            self.weigher.weigh(signals),
            index=[p.paragraph_id for p in paragraphs],
            columns=list(self.codes),
        )
        return Prediction(scores, hits > 0, features, states)

    def explain(self, prediction: Prediction, row: int, code: str) -> str:
        """Say in Dutch why a paragraph has a code: its strongest words and a like example."""
        place = self.codes.index(code)
        words = self._find_words(prediction.features[row], place)
        parts = [f"sterkste woorden: {', '.join(words)}"] if words else []
        example = self.examples.find_nearest(prediction.states[row], place)
        if example:
            parts.append(f"lijkt op '{example[0]}' ({example[1]})")
        return "; ".join(parts) or "betekenis van de alinea in haar omgeving"

    @cached_property
    def _grams(self) -> dict[str, "npt.NDArray[np.str_]"]:
        """Names of the n-grams per block; asking a vectorizer for them takes long."""
        return {
            block: vectorizer.get_feature_names_out()
            for block, vectorizer in self.words.vectorizers.items()
        }

    def _find_words(self, features: "csr_matrix", place: int) -> list[str]:
        """Return the words of paragraph, stem and headings that add most to the code's score."""
        found: list[str] = []
        offset = 0
        added: list[tuple[float, str]] = []
        for block, vectorizer in self.words.vectorizers.items():
            size = len(vectorizer.vocabulary_)
            if block != "letters" and block != "koppen":
                part = features[:, offset : offset + size]
                grams = self._grams[block]
                for column, value in zip(part.indices, part.data, strict=True):
                    gain = float(value * self.words.weights[offset + column, place])
                    added.append((gain, str(grams[column])))
            offset += size
        for gain, gram in sorted(added, key=lambda item: (-item[0], item[1])):
            overlaps = any(gram in other or other in gram for other in found)
            if gain > 0 and not overlaps and len(found) < N_WORDS:
                found.append(gram)
        return found


def pick(cues: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """Return the named columns, 0 where a column is missing."""
    return cues.reindex(columns=list(names), fill_value=0.0)


def get_hits(cues: pd.DataFrame, codes: Sequence[str]) -> tuple[Floats, Floats]:
    """Return which rules fire and nearly fire, as 0 or 1 (n_paragraphs x n_codes)."""
    hits = pick(cues, [HIT + code for code in codes]).to_numpy(np.float32) > 0
    near = pick(cues, [NEAR + code for code in codes]).to_numpy(np.float32) > 0
    return hits.astype(np.float32), near.astype(np.float32)


def get_grams(words: WordModel, features: "csr_matrix") -> "csr_matrix":
    """Return the features of the paragraph's own words: rows of unit length."""
    return features[:, : len(words.vectorizers["woorden"].vocabulary_)]


def align_logits(
    encoder: Floats, encoder_codes: Sequence[str], words: Floats, codes: Sequence[str]
) -> Floats:
    """Put the encoder's logits in the order of `codes`; the word model's for a code it lacks."""
    aligned = words.copy()
    for i, code in enumerate(codes):
        if code in encoder_codes:
            aligned[:, i] = encoder[:, list(encoder_codes).index(code)]
    return aligned
