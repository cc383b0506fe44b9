"""The passages behind a subject that came or went, and their like in the other year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from pipeline.contracts.comparison import ABSENT, SAME, SIMILAR
from pipeline.contracts.results import Results

_SAME, _SIMILAR = 90.0, 60.0  # of 100, rapidfuzz's ratio


class Found(NamedTuple):
    """A coded passage, the passage of the other year most like it (or '') and how alike."""

    passage: str
    other: str
    likeness: str


class PassageFinder:
    """Finds for a school and code which passage is new (or gone).

    Parameters
    ----------
    coded, other : Results
        The run in which the school has the code, and the run in which it has not.
    codings : pandas.DataFrame
        Codings of `coded` with the codes under which the runs are compared.
    """

    def __init__(self, coded: Results, other: Results, codings: pd.DataFrame) -> None:
        self._passages = _group_codings(coded, codings)
        self._others = _group_paragraphs(other)

    def find(self, school_id: str, code: str, other_school_id: str) -> Found:
        """Find the school's passage with the code that is least like anything in the other year.

        With several passages, one that is there in both years says nothing about the school:
        only the coding differs there. A passage without its like shows what is new.
        """
        others = self._others.get(other_school_id, ([], []))
        found = [
            (*_find_like(text, others), rank, paragraph_id)
            for rank, (paragraph_id, text) in enumerate(self._passages[school_id, code])
        ]
        similarity, other, _, passage = min(found, key=lambda item: (item[0], item[2]))
        return Found(passage, other, _name_likeness(similarity))


def _group_codings(coded: Results, codings: pd.DataFrame) -> dict[tuple[str, str], list[Any]]:
    """Passages per school and code, the surest first: paragraph_id and text."""
    places = coded.paragraphs[["paragraph_id", "document_id", "index", "text"]]
    listed = codings.merge(places, on="paragraph_id")
    listed = listed.merge(coded.documents[["document_id", "school_id"]], on="document_id")
    order = ["score", "document_id", "index"]
    listed = listed.sort_values(order, ascending=[False, True, True], kind="stable")
    passages = defaultdict(list)
    columns = ["school_id", "code", "paragraph_id", "text"]
    for school_id, code, *passage in listed[columns].itertuples(index=False):
        passages[school_id, code].append(passage)
    return passages


def _group_paragraphs(results: Results) -> dict[str, tuple[list[str], list[str]]]:
    """Keys and texts of all paragraphs per school."""
    placed = results.paragraphs.merge(
        results.documents[["document_id", "school_id"]], on="document_id"
    )
    return {
        str(school_id): (group["paragraph_id"].tolist(), _fold(group["text"]))
        for school_id, group in placed.groupby("school_id")
    }


def _fold(texts: Iterable[str]) -> list[str]:
    from rapidfuzz.utils import default_process

    return [default_process(text) for text in texts]


def _find_like(text: str, others: tuple[Sequence[str], Sequence[str]]) -> tuple[float, str]:
    """Similarity (0..100) and key of the paragraph that is most like a text; 0 and '' if none."""
    from rapidfuzz import fuzz, process

    keys, texts = others
    (query,) = _fold([text])
    best = process.extractOne(query, texts, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return (float(best[1]), keys[best[2]]) if best else (0.0, "")


def _name_likeness(similarity: float) -> str:
    if similarity >= _SAME:
        return SAME
    return SIMILAR if similarity >= _SIMILAR else ABSENT
