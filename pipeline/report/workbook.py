"""The Excel workbook: the result tables, every coding behind them, and how the run was made."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.contracts.results import Results, ResultTables
from pipeline.contracts.tables import GROUPS
from pipeline.report.layout import (
    lay_out_codings,
    lay_out_counts,
    lay_out_documents,
    lay_out_received,
    lay_out_run,
    lay_out_topics,
)
from pipeline.report.report_data import Insight
from pipeline.report.sheets import CODINGS_SHEET, SheetWriter, write_sheets


def write_workbook(
    results: Results, tables: ResultTables, path: Path, insights: Sequence[Insight] = ()
) -> Path:
    """Write the workbook; each insight gets a sheet named after its title.

    Every text is written as text: what begins with ``= + - @`` never becomes a formula. In
    the B2.3 sheets the name of a code leads to its first passage on the sheet 'Coderingen'.
    """

    def write(writer: SheetWriter) -> None:
        _write_tables(writer, results, tables)
        for insight in insights:
            writer.write_table(insight.title, insight.title, insight.table, note=insight.caption)

    return write_sheets(path, "Verzuimprotocollen: tabellen", write)


def _write_tables(writer: SheetWriter, results: Results, tables: ResultTables) -> None:
    codings = lay_out_codings(results, tables.topics)
    first_rows = {code: row for row, code in reversed(list(enumerate(codings["Code"], start=1)))}
    writer.write_run(lay_out_run(results))
    writer.write_table(
        "B2.1",
        "Tabel B2.1 Ontvangen en geanalyseerde verzuimprotocollen",
        lay_out_received(tables.received),
    )
    writer.write_table("B2.2", "Tabel B2.2 Topiclijst", lay_out_topics(tables.topics))
    writer.write_table(
        "B2.3",
        "Tabel B2.3 Resultaten van de codering",
        lay_out_counts(tables.counts),
        note="Een school telt één keer per rij. Klik op een subcategorie voor de passages.",
        links=first_rows,
    )
    writer.write_table(
        "B2.3 per sector",
        "Tabel B2.3 Resultaten van de codering, per sector",
        lay_out_counts(tables.counts, GROUPS),
        note="n = scholen met ten minste één geanalyseerd document.",
        links=first_rows,
    )
    writer.write_table("Documenten", "", lay_out_documents(results.documents))
    writer.write_table(CODINGS_SHEET, "", codings)
