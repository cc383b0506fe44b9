"""From numbers back to text: the passages behind each code, and quotes with their source."""

from collections.abc import Mapping
from typing import Any, Protocol

import pandas as pd

from pipeline.contracts import LEVELS, Results
from pipeline.contracts.builders import list_records
from pipeline.report.blocks import DocumentEntry, Passage, PassageLink, PassageList, Quote
from pipeline.report.frames import iterate
from pipeline.report.wording import shorten

_MAX_CHARS = 300


class SegmentRow(Protocol):
    """A row of table `segments`."""

    document_id: str
    first_index: int
    n_paragraphs: int


def list_passages(results: Results, topics: pd.DataFrame) -> tuple[PassageList, ...]:
    """List the segments behind every code: as many as its frequency in table B2.3.

    For the level of a document, the documents themselves are listed.
    """
    read = results.documents[results.documents["status"] == "gelezen"].set_index("document_id")
    segments = results.segments[results.segments["document_id"].isin(read.index)]
    by_code = {str(code): group for code, group in segments.groupby("code")}
    paragraphs = results.paragraphs
    keys = zip(paragraphs["document_id"], paragraphs["index"], strict=True)
    values = paragraphs[["text", "page"]].itertuples(index=False)
    text_at = {key: tuple(value) for key, value in zip(keys, values, strict=True)}
    lists = []
    for topic in iterate(topics):
        if topic.code in LEVELS:
            found = _list_levels(read[read["level"] == topic.code])
        else:
            rows = by_code.get(topic.code, segments.iloc[:0])
            found = tuple(_make_passage(row, read, text_at) for row in iterate(rows))
        lists.append(PassageList(topic.code, topic.label_b23, topic.category_label, found))
    return tuple(lists)


def list_documents(documents: pd.DataFrame) -> tuple[DocumentEntry, ...]:
    """List all received documents."""
    return tuple(
        DocumentEntry(
            row.document_id, row.file_name, row.school_id, row.sector,
            "" if pd.isna(row.year) else str(row.year), row.status, row.reason, row.n_paragraphs,
        )
        for row in iterate(documents)
    )  # fmt: skip


def describe_source(documents: pd.DataFrame) -> dict[str, str]:
    """Say of each document where a quote is from, without naming the school."""
    sources = {}
    for row in iterate(documents):
        kind = "regionaal document" if row.level == LEVELS[0] else f"{row.sector}-school"
        year = "" if pd.isna(row.year) else f", {row.year}"
        sources[row.document_id] = f"{kind}{year}"
    return sources


def quote_blocks(quotes: pd.DataFrame, sources: Mapping[str, str]) -> list[Quote]:
    """Make blocks of the rows of `select_quotes`."""
    return [
        Quote(
            row["text"],
            sources[row["document_id"]],
            PassageLink(row["document_id"], row["index"]),
        )
        for row in list_records(quotes)
    ]


def _list_levels(documents: pd.DataFrame) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            PassageLink(str(document_id), 0), row["level_evidence"] or row["file_name"], 1,
            row["file_name"], row["school_id"], row["sector"], None,
        )
        for document_id, row in documents.iterrows()
    )  # fmt: skip


def _make_passage(
    row: SegmentRow, read: pd.DataFrame, text_at: Mapping[tuple[str, int], tuple[str, Any]]
) -> Passage:
    text, page = text_at[row.document_id, row.first_index]
    return Passage(
        link=PassageLink(row.document_id, row.first_index),
        text=shorten(text, _MAX_CHARS),
        n_paragraphs=row.n_paragraphs,
        file_name=str(read.at[row.document_id, "file_name"]),
        school_id=str(read.at[row.document_id, "school_id"]),
        sector=str(read.at[row.document_id, "sector"]),
        page=None if pd.isna(page) else int(page),
    )
