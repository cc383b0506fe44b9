"""Shows the blocks of a report in the terminal: the same texts and numbers as in Word and HTML."""

from rich.box import HORIZONTALS
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from pipeline.report.blocks import Block, Cell, Figure, Heading, Quote, Report, Table, Text
from pipeline.report.wording import shorten

_MAX_CHARS = 110


def show_report(console: Console, report: Report) -> None:
    """Print a report; figures only by their caption."""
    console.print()
    console.print(RichText(report.title, style="bold"))
    if report.subtitle:
        console.print(RichText(report.subtitle))
    for block in report.blocks:
        _show_block(console, block)


def _show_block(console: Console, block: Block) -> None:
    if isinstance(block, Heading):
        console.print()
        text = block.text.upper() if block.level == 1 else block.text
        console.print(RichText(text, style="bold"))
    elif isinstance(block, Text):
        marks = {"opsomming": "- ", "let_op": "Let op. "}
        style = "yellow" if block.style == "let_op" else ""
        console.print(RichText(marks.get(block.style, "") + block.text, style=style))
    elif isinstance(block, Quote):
        quote = RichText(f"‘{block.text}’ – {block.source}", style="italic")
        console.print(Padding(quote, (0, 0, 0, 2)))
    elif isinstance(block, Table):
        console.print(_make_table(block))
    elif isinstance(block, Figure):
        console.print(RichText(f"[{block.caption}]"))


def _make_table(table: Table) -> RichTable:
    shown = RichTable(
        title=RichText(table.caption, style="bold"),
        title_justify="left",
        box=HORIZONTALS,
        show_lines=True,
        expand=True,
    )
    if table.note:
        shown.caption, shown.caption_justify = RichText(table.note), "left"
    for place, head in enumerate(table.heads[-1]):
        widths = table.widths or (1.0,) * table.n_columns
        shown.add_column(
            RichText(head.text),
            ratio=max(1, round(10 * widths[place])),
            justify="right" if place in table.numeric else "left",
            overflow="fold",
        )
    for row in table.rows:
        style = "" if row.kind == "gewoon" else "bold"
        shown.add_row(*map(_make_cell, row.cells), style=style)
    return shown


def _make_cell(cell: Cell) -> RichText:
    """A passage is cut: it stands in full in the file that the advice is about."""
    return RichText(shorten(cell.text, _MAX_CHARS) if cell.link else cell.text)
