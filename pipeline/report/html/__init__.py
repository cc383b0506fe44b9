"""The reports as web pages that work without a network: one page, and one per document."""

from pipeline.report.html.document_pages import write_document_pages
from pipeline.report.html.report_page import write_html

__all__ = ["write_document_pages", "write_html"]
