"""Coded units as training data: paragraphs, codes, and folds in which no school is split."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from pipeline.contracts import Paragraph, PipelineError

MIN_SHARED_CHARS = 50
MIN_LIKENESS = 0.8


@dataclass(frozen=True)
class GoldSet:
    """Coded units of one or more corpora.

    Attributes
    ----------
    paragraphs : list of Paragraph
        The units in document order.
    schools : list of str
        School of each unit, ``corpus/school_id``.
    corpora : list of str
        Name of the corpus of each unit.
    labels, coder_1, coder_2 : dict of str to set of str
        Settled codes and the codes of either coder, per paragraph_id.
    """

    paragraphs: list[Paragraph]
    schools: list[str]
    corpora: list[str]
    labels: dict[str, set[str]]
    coder_1: dict[str, set[str]]
    coder_2: dict[str, set[str]]

    def get_matrix(self, codes: Sequence[str], which: str = "labels") -> np.ndarray:
        """Return a boolean matrix (units x codes) of `labels`, `coder_1` or `coder_2`."""
        source = getattr(self, which)
        return np.array([[c in source[p.paragraph_id] for c in codes] for p in self.paragraphs])


def add_stems(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Give list items the running paragraph that introduces their list, as `segment` does."""
    stemmed: list[Paragraph] = []
    stem, section = "", None
    for paragraph in paragraphs:
        if section != (paragraph.document_id, paragraph.heading_path):
            stem, section = "", (paragraph.document_id, paragraph.heading_path)
        if paragraph.kind == "opsomming":
            stemmed.append(replace(paragraph, stem=stem))
        else:
            stem = paragraph.text if paragraph.kind in ("alinea", "tekstvak") else ""
            stemmed.append(paragraph)
    return stemmed


def read_units(folder: Path) -> tuple[list[Paragraph], list[dict[str, list[str]]]]:
    """Read ``gold/eenheden.jsonl`` of a corpus folder as paragraphs with their codings."""
    paragraphs, codings = [], []
    with (folder / "gold" / "eenheden.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            unit = json.loads(line)
            paragraphs.append(
                Paragraph(
                    paragraph_id=f"{folder.name}/{unit['file_name']}/{unit['unit']}",
                    document_id=f"{folder.name}/{unit['file_name']}",
                    index=unit["unit"] - 1,
                    page=None,
                    kind=unit["kind"],
                    heading_path=tuple(unit["heading_path"]),
                    text=unit["text"],
                    start=0,
                    end=len(unit["text"]),
                )
            )
            codes = unit["codes"]
            coders = {key: unit.get(key, codes) for key in ("coder_1", "coder_2")}
            codings.append({"codes": codes, **coders})
    return add_stems(paragraphs), codings


def collect_gold(school_of: Mapping[Path, Mapping[str, str]]) -> GoldSet:
    """Read the coded units of corpus folders (``gold/eenheden.jsonl``).

    Parameters
    ----------
    school_of : mapping of Path to mapping of str to str
        Per corpus folder the school_id of each file name.

    Raises
    ------
    PipelineError
        When a folder is not complete.
    """
    gold = GoldSet([], [], [], {}, {}, {})
    for folder, schools in school_of.items():
        try:
            paragraphs, codings = read_units(folder)
        except (OSError, ValueError, KeyError) as error:
            raise PipelineError(
                f"'{folder / 'gold' / 'eenheden.jsonl'}' is niet te gebruiken ({error}). Verwacht: "
                "per regel file_name, unit, kind, heading_path, text en codes."
            ) from error
        for paragraph, coding in zip(paragraphs, codings, strict=True):
            file_name = paragraph.document_id.split("/", 1)[1]
            gold.paragraphs.append(paragraph)
            if file_name not in schools:
                raise PipelineError(f"'{file_name}' ontbreekt in '{folder / 'manifest.csv'}'.")
            gold.schools.append(f"{folder.name}/{schools[file_name]}")
            gold.corpora.append(folder.name)
            gold.labels[paragraph.paragraph_id] = set(coding["codes"])
            gold.coder_1[paragraph.paragraph_id] = set(coding["coder_1"])
            gold.coder_2[paragraph.paragraph_id] = set(coding["coder_2"])
    return gold


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
        Fold number of each unit.
    """
    group_of = group_schools(gold.schools, [p.text for p in gold.paragraphs])
    groups = np.array([group_of[school] for school in gold.schools])
    corpora = np.array(gold.corpora)
    matrix = gold.get_matrix(codes).astype(float)
    counts = np.hstack(
        [
            np.hstack([matrix, np.ones((len(groups), 1))]) * (corpora == name)[:, None]
            for name in sorted(set(gold.corpora))
        ]
    )
    target = np.maximum(counts.sum(axis=0), 1) / n_folds
    loads = np.zeros((n_folds, counts.shape[1]))
    folds = np.zeros(len(groups), dtype=int)
    for group in sorted(set(groups), key=lambda g: (-int((groups == g).sum()), g)):
        share = counts[groups == group].sum(axis=0)
        costs = [
            (((loads[k] + share) / target) ** 2 - (loads[k] / target) ** 2).sum()
            for k in range(n_folds)
        ]
        best = int(np.argmin(costs))
        loads[best] += share
        folds[groups == group] = best
    return folds
