"""Writes a comparison in all its forms."""

from pathlib import Path

import pandas as pd

from pipeline.contracts import TOTAL
from pipeline.report.blocks import Text
from pipeline.report.comparison.chapters import build_report, summarise
from pipeline.report.comparison.data import ComparisonData
from pipeline.report.comparison.figure import write_change_figure
from pipeline.report.comparison.layout import (
    lay_out_changes,
    lay_out_runs,
    lay_out_schools,
    lay_out_topic_changes,
    lay_out_transitions,
)
from pipeline.report.html import write_html
from pipeline.report.report_data import ReportSettings
from pipeline.report.sheets import SheetWriter, write_sheets
from pipeline.report.tables import write_csv
from pipeline.report.templating import TextTemplates
from pipeline.report.word import write_docx

_NAME = "vergelijking"
_MARKS = {"tekst": "", "opsomming": "- ", "let_op": "Let op: "}


def write_comparison(
    data: ComparisonData, settings: ReportSettings, folder: Path, decimal_point: bool = False
) -> list[Path]:
    """Write ``vergelijking.docx``, ``.html`` and ``.xlsx``, ``tabellen/*.csv`` and ``figuren/``.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    PipelineError
        When a text template or the logo cannot be used.
    """
    figure = write_change_figure(data.comparison.changes, data.names, folder / "figuren")
    report = build_report(data, settings, figure)
    tables = lay_out_tables(data)
    return [
        write_docx(report, folder / f"{_NAME}.docx"),
        write_html(report, folder / f"{_NAME}.html"),
        _write_workbook(data, folder / f"{_NAME}.xlsx"),
        *(
            write_csv(table, folder / "tabellen" / f"{name}.csv", decimal_point)
            for name, table in tables.items()
        ),
        *(path for path in (figure.png, figure.svg) if path),
    ]


def lay_out_tables(data: ComparisonData) -> dict[str, pd.DataFrame]:
    """Lay out the tables that are written as CSV, by file name."""
    return {
        "veranderingen": lay_out_changes(data.comparison.changes, data.names),
        "scholen_veranderd": lay_out_transitions(data),
        "scholen": lay_out_schools(data),
        "topiclijsten": lay_out_topic_changes(data),
        "analyses": lay_out_runs(data),
    }


def summarise_comparison(data: ComparisonData, settings: ReportSettings) -> str:
    """Give the summary of the report as plain text, a line per paragraph."""
    blocks = summarise(data, TextTemplates(settings.templates))
    texts = [block for block in blocks if isinstance(block, Text)]
    return "\n".join(_MARKS[block.style] + block.text for block in texts)


def _write_workbook(data: ComparisonData, path: Path) -> Path:
    changes = data.comparison.changes
    first, second = data.names

    def write(writer: SheetWriter) -> None:
        title = f"Aandeel van de scholen in {first} en {second}"
        total = changes[changes["group"] == TOTAL].reset_index(drop=True)
        sectors = changes[changes["group"] != TOTAL].reset_index(drop=True)
        writer.write_table("Alle scholen", title, lay_out_changes(total, data.names))
        writer.write_table("Per sector", title, lay_out_changes(sectors, data.names))
        tables = lay_out_tables(data)
        for sheet, name in (
            ("Scholen veranderd", "scholen_veranderd"),
            ("Scholen", "scholen"),
            ("Topiclijsten", "topiclijsten"),
            ("Analyses", "analyses"),
        ):
            if not tables[name].empty:
                writer.write_table(sheet, "", tables[name])

    return write_sheets(path, f"Verzuimprotocollen: {first} en {second}", write)
