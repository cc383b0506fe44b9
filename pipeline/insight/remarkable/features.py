"""How unusual a passage is among those of other schools: in meaning and in wording.

All measures look at *other* schools only: what a school repeats in its own annexes does not
make it common.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]

N_NEAREST = 5
_N_RAREST = 6
"""So many of a passage's rarest words are looked at: one odd name does not make it odd."""


class Unusual(NamedTuple):
    """How unusual passages are (0..1), how far from others, and which others are nearest."""

    scores: Floats
    distances: Floats
    nearest: Positions


def measure_unusual(
    texts: Sequence[str], words: Sequence[Sequence[str]], schools: Sequence[str]
) -> Unusual:
    """Measure how unusual passages are: the mean of their ranks in meaning and in wording.

    Parameters
    ----------
    words : sequence of sequence of str
        Lemmas of each passage's content words.
    schools : sequence of str
        School of each passage.

    Returns
    -------
    Unusual
        `scores` are 0 for the most common passage and 1 for the most unusual one; the rest is
        as `measure_distance` gives it.
    """
    distances, nearest = measure_distance(make_vectors(texts), schools)
    wording = measure_wording(words, schools)
    return Unusual((rank_fractions(distances) + rank_fractions(wording)) / 2, distances, nearest)


def measure_distance(
    vectors: Floats, schools: Sequence[str]
) -> tuple[Floats, npt.NDArray[np.intp]]:
    """Measure how far each passage is from its nearest passages of other schools.

    Parameters
    ----------
    vectors : array (n_passages, n_dimensions)
        Rows of length 1.
    schools : sequence of str
        School of each passage.

    Returns
    -------
    distances : array (n_passages,)
        One minus the mean cosine with the `N_NEAREST` nearest passages, each of another
        school; 1 when there is no other school.
    nearest : array (n_passages, N_NEAREST)
        Their positions, nearest first; -1 where there are fewer.
    """
    n = len(schools)
    _, school_ids = np.unique(np.asarray(schools, dtype=str), return_inverse=True)
    distances = np.ones(n)
    nearest = np.full((n, N_NEAREST), -1, dtype=np.intp)
    for start in range(0, n, 512):  # blocks, so that memory stays small for large collections
        rows = slice(start, start + 512)
        cosines = vectors[rows] @ vectors.T
        cosines[school_ids[rows, None] == school_ids[None, :]] = -np.inf
        for i, row in enumerate(cosines, start=start):
            found = _pick_one_per_school(row, school_ids)
            if found.size:
                nearest[i, : found.size] = found
                distances[i] = 1 - row[found].mean()
    return distances, nearest


def _pick_one_per_school(cosines: Floats, school_ids: Positions) -> Positions:
    order = np.argsort(-cosines, kind="stable")[: 20 * N_NEAREST]
    order = order[np.isfinite(cosines[order])]
    _, first = np.unique(school_ids[order], return_index=True)
    return order[np.sort(first)[:N_NEAREST]]


def find_rare_words(words: Sequence[Sequence[str]], schools: Sequence[str]) -> list[list[str]]:
    """Find for each passage the words that no other school uses, in the order of the text."""
    users: dict[str, set[str]] = defaultdict(set)
    for passage, school in zip(words, schools, strict=True):
        for word in passage:
            users[word].add(school)
    return [[word for word in dict.fromkeys(passage) if len(users[word]) == 1] for passage in words]


def find_unique_combinations(
    codes: Sequence[frozenset[str]], schools: Sequence[str]
) -> list[frozenset[str]]:
    """Find for each passage its codes where no other school has them together in a passage.

    Returns
    -------
    list of frozenset of str
        The codes of the passage; empty for fewer than two, or where another school has them.
    """
    owners: dict[frozenset[str], set[str]] = defaultdict(set)
    for combination, school in zip(codes, schools, strict=True):
        owners[combination].add(school)
    users = {
        wanted: frozenset().union(*(owners[other] for other in owners if wanted <= other))
        for wanted in owners
        if len(wanted) > 1
    }
    return [found if len(users.get(found, ())) == 1 else frozenset[str]() for found in codes]


def measure_wording(words: Sequence[Sequence[str]], schools: Sequence[str]) -> Floats:
    """Measure how rare the rarest content words of each passage are among schools.

    Returns
    -------
    array (n_passages,)
        Mean inverse document frequency, documents being schools: ln(n_schools / n_users), of
        the `_N_RAREST` rarest words (Spärck Jones 1972); words that a short passage lacks
        count as common.
    """
    users: dict[str, set[str]] = defaultdict(set)
    for passage, school in zip(words, schools, strict=True):
        for word in passage:
            users[word].add(school)
    n_schools = len(set(schools))
    rarity = np.zeros(len(words))
    for i, passage in enumerate(words):
        idf = sorted((np.log(n_schools / len(users[word])) for word in set(passage)), reverse=True)
        rarity[i] = sum(idf[:_N_RAREST]) / _N_RAREST
    return rarity


def make_vectors(texts: Sequence[str]) -> Floats:
    """Make vectors of meaning without a model: TF-IDF of word parts, reduced to 100 axes.

    Latent semantic analysis (Deerwester et al. 1990).
    """
    from sklearn.decomposition import TruncatedSVD

    weights = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 5), min_df=2, sublinear_tf=True)
    matrix = weights.fit_transform(texts)
    n_axes = min(100, min(matrix.shape) - 1)
    if n_axes < 1:
        return np.asarray(normalize(matrix.toarray()))
    axes = TruncatedSVD(n_axes, random_state=0)
    return np.asarray(normalize(axes.fit_transform(matrix)))


def rank_fractions(values: Floats) -> Floats:
    """Turn values into ranks from 0 (lowest) to 1 (highest); equal values share their rank."""
    from scipy.stats import rankdata

    return np.asarray((rankdata(values) - 1) / max(len(values) - 1, 1))
