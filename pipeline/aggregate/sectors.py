"""Schools belong to one sector; every table is made per sector and in total."""

import pandas as pd

from pipeline.contracts.errors import TableError
from pipeline.contracts.tables import TOTAL


def select_group(table: pd.DataFrame, group: str) -> pd.DataFrame:
    """Give the rows of a sector, or all of them for the total."""
    return table if group == TOTAL else table[table["sector"] == group]


def check_one_sector(documents: pd.DataFrame) -> None:
    """Raise a TableError when a school is in two sectors, so that sectors cannot add up."""
    sectors = documents.groupby("school_id")["sector"].unique()
    for school, found in sectors.items():
        if len(found) > 1:
            raise TableError(
                f"Tabel 'documents' klopt niet: school '{school}' staat in kolom 'sector' bij "
                f"{' en '.join(sorted(found))}. Een school heeft één sector: pas manifest.csv aan."
            )
