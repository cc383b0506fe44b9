"""Writes a page per document: the text as read, with its codes as marks in the margin."""

from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.contracts import Results
from pipeline.contracts.builders import list_records
from pipeline.report.html.document_parts import Part, divide_document
from pipeline.report.html.environment import load_environment
from pipeline.report.style import GROUP_LABELS, STATUS_LABELS
from pipeline.report.wording import format_pct


def write_document_pages(
    results: Results,
    topics: pd.DataFrame,
    folder: Path,
    doubtful: pd.DataFrame | None = None,
    column_heads: Mapping[str, Sequence[str]] | None = None,
    report: str = "../rapport.html",
    hidden: Set[str] = frozenset(),
) -> list[Path]:
    """Write ``<document_id>.html`` for every document, the unreadable ones too.

    Pages of documents that are no longer in the results are removed from `folder`.

    Parameters
    ----------
    results : Results
        Masked with `mask_results`.
    topics : pandas.DataFrame
        Table B2.2, for labels and order.
    doubtful : pandas.DataFrame or None
        Columns paragraph_id and code: the marks to jump to.
    column_heads : mapping of str to sequence of str, or None
        Header cells of a table row, by paragraph_id.
    report : str
        Address of the report, seen from `folder`.
    hidden : set of str
        Facts at the top of the page to leave out, by their Dutch name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    template = load_environment().get_template("document.html.j2")
    marks = _collect_marks(results, topics, doubtful)
    by_document = {str(key): group for key, group in results.paragraphs.groupby("document_id")}
    documents = list_records(results.documents)
    paths = []
    for place, document in enumerate(documents):
        paragraphs = by_document.get(document["document_id"], results.paragraphs.iloc[:0])
        parts = divide_document(paragraphs.sort_values("index"), marks, column_heads or {})
        path = folder / f"{document['document_id']}.html"
        page = template.render(
            document=document,
            facts=[fact for fact in _describe(document) if fact[0] not in hidden],
            parts=parts,
            codes=_count_codes(parts, topics),
            n_doubtful=sum(m.doubtful for part in parts for u in part.units for m in u.marks),
            previous=documents[place - 1] if place else None,
            following=documents[place + 1] if place + 1 < len(documents) else None,
            report=report,
        )
        path.write_text(page, encoding="utf-8", newline="\n")
        paths.append(path)
    for stale in set(folder.glob("*.html")) - set(paths):
        stale.unlink()
    return paths


def _collect_marks(
    results: Results, topics: pd.DataFrame, doubtful: pd.DataFrame | None
) -> dict[str, list[dict[str, Any]]]:
    """Codings by paragraph, in the order of the topic list."""
    doubts = set()
    if doubtful is not None:
        doubts = set(zip(doubtful["paragraph_id"], doubtful["code"], strict=True))
    labels = dict(zip(topics["code"], topics["label_b23"], strict=True))
    ranks = {code: rank for rank, code in enumerate(labels)}
    marks: dict[str, list[dict[str, Any]]] = {}
    for row in list_records(results.codings):
        row["label"] = labels.get(row["code"], row["code"])
        row["doubtful"] = (row["paragraph_id"], row["code"]) in doubts
        marks.setdefault(row["paragraph_id"], []).append(row)
    for rows in marks.values():
        rows.sort(key=lambda row: (ranks.get(row["code"], len(ranks)), row["start"]))
    return marks


def _count_codes(parts: Sequence[Part], topics: pd.DataFrame) -> list[tuple[str, str, str, int]]:
    """Code, category, label and number of marks, of the codes in the document, in order."""
    found: dict[str, int] = {}
    for part in parts:
        for unit in part.units:
            for mark in unit.marks:
                found[mark.code] = found.get(mark.code, 0) + 1
    return [
        (code, code.split(".")[0], label, found[code])
        for code, label in zip(topics["code"], topics["label_b23"], strict=True)
        if code in found
    ]


def _describe(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    year = "" if pd.isna(document["year"]) else str(document["year"])
    pages = "" if pd.isna(document["n_pages"]) else str(document["n_pages"])
    level = document["level"].split(".")[-1]
    coverage = format_pct(100 * document["coverage"]) if document["status"] == "gelezen" else ""
    facts = {
        "School": document["school"],
        "Sector": GROUP_LABELS[document["sector"]],
        "Jaar": year,
        "Niveau": level,
        "Status": STATUS_LABELS[document["status"]],
        "Bladzijden": pages,
        "Teruggevonden tekst": coverage,
    }
    return [(name, value) for name, value in facts.items() if value]
