"""Tables of insights: Dutch column names, counts of schools per sector, a caption each."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import pandera.pandas as pa

from pipeline.contracts.columns import count, text
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results
from pipeline.contracts.validation import build_table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SOURCE_NAMES = {
    "school": "School",
    "sector": "Sector",
    "file_name": "Bestand",
    "page": "Bladzijde",
}
"""Dutch heads of the columns that say where a finding stands."""
GROUP_COLUMNS = {"totaal": "Totaal", "po": "Po", "vo": "Vo", "so": "So"}

SOURCE_COLUMNS = {
    "paragraph_id": text("sleutel van de alinea"),
    "document_id": text("sleutel van het document"),
    "school_id": text("sleutel van de school"),
    "school": text("naam van de school"),
    "sector": text("sector van de school", *SECTORS),
    "file_name": text("bestandsnaam"),
    "page": count("bladzijde, leeg voor Word", "Int64", at_least=1),
}


@dataclass(frozen=True, slots=True)
class InsightTable:
    """A finished table, ready for the workbook and the reports.

    Attributes
    ----------
    title : str
        Dutch, short enough for a sheet of a workbook (31 characters).
    caption : str
        Dutch; what is counted, and over how many schools.
    table : pandas.DataFrame
        Dutch column names.
    """

    title: str
    caption: str
    table: pd.DataFrame


def get_sources(results: Results) -> pd.DataFrame:
    """Give every paragraph its document and school.

    Returns
    -------
    pandas.DataFrame
        Columns paragraph_id, page, document_id, file_name, school_id, school, sector.
    """
    documents = results.documents[["document_id", "file_name", "school_id", "school", "sector"]]
    paragraphs = results.paragraphs[["paragraph_id", "document_id", "page"]]
    return paragraphs.merge(documents, on="document_id", how="left", validate="many_to_one")


def tabulate_findings(
    findings: Sequence["DataclassInstance"], results: Results, table: pa.DataFrameSchema
) -> pd.DataFrame:
    """Make a table of findings, each a dataclass with a `paragraph_id`, beside their source.

    Parameters
    ----------
    table : DataFrameSchema
        The fields of the findings and `SOURCE_COLUMNS`.

    Raises
    ------
    TableError
        When a finding belongs to a paragraph the run does not have.
    """
    fields = [dataclasses.asdict(finding) for finding in findings]
    sources = get_sources(results).set_index("paragraph_id")
    known = sources.reindex([row["paragraph_id"] for row in fields]).to_dict("records")
    rows = ({**row, **source} for row, source in zip(fields, known, strict=True))
    return build_table(rows, table)


def count_read_schools(results: Results) -> dict[str, int]:
    """Count schools with at least one document read: per sector and ``'totaal'``."""
    read = results.documents[results.documents["status"] == "gelezen"]
    counts: dict[str, int] = {
        sector: read.loc[read["sector"] == sector, "school_id"].nunique() for sector in SECTORS
    }
    return {"totaal": read["school_id"].nunique(), **counts}


def count_schools(rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Count the schools per combination of values; a school counts once.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns `by`, school_id and sector.

    Returns
    -------
    pandas.DataFrame
        Columns `by`, then Totaal, Po, Vo and So, most schools first.
    """
    by = list(by)
    once = rows.drop_duplicates([*by, "school_id"])
    counts = pd.crosstab([once[name] for name in by], once["sector"]).reindex(
        columns=list(SECTORS), fill_value=0
    )
    counts.insert(0, "totaal", counts.sum(axis=1))
    table = counts.rename(columns=GROUP_COLUMNS).reset_index()
    table.columns.name = None
    return table.sort_values(
        ["Totaal", *by], ascending=[False, *[True] * len(by)], ignore_index=True
    )


def describe_n(results: Results) -> str:
    """Write the number of schools read: ``n = 45 scholen (po 8, vo 29, so 8)``."""
    n = count_read_schools(results)
    return f"n = {n['totaal']} scholen (po {n['po']}, vo {n['vo']}, so {n['so']})"
