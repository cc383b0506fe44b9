"""From the tables of the pages to rows of text, with the header row as context."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.contracts import CELL_SEPARATOR, Block
from pipeline.ingest.pdf.layout import Row, Table
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.words import Lexicon, clean_text, join_lines

_MAX_HEAD = 60  # characters in a header cell


@dataclass(slots=True)
class Heads:
    """Header cells of the table last seen, to carry over a page break."""

    cells: tuple[str, ...]
    edges: list[float]


def table_blocks(
    table: Table, lexicon: Lexicon, carried: Heads | None
) -> tuple[list[Block], Heads]:
    """Turn a table into blocks.

    Parameters
    ----------
    table : Table
        Its rows on one page.
    lexicon : Lexicon
        Joins words broken inside cells.
    carried : Heads or None
        Header cells of a table at the foot of the page before, when this one goes on with it.

    Returns
    -------
    list of Block
        A ``'tabelrij'`` per row; the header row is ``'meubilair'`` (``tabelkop``), its cells are
        the `column_heads` of the rows.
    Heads
        Header cells, for a table that goes on on the next page.
    """
    rows = [[cell_text(cell, lexicon) for cell in row.cells] for row in table.rows]
    heads: tuple[str, ...] = ()
    first = 0
    if carried is not None and _like(carried.edges, table.edges):
        heads = carried.cells
        first = 1 if rows and tuple(rows[0]) == heads else 0
    elif _has_header(table, rows):
        heads, first = tuple(rows[0]), 1
    blocks = [_block(cells, table.page, heads) for cells in rows[first:]]
    if first:
        text = CELL_SEPARATOR.join(rows[0])
        blocks.insert(0, Block(text, "meubilair", table.page, furniture="tabelkop"))
    return blocks, Heads(heads, table.edges)


def cell_text(lines: Sequence[Line], lexicon: Lexicon) -> str:
    """Text of a cell; a word that fills its cell may go on on the next line without hyphen."""
    return clean_text(join_lines([line.text for line in lines], lexicon))


def _block(cells: list[str], page: int, heads: tuple[str, ...]) -> Block:
    same = len(heads) == len(cells)
    return Block(CELL_SEPARATOR.join(cells), "tabelrij", page, column_heads=heads if same else ())


def _like(edges: list[float], others: list[float]) -> bool:
    return len(edges) == len(others) and all(
        abs(a - b) <= 4 for a, b in zip(edges, others, strict=True)
    )


def _has_header(table: Table, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row heads the others: it looks different, or reads like names."""
    if len(rows) < 2 and not _row_bold(table.rows[0]):
        return False
    if _row_bold(table.rows[0]):
        return True
    first = rows[0]
    if not all(first) or any(len(c) > _MAX_HEAD or c[-1] in ".;" for c in first):
        return False
    return not any(c[0].isdigit() for c in first)


def _row_bold(row: Row) -> bool:
    lines = [line for cell in row.cells for line in cell]
    return bool(lines) and all(line.all_bold for line in lines)
