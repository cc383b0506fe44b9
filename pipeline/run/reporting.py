"""Writes everything a reader sees, from masked results."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.aggregate import tabulate
from pipeline.contracts import Results, ResultTables
from pipeline.insight.shared import tabulate_shared
from pipeline.insight.tables import InsightTable
from pipeline.report.figures_more import write_all_figures
from pipeline.report.pseudonymise import DocumentMasks, Pseudonymiser, mask_results
from pipeline.report.report_data import Insight, ReportData
from pipeline.report.reports import write_report
from pipeline.report.tables import write_csv, write_tables
from pipeline.report.workbook import write_workbook
from pipeline.run.insight import leave_out_copies
from pipeline.run.masking import mask_insights
from pipeline.run.options import RunOptions
from pipeline.run.sections import WORKBOOK_ONLY, draw_insights, fit_page
from pipeline.topiclist import load_topiclist


def write_outputs(
    results: Results,
    insights: Mapping[str, InsightTable],
    column_heads: Mapping[str, Sequence[str]],
    doubtful: pd.DataFrame,
    options: RunOptions,
    coder_scores: pd.DataFrame,
) -> list[Path]:
    """Write tables, workbook, figures and reports under ``options.out``.

    Names, numbers and addresses of people are replaced before anything is written outside
    ``intern/``.

    Parameters
    ----------
    column_heads : mapping of paragraph_id to sequence of str
        Header cells of table rows, for the pages of documents.
    doubtful : DataFrame
        Columns paragraph_id, code, score, reason: what is worth a look, most informative first.
    coder_scores : pandas.DataFrame
        Table `HELDOUT_SCORES` of the coder; empty when nothing is known.

    Returns
    -------
    list of Path
        The files written.
    """
    out = options.out
    if options.without_copies:
        results = _count_without_copies(results)
    names = sorted(set(results.documents["school"])) if options.hide_schools else ()
    pseudonymiser = Pseudonymiser(names)
    masks = DocumentMasks(results, pseudonymiser)
    masked = mask_results(results, pseudonymiser, masks)
    tables = tabulate(masked, load_topiclist(options.coding.topiclist))
    found = mask_insights(insights, results, masked, masks)
    pictures = draw_insights(found, out / "figuren")
    sections = {
        name: Insight(table.title, table.caption, table.table, pictures.get(name))
        for name, table in found.items()
    }
    written = _write_tables(masked, tables, sections, options)
    figures = write_all_figures(masked, tables, out / "figuren")
    drawn = [*figures.values(), *pictures.values()]
    written += [path for figure in drawn for path in (figure.png, figure.svg) if path]
    data = ReportData(
        masked,
        tables,
        figures=figures,
        agreement=coder_scores if len(coder_scores) else None,
        doubtful=doubtful if len(doubtful) else None,
        insights=[
            replace(part, table=fit_page(name, part.table))
            for name, part in sections.items()
            if name not in WORKBOOK_ONLY
        ],
    )
    heads = {key: [pseudonymiser.mask(head) for head in part] for key, part in column_heads.items()}
    return written + write_report(data, options.settings, out, heads)


def _write_tables(
    results: Results, tables: ResultTables, sections: Mapping[str, Insight], options: RunOptions
) -> list[Path]:
    """Write every table as CSV, and all of them in one workbook."""
    folder = options.out / "tabellen"
    return [
        *write_tables(results, tables, folder, options.decimal_point),
        *(
            write_csv(section.table, folder / f"{name}.csv", options.decimal_point)
            for name, section in sections.items()
        ),
        write_workbook(results, tables, folder / "verzuim.xlsx", list(sections.values())),
    ]


def _count_without_copies(results: Results) -> Results:
    note = (
        "Passages die waarschijnlijk van een andere school of een regionaal document zijn "
        "overgenomen, tellen in de tabellen niet mee (--zonder-overgenomen)."
    )
    info = replace(results.info, notes=(*results.info.notes, note))
    return replace(leave_out_copies(results, tabulate_shared(results)), info=info)
