"""Writes an advice as Word and as a web page, beside the protocol as it was read."""

from pathlib import Path

from pipeline.report.advice.data import AdviceData
from pipeline.report.blocks import Report
from pipeline.report.html import write_document_pages, write_html
from pipeline.report.word import write_docx

_DOCUMENTS = "documenten"
_MADE_UP = frozenset({"School", "Sector"})
"""Nobody said of which school the protocol is, and the sector may be a guess."""


def write_advice(report: Report, data: AdviceData, folder: Path) -> list[Path]:
    """Write ``advies.docx``, ``advies.html`` and the page of the document in `folder`.

    Parameters
    ----------
    report : Report
        From `build_advice`.

    Returns
    -------
    list of Path
        The files written, the advice itself first.
    """
    doubtful = data.tables.doubtful
    pages = write_document_pages(
        data.results,
        data.topics,
        folder / _DOCUMENTS,
        doubtful[doubtful["is_coded"]],
        data.column_heads,
        "../advies.html",
        hidden=_MADE_UP,
    )
    return [
        write_docx(report, folder / "advies.docx"),
        write_html(report, folder / "advies.html", _DOCUMENTS),
        *pages,
    ]
