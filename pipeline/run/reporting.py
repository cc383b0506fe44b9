"""Writes everything a reader sees, from masked results."""

from pathlib import Path

from pipeline.aggregate import tabulate
from pipeline.contracts import Results
from pipeline.report.figures import write_figures
from pipeline.report.pseudonymise import Pseudonymiser, mask_results
from pipeline.report.tables import write_tables
from pipeline.report.workbook import write_workbook
from pipeline.run.options import RunOptions
from pipeline.run.progress import Progress
from pipeline.topiclist import load_topiclist


def write_outputs(results: Results, options: RunOptions, progress: Progress) -> list[Path]:
    """Write tables, workbook and figures under ``options.out``.

    Names, numbers and addresses of people are replaced before anything is written outside
    ``intern/``.

    Returns
    -------
    list of Path
        The files written.
    """
    out = options.out
    masked = mask(results, options.hide_schools)
    tables = tabulate(masked, load_topiclist(options.coding.topiclist))
    written = write_tables(masked, tables, out / "tabellen", options.decimal_point)
    written.append(write_workbook(masked, tables, out / "tabellen" / "verzuim.xlsx"))
    written += write_figures(masked, tables, out / "figuren")
    return written


def mask(results: Results, hide_schools: bool) -> Results:
    """Replace what identifies people, and schools when asked."""
    names = sorted(set(results.documents["school"])) if hide_schools else ()
    return mask_results(results, Pseudonymiser(names))
