"""From the tables of the pages to rows of text, with the header row as context."""

import re
from collections.abc import Iterator, Sequence

from pipeline.contracts import CELL_SEPARATOR, Block
from pipeline.ingest.pdf.elements import Element, Frame, Row, Table
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.paragraphs import finishes, would_fit
from pipeline.ingest.pdf.words import Lexicon, clean_text, is_dutch, join_lines

_MAX_HEAD = 60  # characters in a header cell


def merge_tables(elements: Sequence[Element]) -> list[Element]:
    """Join a table or text box with its continuation in the next column or on the next page.

    Parameters
    ----------
    elements : sequence of Element
        Content of all pages in reading order, headers and footers left out.

    Returns
    -------
    list of Element
        A row that was cut by the break is whole again; a header row printed again is kept
        apart in `repeated`.
    """
    merged: list[Element] = []
    for element in elements:
        last = merged[-1] if merged else None
        if isinstance(element, Table) and isinstance(last, Table) and _goes_on(last, element):
            _append(last, element)
        elif isinstance(element, Frame) and isinstance(last, Frame) and _cut(last, element):
            last.lines += element.lines
        else:
            merged.append(element)
    return merged


def _goes_on(table: Table, following: Table) -> bool:
    if (table.page, table.key) == (following.page, following.key):
        return False
    starts = [x - table.edges[0] for x in table.edges]
    others = [x - following.edges[0] for x in following.edges]
    return len(starts) == len(others) and all(
        abs(a - b) <= 4 for a, b in zip(starts, others, strict=True)
    )


def _cut(frame: Frame, following: Frame) -> bool:
    """Tell whether a text box was cut in two by the end of a column or page."""
    last, first = frame.lines[-1], following.lines[0]
    moved = (frame.page, frame.key) != (following.page, following.key)
    return moved and not finishes(last.text) and not first.text[0].isupper()


def _append(table: Table, following: Table) -> None:
    rows = list(following.rows)
    if len(rows) > 1 and _plain(rows[0]) == _plain(table.rows[0]):
        table.repeated.append(rows.pop(0))
    elif len(table.rows) > 1 and _is_rest(table.rows[-1], rows[0]):
        for cell, rest in zip(table.rows[-1].cells, rows.pop(0).cells, strict=True):
            cell += rest
    table.rows += rows


def _plain(row: Row) -> list[str]:
    return [" ".join(line.text for line in cell) for cell in row.cells]


def _is_rest(row: Row, rest: Row) -> bool:
    """Tell whether a row goes on: each of its cells takes up an unfinished one."""
    if len(row.cells) != len(rest.cells):
        return False
    pairs = [(a, b) for a, b in zip(row.cells, rest.cells, strict=True) if b]
    # When all cells take part, one must break off for certain.
    cut = not all(rest.cells) or any(a and a[-1].text[-1] in "-\u2010," for a, _ in pairs)
    return cut and all(
        before
        and (before[-1].ends_hyphenated or not finishes(before[-1].text))
        and (before[-1].ends_hyphenated or not after[0].text[0].isupper())
        and (before[-1].ends_hyphenated or not would_fit(before[-1], after[0]))
        for before, after in pairs
    )


def table_blocks(table: Table, lexicon: Lexicon) -> Iterator[Block]:
    """Turn a table into blocks.

    Parameters
    ----------
    table : Table
        All its rows.
    lexicon : Lexicon
        Joins words broken inside cells.

    Yields
    ------
    Block
        A ``'tabelrij'`` per row; the header row is ``'meubilair'`` (``tabelkop``), its cells are
        the `column_heads` of the rows.
    """
    rows = [[cell_text(cell, lexicon) for cell in row.cells] for row in table.rows]
    has_header = _has_header(table, rows)
    heads = tuple(rows[0]) if has_header else ()
    for row, cells in zip(table.rows, rows, strict=True):
        text = CELL_SEPARATOR.join(cells)
        page = next((ln.page for cell in row.cells for ln in cell), table.page)
        if has_header and row is table.rows[0]:
            yield Block(text, "meubilair", page, furniture="tabelkop")
        else:
            same = heads if len(heads) == len(cells) else ()
            yield Block(text, "tabelrij", page, column_heads=same)
    for row in table.repeated:
        text = CELL_SEPARATOR.join(cell_text(cell, lexicon) for cell in row.cells)
        page = next((ln.page for cell in row.cells for ln in cell), table.page)
        yield Block(text, "meubilair", page, furniture="tabelkop")


def cell_text(lines: Sequence[Line], lexicon: Lexicon) -> str:
    """Text of a cell; a word wider than its cell goes on on the next line without a hyphen."""
    texts: list[str] = []
    for i, line in enumerate(lines):
        if i and _cuts_word(lines[i - 1], line, lexicon):
            texts[-1] += line.text
        else:
            texts.append(line.text)
    return clean_text(join_lines(texts, lexicon))


def _cuts_word(line: Line, following: Line, lexicon: Lexicon) -> bool:
    """Tell whether a line holds the first part of a word too wide for the cell."""
    word, head = line.text, re.split(r"\W", following.text)[0]
    room = line.column[1] - line.x1
    if not word.isalpha() or not head.islower() or is_dutch(word.lower()):
        return False
    if room > following.chars[0].x1 - following.chars[0].x0 + 0.35 * line.size:
        return False
    return lexicon.knows(word + head) or (not is_dutch(head) and not lexicon.repeats(word))


def _has_header(table: Table, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row heads the others: it looks different, or reads like names."""
    if _row_bold(table.rows[0]):
        return len(rows) > 1 or all(rows[0])
    first = rows[0]
    if len(rows) < 2 or any(len(c) > _MAX_HEAD or (c and c[-1] in ".;") for c in first):
        return False
    return sum(map(bool, first)) > len(first) / 2 and not any(c[:1].isdigit() for c in first)


def _row_bold(row: Row) -> bool:
    lines = [line for cell in row.cells for line in cell]
    return bool(lines) and all(line.all_bold for line in lines)
