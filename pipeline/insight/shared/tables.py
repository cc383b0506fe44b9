"""Shared passages as tables, and results without what was copied."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from pipeline.contracts import CELL_SEPARATOR
from pipeline.contracts.columns import count, number, schema, text
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results
from pipeline.contracts.validation import build_table
from pipeline.insight.shared.finding import (
    Passage,
    SharedPassage,
    find_shared_passages,
)

SHARED = schema(
    "shared",
    {
        "group": count("nummer van de gedeelde passage, de meest gedeelde is 1", at_least=1),
        "n_schools": count("aantal scholen met deze passage", at_least=2),
        "is_source": count("1 bij de waarschijnlijke bron, anders 0"),
        "school_id": text("sleutel van de school"),
        "school": text("naam van de school"),
        "sector": text("sector van de school", *SECTORS),
        "document_id": text("sleutel van het document"),
        "file_name": text("bestandsnaam"),
        "paragraph_id": text("sleutel van de alinea", unique=True),
        "similarity": number("gelijkenis met de bron (0-1; 1 is dezelfde woorden)", 1),
        "passage": text("de tekst"),
    },
)

SHARED_DOCUMENTS = schema(
    "shared_documents",
    {
        "document_id": text("sleutel van het document", unique=True),
        "school": text("naam van de school"),
        "sector": text("sector van de school", *SECTORS),
        "file_name": text("bestandsnaam"),
        "n_words": count("aantal woorden"),
        "shared_pct": number("percentage woorden in passages die andere scholen ook hebben", 100),
        "copied_pct": number("percentage woorden dat waarschijnlijk is overgenomen", 100),
    },
)


def tabulate_shared(results: Results) -> pd.DataFrame:
    """Find the shared passages of a run.

    Returns
    -------
    DataFrame
        Table `SHARED`: a row per passage, groups by falling number of schools.
    """
    documents = {row["document_id"]: row for row in results.documents.to_dict("records")}
    rows = (
        row
        for rank, group in enumerate(find_shared_passages(_list_passages(results)), start=1)
        for row in _describe_group(rank, group, documents)
    )
    return build_table(rows, SHARED)


def tabulate_own_text(results: Results, shared: pd.DataFrame) -> pd.DataFrame:
    """Measure how much of each protocol is its own.

    Parameters
    ----------
    shared : DataFrame
        From `tabulate_shared`.

    Returns
    -------
    DataFrame
        Table `SHARED_DOCUMENTS`: the documents read, most copied first.
    """
    n_words: Counter[str] = Counter()
    n_shared: Counter[str] = Counter()
    n_copied: Counter[str] = Counter()
    everywhere, copied = set(shared["paragraph_id"]), set(_list_copied(shared))
    for paragraph in results.paragraphs.to_dict("records"):
        document_id, size = paragraph["document_id"], len(paragraph["text"].split())
        n_words[document_id] += size
        n_shared[document_id] += size * (paragraph["paragraph_id"] in everywhere)
        n_copied[document_id] += size * (paragraph["paragraph_id"] in copied)
    rows = [
        {
            **{name: row[name] for name in ("document_id", "school", "sector", "file_name")},
            "n_words": n_words[row["document_id"]],
            "shared_pct": 100 * n_shared[row["document_id"]] / n_words[row["document_id"]],
            "copied_pct": 100 * n_copied[row["document_id"]] / n_words[row["document_id"]],
        }
        for row in results.documents.to_dict("records")
        if n_words[row["document_id"]]
    ]
    rows.sort(key=lambda row: (-row["copied_pct"], -row["shared_pct"], row["file_name"]))
    return build_table(rows, SHARED_DOCUMENTS)


def drop_copies(codings: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """Return the codings without those on copied passages.

    The likely source and every passage of its school stay, so that each shared text counts
    for one school.
    """
    kept = codings[~codings["paragraph_id"].isin(_list_copied(shared))]
    return kept.reset_index(drop=True)


def _list_passages(results: Results) -> list[Passage]:
    documents = {row["document_id"]: row for row in results.documents.to_dict("records")}
    passages = []
    for row in results.paragraphs.to_dict("records"):
        if _is_menu(row):
            continue
        document = documents[row["document_id"]]
        passages.append(
            Passage(
                row["paragraph_id"],
                row["document_id"],
                document["school_id"],
                row["text"],
                document["level"] == "niveau.regionaal",
                None if pd.isna(document["year"]) else int(document["year"]),
            )
        )
    return passages


def _is_menu(paragraph: Mapping[Hashable, Any]) -> bool:
    """Recognise *Home | Ouders | Contact*, which every website has; table rows are no menu."""
    text: str = paragraph["text"]
    return paragraph["kind"] != "tabelrij" and text.count(CELL_SEPARATOR) > 1


def _describe_group(
    rank: int, group: SharedPassage, documents: Mapping[str, Mapping[Hashable, Any]]
) -> Iterator[dict[str, Any]]:
    for passage, similarity in zip(group.passages, group.similarities, strict=True):
        document = documents[passage.document_id]
        yield {
            "group": rank,
            "n_schools": len(group.schools),
            "is_source": int(passage == group.source),
            **{name: document[name] for name in ("school_id", "school", "sector", "file_name")},
            "document_id": passage.document_id,
            "paragraph_id": passage.paragraph_id,
            "similarity": similarity,
            "passage": passage.text,
        }


def _list_copied(shared: pd.DataFrame) -> "pd.Series[str]":
    source = shared[shared["is_source"] == 1].set_index("group")["school_id"]
    is_copy = shared["school_id"] != shared["group"].map(source)
    return shared.loc[is_copy, "paragraph_id"]
