"""Folds for cross-validation in which no school is split."""

from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.coding.training.goldset import WRITTEN, GoldSet

MIN_SHARED_CHARS = 50
MIN_LIKENESS = 0.8
LEARN_ONLY = -2


def find_near_duplicates(texts: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Yield pairs of positions whose texts are nearly the same (character n-gram cosine)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    long = [i for i, text in enumerate(texts) if len(text) >= MIN_SHARED_CHARS]
    if not long:
        return
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(4, 4))
    vectors = grams.fit_transform([texts[i] for i in long])
    likeness = (vectors @ vectors.T).tocoo()
    for row, column, value in zip(likeness.row, likeness.col, likeness.data, strict=True):
        if row < column and value >= MIN_LIKENESS:
            yield long[row], long[column]


def group_schools(schools: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Group schools that share text, so that a fold never tests on what it trained on.

    Returns
    -------
    dict of str to str
        School to group (named after its alphabetically first school).
    """
    parent = {school: school for school in sorted(set(schools))}

    def find(school: str) -> str:
        while parent[school] != school:
            school = parent[school]
        return school

    for first, second in find_near_duplicates(texts):
        low, high = sorted((find(schools[first]), find(schools[second])))
        parent[high] = low
    return {school: find(school) for school in parent}


def make_folds(gold: GoldSet, codes: Sequence[str], n_folds: int = 5) -> np.ndarray:
    """Divide units over folds by school, with the codes spread evenly.

    Groups of schools are placed largest first where they keep the counts of units and codes
    per corpus most even; no chance is involved.

    Returns
    -------
    numpy.ndarray of int, shape (n_units,)
        Fold number of each unit; `LEARN_ONLY` for written units, on which nothing is measured.
    """
    folds = np.full(len(gold.paragraphs), LEARN_ONLY)
    measured = np.flatnonzero(np.array(gold.corpora) != WRITTEN)
    schools = [gold.schools[i] for i in measured]
    group_of = group_schools(schools, [gold.paragraphs[i].text for i in measured])
    groups = np.array([group_of[school] for school in schools])
    counts = count_codes(gold, codes)[measured]
    target = np.maximum(counts.sum(axis=0), 1) / n_folds
    loads = np.zeros((n_folds, counts.shape[1]))
    for group in sorted(set(groups), key=lambda g: (-int((groups == g).sum()), g)):
        share = counts[groups == group].sum(axis=0)
        costs = [
            (((loads[k] + share) / target) ** 2 - (loads[k] / target) ** 2).sum()
            for k in range(n_folds)
        ]
        best = int(np.argmin(costs))
        loads[best] += share
        folds[measured[groups == group]] = best
    return folds


def count_codes(gold: GoldSet, codes: Sequence[str]) -> np.ndarray:
    """Return per unit 1 for each of its codes and for itself, in columns of its own corpus."""
    corpora = np.array(gold.corpora)
    matrix = gold.get_matrix(codes).astype(float)
    counts = np.hstack([matrix, np.ones((len(corpora), 1))])
    names = sorted(set(gold.corpora))
    return np.hstack([counts * (corpora == name)[:, None] for name in names])
