"""Representative quotations per code: one that is typical of it, one that only it could be."""

import re
from typing import Any

import numpy as np
import pandas as pd

from pipeline.contracts import CELL_SEPARATOR, Results
from pipeline.contracts.builders import list_records
from pipeline.report.wording import shorten

TYPICAL, DISTINCTIVE = "kenmerkend", "onderscheidend"
_READABLE = (60, 320)  # characters; shorter says little alone, longer is no quotation
_MAX_CHARS = 420
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ‘'\"])")
_LABEL = re.compile(r"\[(?:naam|telefoon|e-mail|adres|nummer|geboortedatum|account|school)\]")


def select_quotes(results: Results, n_per_kind: int = 1) -> pd.DataFrame:
    """Choose quotations per code, at most one per school within a code.

    Passages are TF-IDF vectors over words and pairs of words. Typical is the passage closest
    to the code's centroid; distinctive is the one that is closer to its own centroid than to
    any other code's. Sure codings and passages of a readable length go before others.

    Parameters
    ----------
    results : Results
        Masked (`mask_results`); the texts are quoted as they are.
    n_per_kind : int
        Quotations of each kind per code.

    Returns
    -------
    pandas.DataFrame
        Columns code, kind, paragraph_id, document_id, index, school_id, sector, year, text;
        codes in order of name, the typical quotation first. The same results give the same rows.
    """
    passages = _collect_passages(results)
    if passages.empty:
        return passages.assign(kind="", text="")[_COLUMNS]
    passages["typical"], passages["distinctive"] = _score(passages)
    rows: list[dict[str, Any]] = []
    for _, group in passages.groupby("code", sort=True):
        taken: set[str] = set()
        for kind, column in ((TYPICAL, "typical"), (DISTINCTIVE, "distinctive")):
            ranked = group.sort_values([column, "paragraph_id"], ascending=[False, True])
            free = ranked[~ranked["school_id"].isin(taken)].drop_duplicates("school_id")
            for row in list_records(free.head(n_per_kind)):
                taken.add(row["school_id"])
                rows.append({**row, "kind": kind})
    return pd.DataFrame(rows)[_COLUMNS]


_COLUMNS = [
    "code", "kind", "paragraph_id", "document_id", "index", "school_id", "sector", "year", "text",
]  # fmt: skip


def _collect_passages(results: Results) -> pd.DataFrame:
    """One row per code and paragraph, with the text to quote."""
    codings = results.codings.sort_values("score", ascending=False, kind="stable")
    codings = codings.drop_duplicates(["paragraph_id", "code"])
    passages = codings[["paragraph_id", "code", "score"]].merge(
        results.paragraphs[["paragraph_id", "document_id", "index", "kind", "stem", "text"]],
        on="paragraph_id",
    )
    passages = passages.merge(
        results.documents[["document_id", "school_id", "sector", "year"]], on="document_id"
    )
    passages["raw"] = passages["text"]
    rows = passages[["kind", "stem", "text"]].itertuples(index=False)
    passages["text"] = pd.Series([_word_quote(*row) for row in rows], passages.index, dtype="str")
    return passages.drop(columns=["kind", "stem"])


def _word_quote(kind: str, stem: str, text: str) -> str:
    """Write a passage so that it can be read alone: with its stem, cells as a list, not long."""
    if kind == "tabelrij":
        text = text.replace(CELL_SEPARATOR, " – ")
    if kind == "opsomming" and stem:
        text = f"{stem} {text}"
    if len(text) <= _MAX_CHARS:
        return text
    quote = ""
    for sentence in _SENTENCE_END.split(text):
        if quote and len(quote) + len(sentence) > _MAX_CHARS:
            return f"{quote} […]"
        quote = f"{quote} {sentence}".strip()
    return shorten(text, _MAX_CHARS)


def _score(passages: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    try:
        vectors = vectorizer.fit_transform(passages["raw"].str.replace(_LABEL, " ", regex=True))
    except ValueError:  # no word occurs twice
        return np.zeros(len(passages)), np.zeros(len(passages))
    codes, place = np.unique(passages["code"], return_inverse=True)
    centroids = np.vstack([vectors[place == index].mean(axis=0) for index in range(len(codes))])
    centroids /= np.maximum(np.linalg.norm(centroids, axis=1, keepdims=True), 1e-12)
    near = np.asarray(vectors @ np.asarray(centroids).T)
    own = near[np.arange(len(place)), place]
    near[np.arange(len(place)), place] = -1.0
    weight = passages["score"].to_numpy() * passages["text"].map(_weigh).to_numpy()
    return np.round(own * weight, 9), np.round((own - np.maximum(near.max(axis=1), 0)) * weight, 9)


def _weigh(text: str) -> float:
    """Prefer passages that read well alone; a masked person makes a passage less general."""
    low, high = _READABLE
    n_chars = len(text)
    weight = min(1.0, n_chars / low) * min(1.0, high / max(n_chars, 1))
    return weight * (0.6 if _LABEL.search(text) else 1.0)
