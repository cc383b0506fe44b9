"""Writes the yearly report in all its forms."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.report.html import write_document_pages, write_html
from pipeline.report.quality_chapter import find_doubtful
from pipeline.report.report_data import ReportData, ReportSettings
from pipeline.report.word import write_docx
from pipeline.report.yearly import build_report

_DOCUMENTS = "documenten"


def write_report(
    data: ReportData,
    settings: ReportSettings,
    folder: Path,
    column_heads: Mapping[str, Sequence[str]] | None = None,
) -> list[Path]:
    """Write ``rapport.docx``, ``rapport.html`` and ``documenten/*.html``.

    Parameters
    ----------
    data : ReportData
        With masked results.
    column_heads : mapping of str to sequence of str, or None
        Masked header cells of table rows, by paragraph_id.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    PipelineError
        When a text template, the logo or a figure cannot be used.
    """
    report = build_report(data, settings)
    doubtful = data.doubtful if data.doubtful is not None else find_doubtful(data.results.codings)
    pages = write_document_pages(
        data.results, data.tables.topics, folder / _DOCUMENTS, doubtful, column_heads
    )
    return [
        write_docx(report, folder / "rapport.docx"),
        write_html(report, folder / "rapport.html", _DOCUMENTS),
        *pages,
    ]
