"""Tables: rows of cells, header rows, and tables that only lay out a page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.contracts import CELL_SEPARATOR, Block
from pipeline.ingest.word.items import Aside, Cell, Item, Line, Table

_LAYOUT_LINES = 12
"""A single cell with this many lines holds a page, not a box."""
_HEAD_WORDS = 8
_HEAD_SHARE = 0.35
"""An unmarked first row is a header when its cells are this short beside the others."""
_HEAD_TERMS = re.compile(
    r"(?:(?:bij |van |door |met |aan |voor )?wie|wat|waar|waarvoor|waarom|wanneer|hoe|hoeveel"
    r"|welke?|stap(?:pen)?|fase|acties?"
    r"|handeling|soort|type|vorm|code|omschrijving|betekenis|definitie|begrip|term|woord"
    r"|aantal|reden|oorzaak|omstandigheid|gebeurtenis|situatie|signaal|moment|tijdstip|tijd"
    r"|termijn|duur|dag|datum|dagen|uren|functie|naam|taak|taken|rol|partij|partner"
    r"|betrokkene|verantwoordelijk\w*|uitvoering|door|gevolg|maatregel|sanctie|consequentie"
    r"|bewijs|bijzonderhe\w+|opmerking\w*|toelichting|voorbeeld\w*|versie|vraag|antwoord"
    r"|onderwerp|verzuim|afspraak|afspraken|contact|telefoon\w*)\b",
    re.IGNORECASE,
)


def unroll(items: Iterable[Item]) -> list[Item]:
    """Replace tables that only lay out the page by what their cells hold."""
    flat: list[Item] = []
    for item in items:
        if isinstance(item, Aside):
            flat.append(Aside(tuple(unroll(item.items))))
        elif isinstance(item, Table) and _is_layout(item):
            inner = unroll(part for row in item.rows for cell in row for part in cell.items)
            is_box = len(inner) < _LAYOUT_LINES and not any(_is_styled(part) for part in inner)
            flat.extend(_put_in_box(part) if is_box else part for part in inner)
        else:
            flat.append(item)
    return flat


def _is_layout(table: Table) -> bool:
    widths = [sum(1 for cell in row if cell.items) for row in table.rows]
    if max(widths, default=0) <= 1 and all(len(row) <= 1 for row in table.rows):
        return True
    cells = [cell for row in table.rows for cell in row]
    if any(len(cell.items) > 1 and any(map(_is_styled, cell.items)) for cell in cells):
        return True
    has_nested = any(isinstance(part, Table) for cell in cells for part in cell.items)
    is_wide = any(len(cell.items) > 2 for cell in cells)
    return len(table.rows) == 1 and (has_nested or is_wide)


def _is_styled(item: Item) -> bool:
    return isinstance(item, Line) and item.style.outline is not None


def _put_in_box(item: Item) -> Item:
    return item if isinstance(item, Aside) else replace(item, in_box=True)


def make_rows(table: Table) -> tuple[list[Block], list[Item]]:
    """Turn a table into one block per row.

    Returns
    -------
    tuple
        The blocks, and what stands in cells without being text of the row: nested tables,
        text boxes, notes, hidden text.
    """
    n_heads = table.n_head_rows or int(_has_head(table.rows))
    n_heads = 0 if n_heads >= len(table.rows) else n_heads
    heads = _read_heads(table.rows[:n_heads])
    blocks: list[Block] = []
    extras: list[Item] = []
    for row in table.rows[n_heads:]:
        texts: dict[int, str] = {}
        column = 0
        for cell in row:
            texts[column] = _read_cell(cell)
            column += cell.span
        if any(texts.values()):
            names = tuple(heads.get(place, "") for place in texts) if any(heads.values()) else ()
            text = CELL_SEPARATOR.join(texts.values())
            blocks.append(Block(text=text, kind="tabelrij", column_heads=names))
    for row in table.rows:
        extras.extend(item for cell in row for item in cell.items if not _is_row_text(item))
    if n_heads and not blocks:
        text = CELL_SEPARATOR.join(heads.values())
        blocks.append(Block(text=text, kind="meubilair", furniture="formulier"))
    return blocks, extras


def _read_cell(cell: Cell) -> str:
    # Within a row the labels of a list stay, to keep its items apart.
    lines = [item for item in cell.items if isinstance(item, Line) and _is_row_text(item)]
    return " ".join(
        f"{line.label.text} {line.text}" if line.label and line.label.text else line.text
        for line in lines
    )


def _is_row_text(item: Item) -> bool:
    return isinstance(item, Line) and item.furniture != "verborgen"


def _read_heads(rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    heads: dict[int, str] = {}
    for row in rows:
        column = 0
        for cell in row:
            text = _read_cell(cell)
            for place in range(column, column + cell.span):
                heads[place] = f"{heads.get(place, '')} {text}".strip()
            column += cell.span
    return heads


def _has_head(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row names the columns: marked as such, or short beside the others."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    if all(map(_is_marked, rows[0])) and not all(map(_is_marked, rows[1])):
        return True
    first = [_read_cell(cell) for cell in rows[0]]
    n_filled = sum(bool(text) for text in first)
    is_short = all(len(text.split()) <= _HEAD_WORDS and text[-1:] not in ".;" for text in first)
    if n_filled < 2 or n_filled < len(first) - 1 or not is_short:
        return False
    if sum(bool(_HEAD_TERMS.match(text)) for text in first) * 2 >= n_filled:
        return True
    others = [text for row in rows[1:] for text in map(_read_cell, row) if text]
    mean = sum(map(len, others)) / len(others) if others else 0
    return sum(map(len, first)) / n_filled < _HEAD_SHARE * mean


def _is_marked(cell: Cell) -> bool:
    lines = [item for item in cell.items if isinstance(item, Line)]
    return cell.shaded or (bool(lines) and all(line.bold for line in lines))
