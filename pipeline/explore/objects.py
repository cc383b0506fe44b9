"""A finished run as a researcher meets it: tables, figures and how it was made."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.contracts.results import Results, ResultTables, RunInfo


@dataclass(frozen=True, slots=True)
class Run:
    """A finished analysis; every attribute that is a table is a pandas DataFrame.

    Attributes
    ----------
    folder : Path
        Output folder of the run.
    results : Results
        The tables documents, paragraphs, codings and segments.
    tables : ResultTables
        Tables B2.1, B2.2 and B2.3 of the documents in `results`.
    is_masked : bool
        Whether names, numbers and addresses of people were replaced by labels.
    """

    folder: Path
    results: Results
    tables: ResultTables
    is_masked: bool = True

    @property
    def documents(self) -> pd.DataFrame:
        """Every received file and what became of it."""
        return self.results.documents

    @property
    def paragraphs(self) -> pd.DataFrame:
        """The units of coding, with their text and headings."""
        return self.results.paragraphs

    @property
    def codings(self) -> pd.DataFrame:
        """One row per code on a paragraph."""
        return self.results.codings

    @property
    def segments(self) -> pd.DataFrame:
        """Consecutive paragraphs with the same code: the unit of 'Frequentie codering'."""
        return self.results.segments

    @property
    def received(self) -> pd.DataFrame:
        """Table B2.1."""
        return self.tables.received

    @property
    def topics(self) -> pd.DataFrame:
        """Table B2.2."""
        return self.tables.topics

    @property
    def counts(self) -> pd.DataFrame:
        """Table B2.3: a row per code or main category, and group (a sector or the total)."""
        return self.tables.counts

    @property
    def info(self) -> RunInfo:
        """How the run was made."""
        return self.results.info

    @property
    def figures(self) -> dict[str, Path]:
        """The figures as PNG, by name; of the whole run."""
        return {path.stem: path for path in sorted((self.folder / "figuren").glob("*.png"))}

    def __repr__(self) -> str:
        n_read = int((self.documents["status"] == "gelezen").sum())
        n_schools = self.documents["school_id"].nunique()
        return (
            f"Run '{self.info.corpus}': {len(self.documents)} documenten van {n_schools} scholen, "
            f"{n_read} gelezen; {len(self.paragraphs)} alinea's, {len(self.codings)} coderingen"
        )
