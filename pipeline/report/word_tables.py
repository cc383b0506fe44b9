"""Tables in Word: heads that repeat on every page, rows that stay whole, fixed columns."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from pipeline.report.blocks import Cell, Head, Row, Table
from pipeline.report.style import HEAD_COLOUR
from pipeline.report.word_fields import make_element
from pipeline.report.word_styles import TABLE_HEAD, TABLE_STYLE, TABLE_TEXT

_ROW_COLOURS = {"hoofd": "F2F2F2", "totaal": "F2F2F2"}


def add_table(document: Document, table: Table, width: Length) -> DocxTable:
    """Add a table of the given width at the end of the document.

    Parameters
    ----------
    width : Length
        Width of the text on the page.
    """
    added: DocxTable = document.add_table(rows=0, cols=table.n_columns, style=TABLE_STYLE)
    added.alignment, added.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    widths = _divide(width, table.widths or (1.0,) * table.n_columns)
    for column, column_width in zip(added.columns, widths, strict=True):
        column.width = column_width
    for heads in table.heads:
        _add_heads(added, heads, widths, table.numeric)
    for row in table.rows:
        _add_row(added, row, widths, table.numeric)
    return added


def _add_heads(
    added: DocxTable, heads: Sequence[Head], widths: Sequence[Length], numeric: frozenset[int]
) -> None:
    row = added.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.extend([make_element("cantSplit"), make_element("tblHeader")])
    cells, place = row.cells, 0
    for cell, width in zip(cells, widths, strict=True):
        cell.width = width
    for head in heads:
        cell = cells[place]
        if head.span > 1:
            cell = cell.merge(cells[place + head.span - 1])
        _shade(cell, HEAD_COLOUR.lstrip("#"))
        centred = WD_ALIGN_PARAGRAPH.CENTER if head.span > 1 else None
        flush = WD_ALIGN_PARAGRAPH.RIGHT if place in numeric else None
        _write(cell, head.text, TABLE_HEAD, centred or flush)
        place += head.span


def _add_row(added: DocxTable, row: Row, widths: Sequence[Length], numeric: frozenset[int]) -> None:
    new = added.add_row()
    new._tr.get_or_add_trPr().append(make_element("cantSplit"))
    for place, (cell, content) in enumerate(zip(new.cells, row.cells, strict=True)):
        cell.width = widths[place]
        if row.kind in _ROW_COLOURS:
            _shade(cell, _ROW_COLOURS[row.kind])
        _write_cell(cell, content, row, WD_ALIGN_PARAGRAPH.RIGHT if place in numeric else None)


def _write_cell(cell: _Cell, content: Cell, row: Row, alignment: WD_ALIGN_PARAGRAPH | None) -> None:
    paragraph = _write(cell, content.text, TABLE_TEXT, alignment)
    if row.kind != "gewoon":
        for run in paragraph.runs:
            run.bold = True
        paragraph.paragraph_format.keep_with_next = row.kind == "hoofd"


def _write(cell: _Cell, text: str, style: str, alignment: WD_ALIGN_PARAGRAPH | None) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = style
    if alignment is not None:
        paragraph.alignment = alignment
    paragraph.add_run(text)
    return paragraph


def _shade(cell: _Cell, colour: str) -> None:
    shading = make_element("shd", val="clear", color="auto", fill=colour)
    cell._tc.get_or_add_tcPr().append(shading)


def _divide(width: Length, shares: Sequence[float]) -> list[Length]:
    total = sum(shares)
    return [Length(int(width * share / total)) for share in shares]
