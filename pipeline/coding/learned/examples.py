"""Coded examples of the training set, to show beside a coding what it resembles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.coding.arrays import Bools, Floats
from pipeline.contracts import Paragraph

N_DIRECTIONS = 64
MAX_QUOTE = 90


@dataclass
class Examples:
    """Coded paragraphs and where they lie among the encoder's states.

    Attributes
    ----------
    quotes, sources : list of str
        Start of each example's text, and the file it stands in.
    truth : numpy.ndarray of bool, shape (n_examples, n_codes)
    places : numpy.ndarray of float16, shape (n_examples, N_DIRECTIONS)
        Projected states of unit length.
    projection : numpy.ndarray of float32, shape (n_states, N_DIRECTIONS)
    """

    quotes: list[str]
    sources: list[str]
    truth: Bools
    places: npt.NDArray[np.float16]
    projection: Floats

    def find_nearest(self, state: Floats, code: int) -> tuple[str, str] | None:
        """Return quote and source of the example of a code that is most like a state."""
        rows = np.flatnonzero(self.truth[:, code])
        if not len(rows):
            return None
        likeness = self.places[rows].astype(np.float32) @ project(state[None], self.projection)[0]
        best = int(rows[int(np.argmax(likeness))])
        return self.quotes[best], self.sources[best]


def project(states: Floats, projection: Floats) -> Floats:
    """Project states (n x n_states) and bring them to unit length."""
    places = states @ projection
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    return np.asarray(places / np.maximum(lengths, 1e-6), dtype=np.float32)


def collect_examples(paragraphs: Sequence[Paragraph], truth: Bools, states: Floats) -> Examples:
    """Keep the coded paragraphs, with the main directions of the encoder's states."""
    from sklearn.decomposition import PCA

    rows = np.flatnonzero(truth.any(axis=1)).tolist()
    size = min(N_DIRECTIONS, len(rows), states.shape[1])
    directions = PCA(size, svd_solver="covariance_eigh").fit(states).components_
    projection = directions.T.astype(np.float32)
    return Examples(
        [shorten(paragraphs[i].text) for i in rows],
        [paragraphs[i].document_id.rpartition("/")[2] for i in rows],
        truth[rows],
        project(states[rows], projection).astype(np.float16),
        projection,
    )


def shorten(text: str) -> str:
    """Cut a text at a word when it is longer than a quote should be."""
    if len(text) <= MAX_QUOTE:
        return text
    return text[:MAX_QUOTE].rsplit(" ", 1)[0] + " …"
