"""Writes everything a reader sees, from masked results."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.aggregate import tabulate
from pipeline.contracts import Results
from pipeline.insight.tables import InsightTable
from pipeline.report.figures_more import write_all_figures
from pipeline.report.pseudonymise import Pseudonymiser, mask_results
from pipeline.report.report_data import Insight, ReportData
from pipeline.report.reports import write_report
from pipeline.report.tables import write_csv, write_tables
from pipeline.report.workbook import write_workbook
from pipeline.run.insight import mask_insight
from pipeline.run.options import RunOptions
from pipeline.topiclist import load_topiclist

_WORKBOOK_ONLY = frozenset({"drempels", "wettelijke_norm", "gedeeld", "zonder_overgenomen"})
"""Long lists: in the workbook and as CSV, not in the report."""


def write_outputs(
    results: Results,
    insights: Mapping[str, InsightTable],
    column_heads: Mapping[str, Sequence[str]],
    options: RunOptions,
) -> list[Path]:
    """Write tables, workbook, figures and reports under ``options.out``.

    Names, numbers and addresses of people are replaced before anything is written outside
    ``intern/``.

    Parameters
    ----------
    column_heads : mapping of paragraph_id to sequence of str
        Header cells of table rows, for the pages of documents.

    Returns
    -------
    list of Path
        The files written.
    """
    out = options.out
    names = sorted(set(results.documents["school"])) if options.hide_schools else ()
    pseudonymiser = Pseudonymiser(names)
    masked = mask_results(results, pseudonymiser)
    tables = tabulate(masked, load_topiclist(options.coding.topiclist))
    found = {name: mask_insight(table, pseudonymiser.mask) for name, table in insights.items()}
    sections = {
        name: Insight(table.title, table.caption, table.table) for name, table in found.items()
    }
    written = write_tables(masked, tables, out / "tabellen", options.decimal_point)
    written += [
        write_csv(table.table, out / "tabellen" / f"{name}.csv", options.decimal_point)
        for name, table in found.items()
    ]
    workbook = out / "tabellen" / "verzuim.xlsx"
    written.append(write_workbook(masked, tables, workbook, list(sections.values())))
    figures = write_all_figures(masked, tables, out / "figuren")
    written += [path for figure in figures.values() for path in (figure.png, figure.svg) if path]
    data = ReportData(
        masked,
        tables,
        figures=figures,
        insights=[part for name, part in sections.items() if name not in _WORKBOOK_ONLY],
    )
    heads = {key: [pseudonymiser.mask(head) for head in part] for key, part in column_heads.items()}
    return written + write_report(data, options.settings, out, heads)
