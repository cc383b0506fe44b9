"""Where a passage stands, as a reader finds it: page, or the heading above it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.contracts import Results, split_headings
from pipeline.contracts.builders import list_records
from pipeline.report.blocks import Cell, PassageLink, Quote
from pipeline.report.wording import shorten

_MAX_HEADING = 60


class Places:
    """Finds the paragraphs of the document by their id.

    Parameters
    ----------
    results : Results
        Of one document, masked.
    """

    def __init__(self, results: Results) -> None:
        rows = list_records(results.paragraphs)
        self._rows: dict[str, Mapping[str, Any]] = {row["paragraph_id"]: row for row in rows}

    def link(self, paragraph_id: str) -> PassageLink:
        """Give the place in the page of the document."""
        row = self._rows[paragraph_id]
        return PassageLink(row["document_id"], row["index"])

    def index(self, paragraph_id: str) -> int:
        """Give the place in the document, from 0."""
        return int(self._rows[paragraph_id]["index"])

    def describe(self, paragraph_id: str) -> str:
        """Write page and heading: ``blz. 3, onder ‘Te laat komen’``."""
        row = self._rows[paragraph_id]
        headings = split_headings(row["heading_path"])
        parts = [] if pd.isna(row["page"]) else [f"blz. {row['page']}"]
        parts += [f"onder ‘{shorten(headings[-1], _MAX_HEADING)}’"] if headings else []
        return ", ".join(parts) or "aan het begin"

    def text(self, paragraph_id: str, at_most: int) -> str:
        """Give the passage, cut when it is long."""
        return shorten(self._rows[paragraph_id]["text"], at_most)

    def cell(self, paragraph_id: str, at_most: int) -> Cell:
        """Make a cell with the passage, linked to its place."""
        return Cell(self.text(paragraph_id, at_most), link=self.link(paragraph_id))

    def quote(self, paragraph_id: str, at_most: int, text: str = "") -> Quote:
        """Make a quotation with its place."""
        shown = shorten(text, at_most) if text else self.text(paragraph_id, at_most)
        return Quote(shown, self.describe(paragraph_id), self.link(paragraph_id))
