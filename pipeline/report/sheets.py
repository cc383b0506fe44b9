"""Sheets of an Excel workbook in one style: tables with heads, filter, links and print layout."""

import io
from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from pipeline.report.style import GROUP_LABELS, HEAD_COLOUR

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CODINGS_SHEET = "Coderingen"
# No clock: the same run gives the same bytes.
_CREATED = datetime(2000, 1, 1)
# Excel takes no more than 32,767 characters in a cell.
_MAX_NAME = 31  # characters, for Excel
_MAX_CELL = 32_000
_LINE_HEIGHT = 15  # points
_MAX_HEIGHT = 409  # points, of Excel
_DEFAULT_WIDTH = 13
_WIDTHS = {
    "Hoofdcategorie": 26,
    "Subcategorie": 32,
    "Code": 26,
    "Omschrijving": 90,
    "Sector": 20,
    "School": 30,
    "Bestand": 44,
    "Reden": 40,
    "Niveau": 18,
    "Niveau berust op": 40,
    "Waarschuwingen": 50,
    "Kop": 36,
    "Passage": 80,
    "Berust op": 44,
    "Segment": 9,
    "School-id": 10,
    "Jaar": 7,
    "Bladzijde": 10,
    "Zekerheid": 10,
    "Bron": 8,
}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"italic": True, "font_color": "#404040"},
    "head": {"bold": True, "bg_color": HEAD_COLOUR, "border": 1, "text_wrap": True},
    "group": {"bold": True, "bg_color": HEAD_COLOUR, "border": 1, "align": "center"},
    "text": {"text_wrap": True},
    "count": {"num_format": "0"},
    "fraction": {"num_format": "0.0"},
    "certainty": {"num_format": "0.00"},
    "chance": {"num_format": "0.0000"},
    "link": {"font_color": "#0563C1", "underline": 1, "text_wrap": True},
}
_EMPHASIS: dict[str, Any] = {"bold": True, "bg_color": "#F2F2F2", "top": 1}


def write_sheets(path: Path, title: str, write: "Callable[[SheetWriter], None]") -> Path:
    """Write a workbook; `write` puts the sheets in it. The same sheets give the same bytes.

    Every text is written as text: what begins with ``= + - @`` never becomes a formula.
    """
    import xlsxwriter

    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        book.set_properties({"title": title, "created": _CREATED})
        write(SheetWriter(book))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(memory.getvalue())
    return path


class SheetWriter:
    """Writes sheets of one workbook in one style."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._formats = {
            (name, strong): book.add_format(
                {"valign": "top", **style, **(_EMPHASIS if strong else {})}
            )
            for name, style in _FORMATS.items()
            for strong in (False, True)
        }

    def write_run(self, facts: list[tuple[str, str]]) -> None:
        """Write the sheet that says how the run was made."""
        sheet = self._book.add_worksheet("Over deze run")
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, 100)
        sheet.write_string(0, 0, "Over deze run", self._formats["title", False])
        for row, (name, text) in enumerate(facts, start=2):
            sheet.write_string(row, 0, name, self._formats["head", False])
            sheet.write_string(row, 1, text[:_MAX_CELL], self._formats["text", False])
        _set_page(sheet, landscape=False)

    def write_table(
        self,
        name: str,
        title: str,
        table: pd.DataFrame,
        note: str = "",
        links: dict[str, int] | None = None,
    ) -> None:
        """Write one table with heads, filter and frozen panes; a long list has no title.

        Parameters
        ----------
        links : dict of str to int, optional
            0-based row on the sheet 'Coderingen' per code.
        """
        sheet = self._book.add_worksheet(name[:_MAX_NAME])
        top = 0
        for text, style in ((title, "title"), (note, "note")):
            if text:
                sheet.write_string(top, 0, text, self._formats[style, False])
                top += 1
        heads = [str(head) for head in table.columns]
        top = self._write_heads(sheet, top + bool(top), heads)
        is_main = [_is_main(row) for row in table.to_dict("records")]
        for row, lines in enumerate(_count_lines(table), start=top):
            sheet.set_row(row, min(lines * _LINE_HEIGHT, _MAX_HEIGHT))
        for column, head in enumerate(heads):
            kind = _find_kind(table[head], head)
            for row, value in enumerate(table[head], start=top):
                style = self._formats[kind, is_main[row - top]]
                _write_cell(sheet, row, column, value, style)
            sheet.set_column(column, column, _find_width(head))
        for row, code in enumerate(table["Code"] if links else (), start=top):
            if links and code in links:
                label = str(table["Subcategorie"].iloc[row - top])
                url = f"internal:'{CODINGS_SHEET}'!A{links[code] + 1}"
                sheet.write_url(row, 1, url, self._formats["link", False], string=label)
        sheet.autofilter(top - 1, 0, top - 1 + len(table), len(heads) - 1)
        sheet.freeze_panes(top, 2 if "Subcategorie" in heads else 1)
        sheet.repeat_rows(top - 1)
        _set_page(sheet, landscape=len(heads) > 8)

    def _write_heads(self, sheet: "Worksheet", row: int, heads: list[str]) -> int:
        """Write the heads and return the row below; 'Po (n = 8): %' spans its group."""
        grouped = any(": " in head for head in heads)
        start = 0
        while grouped and start < len(heads):
            group = heads[start].partition(": ")[0] if ": " in heads[start] else ""
            end = start
            while group and end + 1 < len(heads) and heads[end + 1].startswith(f"{group}: "):
                end += 1
            if end > start:
                sheet.merge_range(row, start, row, end, "", self._formats["group", False])
            sheet.write_string(row, start, group, self._formats["group", False])
            start = end + 1
        row += grouped
        for column, head in enumerate(heads):
            text = head.rpartition(": ")[2] if grouped else head
            sheet.write_string(row, column, text, self._formats["head", False])
        sheet.set_row(row, 2 * _LINE_HEIGHT)
        return row + 1


def _is_main(row: Mapping[Hashable, object]) -> bool:
    """Rows that stand out: a main category in B2.3, the total in B2.1."""
    is_category = "Subcategorie" in row and not row["Subcategorie"]
    return is_category or row.get("Sector") == GROUP_LABELS["totaal"]


def _count_lines(table: pd.DataFrame) -> list[int]:
    """Lines that each row needs; not every spreadsheet fits rows to wrapped text itself."""
    lines = np.ones(len(table), dtype=int)
    for head in table.columns:
        width = _find_width(str(head))
        if width > _DEFAULT_WIDTH and _find_kind(table[head], str(head)) == "text":
            lengths = table[head].astype(str).str.len().to_numpy()
            lines = np.maximum(lines, np.ceil(lengths / width).astype(int))
    return [int(count) for count in lines]


def _find_width(head: str) -> int:
    """Give the width of a column in characters; 'Passage 2024' is as wide as 'Passage'."""
    return _WIDTHS.get(head) or _WIDTHS.get(head.split(" ")[0], _DEFAULT_WIDTH)


def _find_kind(column: pd.Series, head: str) -> str:
    if pd.api.types.is_float_dtype(column):
        if "p-waarde" in head:
            return "chance"
        return "certainty" if head == "Zekerheid" else "fraction"
    return "count" if pd.api.types.is_integer_dtype(column) else "text"


def _write_cell(sheet: "Worksheet", row: int, column: int, value: object, style: "Format") -> None:
    if isinstance(value, str):
        text = value if len(value) <= _MAX_CELL else value[:_MAX_CELL] + "…"
        sheet.write_string(row, column, text, style)
    elif isinstance(value, int | float | np.number) and not np.isnan(value):
        sheet.write_number(row, column, float(value), style)
    else:
        sheet.write_blank(row, column, None, style)


def _set_page(sheet: "Worksheet", landscape: bool) -> None:
    """A4, as wide as the page, with sheet name and page number below."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.5, 0.5, 0.6, 0.7)
    sheet.set_footer("&L&A&R&P / &N")
