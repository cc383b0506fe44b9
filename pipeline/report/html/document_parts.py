"""A document as its page shows it: parts under headings, units with cells, marks and evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import pandas as pd

from pipeline.contracts import CELL_SEPARATOR, split_headings
from pipeline.contracts.builders import count_shared_headings, list_records
from pipeline.report.wording import format_pct

_SOURCES = {"regel": "regel", "model": "taalmodel", "mens": "handmatig"}
_TOP_HEADING = 2  # the page's own title is the first level
_LOWEST_HEADING = 6


class Piece(NamedTuple):
    """A piece of text, and the numbers of the marks it is evidence for ('0 2')."""

    text: str
    marks: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A code on a paragraph."""

    number: int
    code: str
    category: str
    label: str
    score: str
    source: str
    evidence: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph as the template needs it; cells hold pieces, one cell unless a table row."""

    index: int
    kind: str
    page: int | None
    cells: tuple[tuple[Piece, ...], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive units of one kind under the headings that begin there."""

    headings: tuple[tuple[int, str], ...]
    kind: str
    heads: tuple[str, ...]
    units: tuple[Unit, ...]


def divide_document(
    paragraphs: pd.DataFrame,
    marks: Mapping[str, list[dict[str, Any]]],
    column_heads: Mapping[str, Sequence[str]],
) -> list[Part]:
    """Divide the paragraphs of a document into parts of one kind under the same headings.

    Parameters
    ----------
    paragraphs : pandas.DataFrame
        Columns of `PARAGRAPHS`, in document order.
    marks : mapping of str to list of dict
        By paragraph_id its codings (columns of `CODINGS`), with ``label`` and ``doubtful``.
    column_heads : mapping of str to sequence of str
        Header cells of a table row, by paragraph_id.
    """
    parts = []
    before: tuple[str, ...] = ()
    rows = list_records(paragraphs)
    for (heading_path, kind, heads), group in groupby(
        rows,
        key=lambda r: (
            r["heading_path"],
            r["kind"],
            tuple(column_heads.get(r["paragraph_id"], ())),
        ),
    ):
        path = split_headings(heading_path)
        units = tuple(_make_unit(row, marks.get(row["paragraph_id"], [])) for row in group)
        parts.append(Part(_new_headings(before, path), kind, heads, units))
        before = path
    return parts


def _new_headings(before: Sequence[str], path: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """The headings that begin here: those from where the path parts from the one before."""
    same = count_shared_headings(before, path)
    if same == len(path) and same < len(before):
        same -= 1  # back under a higher heading: say which one
    return tuple(
        (min(_TOP_HEADING + depth, _LOWEST_HEADING), path[depth])
        for depth in range(max(same, 0), len(path))
    )


def _make_unit(row: Mapping[str, Any], codings: Sequence[Mapping[str, Any]]) -> Unit:
    marks = tuple(
        Mark(
            number=number,
            code=coding["code"],
            category=coding["code"].split(".")[0],
            label=coding["label"],
            score=format_pct(100 * coding["score"]),
            source=_SOURCES[coding["source"]],
            evidence=coding["evidence"],
            doubtful=coding["doubtful"],
        )
        for number, coding in enumerate(codings)
    )
    spans = [(coding["start"], coding["end"]) for coding in codings]
    pieces = cut_text(row["text"], spans)
    cells = _split_cells(pieces) if row["kind"] == "tabelrij" else (tuple(pieces),)
    page = None if pd.isna(row["page"]) else int(row["page"])
    return Unit(row["index"], row["kind"], page, cells, marks)


def cut_text(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Cut a text where evidence begins or ends.

    Parameters
    ----------
    spans : sequence of (int, int)
        Place of each mark's evidence; one that covers the whole text says nothing and is
        left out.
    """
    partial = {number: span for number, span in enumerate(spans) if span != (0, len(text))}
    edges = sorted({0, len(text), *(edge for span in partial.values() for edge in span)})
    pieces = []
    for start, end in pairwise(edges):
        marks = [str(n) for n, (first, last) in partial.items() if first <= start and end <= last]
        pieces.append(Piece(text[start:end], " ".join(marks)))
    return pieces


def _split_cells(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    cells: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split(CELL_SEPARATOR)
        cells[-1].append(Piece(first, piece.marks))
        cells += [[Piece(text, piece.marks)] for text in others]
    return tuple(tuple(cell) for cell in cells)
