"""Word model: n-grams of paragraph, stem and headings, with a logistic regression per code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.coding.arrays import Bools, Floats, Ints
from pipeline.coding.context import build_inputs
from pipeline.contracts import Paragraph

if TYPE_CHECKING:
    import pandas as pd
    from scipy.sparse import csr_matrix

# Strength of each block next to the words of the paragraph itself.
BLOCKS = {"woorden": 1.0, "letters": 1.0, "koppen": 0.8, "stam": 0.6}
MAX_CUE = 2.0
CUE_WEIGHT = 0.4
POSITIVE_WEIGHT = 3.0
STRENGTH = 10.0
N_FORM = 6


@dataclass
class WordModel:
    """Fitted n-gram blocks and a weight per feature and code.

    Attributes
    ----------
    vectorizers : dict of str to TfidfVectorizer
        One per block of `BLOCKS`.
    weights : numpy.ndarray of float32, shape (n_features, n_codes)
    bias : numpy.ndarray of float32, shape (n_codes,)
    """

    vectorizers: dict[str, Any]
    weights: Floats
    bias: Floats

    def transform(self, paragraphs: Sequence[Paragraph], cues: "pd.DataFrame") -> "csr_matrix":
        """Return the features (n_paragraphs x n_features) of paragraphs in document order."""
        from scipy.sparse import csr_matrix, hstack

        texts = get_texts(paragraphs)
        blocks = [
            vectorizer.transform(texts[name]) * BLOCKS[name]
            for name, vectorizer in self.vectorizers.items()
        ]
        form = csr_matrix(np.hstack([describe_form(paragraphs), scale_cues(cues)]))
        return hstack([*blocks, form]).tocsr().astype(np.float32)

    def score(self, features: "csr_matrix") -> Floats:
        """Return logits (n_paragraphs x n_codes)."""
        return np.asarray(features @ self.weights + self.bias, dtype=np.float32)

    def name_features(self) -> list[tuple[str, str]]:
        """Return (block, n-gram) per n-gram feature, in column order."""
        return [
            (block, gram)
            for block, vectorizer in self.vectorizers.items()
            for gram in vectorizer.get_feature_names_out()
        ]


def get_texts(paragraphs: Sequence[Paragraph]) -> dict[str, list[str]]:
    """Return the text of each block per paragraph."""
    inputs = build_inputs(paragraphs)
    texts = [text for _, _, text in inputs]
    return {
        "woorden": texts,
        "letters": texts,
        "koppen": [headings for headings, _, _ in inputs],
        "stam": [lead_in for _, lead_in, _ in inputs],
    }


def describe_form(paragraphs: Sequence[Paragraph]) -> Floats:
    """Kind, place and length of paragraphs, shape (n_paragraphs, N_FORM)."""
    rows = [
        (
            paragraph.kind == "opsomming",
            paragraph.kind == "tabelrij",
            paragraph.index < 4,
            bool(paragraph.stem),
            len(paragraph.text) < 40,
            min(len(paragraph.text) / 300, 2.0),
        )
        for paragraph in paragraphs
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, N_FORM) * 0.5


def scale_cues(cues: "pd.DataFrame") -> Floats:
    """Cap and scale the counts of what the rules see (types, functions, parties)."""
    return np.asarray(np.minimum(cues, MAX_CUE) * CUE_WEIGHT, dtype=np.float32)


def make_vectorizers() -> dict[str, Any]:
    """Return an unfitted vectorizer per block."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    shared = {"sublinear_tf": True, "dtype": np.float32}
    letters = {"analyzer": "char_wb", "ngram_range": (3, 5), **shared}
    return {
        "woorden": TfidfVectorizer(ngram_range=(1, 2), min_df=2, **shared),
        "letters": TfidfVectorizer(min_df=3, max_features=30_000, **letters),
        "koppen": TfidfVectorizer(min_df=2, max_features=10_000, **letters),
        "stam": TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_features=10_000, **shared),
    }


def fit_vectorizers(paragraphs: Sequence[Paragraph], rows: Ints) -> dict[str, Any]:
    """Fit the vectorizers on the paragraphs numbered `rows`."""
    vectorizers = make_vectorizers()
    for name, texts in get_texts(paragraphs).items():
        vectorizers[name].fit([texts[i] for i in rows])
    return vectorizers


def fit_words(
    paragraphs: Sequence[Paragraph],
    cues: "pd.DataFrame",
    truth: Bools,
    rows: Ints,
) -> WordModel:
    """Fit on the paragraphs numbered `rows`; contexts come from all paragraphs.

    Parameters
    ----------
    cues : pandas.DataFrame
        What the rules see, one row per paragraph.
    truth : numpy.ndarray of bool, shape (n_paragraphs, n_codes)
    """
    from sklearn.linear_model import LogisticRegression

    vectorizers = fit_vectorizers(paragraphs, rows)
    model = WordModel(vectorizers, np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    features = model.transform(paragraphs, cues)[rows]
    n_codes = truth.shape[1]
    model.weights = np.zeros((features.shape[1], n_codes), np.float32)
    model.bias = np.full(n_codes, -6.0, np.float32)
    for i in range(n_codes):
        if truth[rows, i].any():
            regression = LogisticRegression(
                C=STRENGTH,
                class_weight={False: 1.0, True: POSITIVE_WEIGHT},
                solver="liblinear",
                dual=True,  # fewer examples than features: ten times faster
                max_iter=1000,
                random_state=0,
            )
            regression.fit(features, truth[rows, i])
            model.weights[:, i] = regression.coef_[0]
            model.bias[i] = regression.intercept_[0]
    return model
