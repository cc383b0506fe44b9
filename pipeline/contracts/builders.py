"""From the objects of the stages to the tables of the contract, and their rows back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

import pandas as pd

from pipeline.contracts.errors import TableError
from pipeline.contracts.objects import Coding, Document, Level, Paragraph, Source
from pipeline.contracts.tables import (
    CODINGS,
    DOCUMENTS,
    HEADING_SEPARATOR,
    PARAGRAPHS,
)
from pipeline.contracts.validation import build_table


def join_headings(headings: Iterable[str]) -> str:
    """Write a heading path as one text, outermost first.

    A heading that itself holds the separator (a website's breadcrumb) gets another sign,
    so that `split_headings` gives as many headings as went in.
    """
    return HEADING_SEPARATOR.join(text.replace(HEADING_SEPARATOR, " › ") for text in headings)


def split_headings(heading_path: str) -> tuple[str, ...]:
    """Undo `join_headings`."""
    return tuple(heading_path.split(HEADING_SEPARATOR)) if heading_path else ()


def count_shared_headings(path: Sequence[str], other: Sequence[str]) -> int:
    """Count the headings, from the outermost on, that two paths have in common."""
    same = (first == second for first, second in zip(path, other, strict=False))
    return sum(takewhile(bool, same))


def documents_to_table(
    documents: Iterable[Document],
    sources: Iterable[Source],
    levels: Iterable[Level],
    paragraphs: Iterable[Paragraph],
) -> pd.DataFrame:
    """Make the table `documents`, one row per received file, in the order given.

    Parameters
    ----------
    sources : iterable of Source
        What the manifest says; tied to the documents by file name.

    Raises
    ------
    TableError
        When a document has no source.
    """
    source_of = {source.file_name: source for source in sources}
    level_of = {level.document_id: level for level in levels}
    n_paragraphs: Counter[str] = Counter()
    n_chars: Counter[str] = Counter()
    for paragraph in paragraphs:
        n_paragraphs[paragraph.document_id] += 1
        n_chars[paragraph.document_id] += len(paragraph.text)
    rows = []
    for document in documents:
        source = source_of.get(document.file_name)
        if source is None:
            raise TableError(
                f"Tabel 'documents': van '{document.file_name}' is niet bekend van welke school "
                "en sector het is. Voeg een rij toe aan manifest.csv."
            )
        rows.append(
            {
                **_describe_document(document, source, level_of.get(document.document_id)),
                "n_chars": n_chars[document.document_id],
                "n_paragraphs": n_paragraphs[document.document_id],
            }
        )
    return build_table(rows, DOCUMENTS)


def _describe_document(document: Document, source: Source, level: Level | None) -> dict[str, Any]:
    return {
        "document_id": document.document_id,
        "file_name": document.file_name,
        "sha256": document.sha256,
        "school_id": source.school_id,
        "school": source.school,
        "sector": source.sector,
        "year": source.year,
        "status": document.status,
        "reason": document.reason,
        "n_pages": document.n_pages,
        "coverage": document.coverage,
        "level": level.code if level else "",
        "level_evidence": level.evidence if level else "",
        "warnings": "\n".join(document.warnings),
    }


def paragraphs_to_table(paragraphs: Iterable[Paragraph]) -> pd.DataFrame:
    """Make the table `paragraphs`, one row per unit of coding, in the order given."""
    return build_table(
        (
            {
                "paragraph_id": paragraph.paragraph_id,
                "document_id": paragraph.document_id,
                "index": paragraph.index,
                "page": paragraph.page,
                "kind": paragraph.kind,
                "heading_path": join_headings(paragraph.heading_path),
                "text": paragraph.text,
                "start": paragraph.start,
                "end": paragraph.end,
                "stem": paragraph.stem,
            }
            for paragraph in paragraphs
        ),
        PARAGRAPHS,
    )


def codings_to_table(codings: Iterable[Coding]) -> pd.DataFrame:
    """Make the table `codings`, one row per code on a paragraph, in the order given."""
    return build_table(
        ({name: getattr(coding, name) for name in CODINGS.columns} for coding in codings),
        CODINGS,
    )


def list_records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows as dicts, for tables with a column called 'index' or 'count'."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
