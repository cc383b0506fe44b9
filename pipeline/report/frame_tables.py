"""Any DataFrame as a table of the report: only what fits on paper, the rest is in the CSV."""

import math
import re

import pandas as pd

from pipeline.report.blocks import Cell, Head, Row, Table
from pipeline.report.wording import format_number, shorten

_MAX_ROWS = 40
_MAX_ROWS_OF_TEXT = 15  # with long passages a page holds few rows
_MAX_CHARS = 180
_LONG = 100  # characters; from here a cell is a passage
_PORTRAIT, _LANDSCAPE = 94, 146  # characters of table text on a line
_MAX_WORD = 24
_WORD = re.compile(r"[^\s/]+[/-]?")
_MOST = 0.9  # share of the cells that should fit on one line


def frame_table(frame: pd.DataFrame, caption: str) -> Table | None:
    """Make a table with the column names as heads; None when it has no rows.

    Columns without content are left out, long passages are cut, and a table too broad for an
    upright page lies on its side.
    """
    frame = frame.loc[:, [bool(_list_texts(frame.iloc[:, i])) for i in range(frame.shape[1])]]
    if frame.empty:
        return None
    numeric = {i for i, dtype in enumerate(frame.dtypes) if pd.api.types.is_numeric_dtype(dtype)}
    cells = [[_make_cell(value) for value in row] for row in frame.to_numpy(dtype=object)]
    passages = max(len(cell.text) for row in cells for cell in row) >= _LONG
    n_rows = _MAX_ROWS_OF_TEXT if passages else _MAX_ROWS
    heads = [str(name) for name in frame.columns]
    least, usual = _measure(heads, cells[:n_rows])
    wide = sum(max(pair) for pair in zip(least, usual, strict=True)) > _PORTRAIT
    note = ""
    if len(cells) > n_rows or passages:
        note = (
            f"De eerste {min(n_rows, len(cells))} van {format_number(len(cells))} rijen; "
            "alle rijen met de volledige tekst staan in de map tabellen."
        )
    return Table(
        caption,
        (tuple(map(Head, heads)),),
        [Row(tuple(row)) for row in cells[:n_rows]],
        frozenset(numeric),
        _divide(least, usual, _LANDSCAPE if wide else _PORTRAIT),
        note,
        wide,
    )


def _make_cell(value: object) -> Cell:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return Cell("")
    if isinstance(value, bool):
        return Cell("ja" if value else "nee")
    if isinstance(value, int):
        return Cell(format_number(value), value)
    if isinstance(value, float):
        return Cell(format_number(value, 0 if value.is_integer() else 1), value)
    return Cell(shorten(str(value), _MAX_CHARS))


def _list_texts(column: pd.Series) -> list[str]:
    return [cell.text for cell in map(_make_cell, column) if cell.text]


def _measure(heads: list[str], cells: list[list[Cell]]) -> tuple[list[int], list[int]]:
    """Per column: characters of its longest word, and those that most of its cells need."""
    least, usual = [], []
    for place, head in enumerate(heads):
        texts = [row[place].text for row in cells]
        words = [word for text in (head, *texts) for word in _WORD.findall(text)]
        lengths = sorted(map(len, texts))
        least.append(min(max(map(len, words), default=1), _MAX_WORD) + 2)
        usual.append(min(lengths[int(_MOST * (len(lengths) - 1))], _MAX_CHARS) + 2)
    return least, usual


def _divide(least: list[int], usual: list[int], available: int) -> tuple[float, ...]:
    """Give each column its longest word, and what is left to those that need more."""
    wanted = [max(0, often - word) for word, often in zip(least, usual, strict=True)]
    left = max(0, available - sum(least))
    share = min(1.0, left / sum(wanted)) if sum(wanted) else 0.0
    return tuple(word + share * more for word, more in zip(least, wanted, strict=True))
