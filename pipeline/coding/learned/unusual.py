"""How unusual a passage is among the documents of a run, for the codes ``bijzonder.*``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.coding.arrays import Floats
from pipeline.contracts import Paragraph

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

N_ALIKE = 5
MIN_DOCUMENTS = 10
MAX_COMPARED = 6000
CHUNK = 500


def measure_unusual(paragraphs: Sequence[Paragraph], features: "csr_matrix") -> Floats:
    """Measure how little each paragraph resembles those of other documents.

    Parameters
    ----------
    features : csr_matrix, shape (n_paragraphs, n_features)
        Rows of unit length. In a large run paragraphs are compared with at most
        `MAX_COMPARED` others, taken at equal distances.

    Returns
    -------
    numpy.ndarray of float32, shape (n_paragraphs,)
        Standard scores within the run, high for what no other document says; all 0 when
        there are fewer than `MIN_DOCUMENTS` documents to compare with.
    """
    documents = np.unique([p.document_id for p in paragraphs], return_inverse=True)[1]
    likeness = np.zeros(len(paragraphs), np.float32)
    if len(set(documents.tolist())) < MIN_DOCUMENTS:
        return likeness
    step = -(-len(paragraphs) // MAX_COMPARED)
    others, owners = features[::step].T.tocsc(), documents[::step]
    for start in range(0, len(paragraphs), CHUNK):
        rows = slice(start, start + CHUNK)
        alike = np.asarray((features[rows] @ others).todense())
        alike[documents[rows, None] == owners[None, :]] = 0
        likeness[rows] = np.partition(alike, -N_ALIKE, axis=1)[:, -N_ALIKE:].mean(axis=1)
    spread = float(likeness.std())
    if spread == 0:
        return np.zeros_like(likeness)
    return np.asarray((likeness.mean() - likeness) / spread, dtype=np.float32)
