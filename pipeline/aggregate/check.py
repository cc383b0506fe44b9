"""Checks any table B2.1 or B2.3 on the invariants: `verzuim controleer TABEL.csv`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.aggregate.grid import read_grid
from pipeline.aggregate.invariants import (
    Slip,
    find_count_slips,
    find_cross_slips,
    find_received_slips,
)
from pipeline.aggregate.published import Published, recognise
from pipeline.contracts.errors import TableError
from pipeline.contracts.tables import TOTAL


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of a table found.

    Attributes
    ----------
    layout : str
        ``'B2.1'`` or ``'B2.3'``.
    n_rows : int
        Rows with numbers.
    slips : tuple of Slip
        In the order of the file; empty when the table is in order.
    n_schools : str
        Dutch: which n was used and where it came from; ``''`` for B2.1.
    """

    layout: str
    n_rows: int
    slips: tuple[Slip, ...]
    n_schools: str = ""

    def __str__(self) -> str:
        head = f"Herkend als tabel {self.layout}, {self.n_rows} rijen met getallen."
        lines = [head, self.n_schools] if self.n_schools else [head]
        if not self.slips:
            return "\n".join([*lines, "Geen fouten gevonden."])
        count = "1 fout" if len(self.slips) == 1 else f"{len(self.slips)} fouten"
        return "\n".join([*lines, f"{count} gevonden:", *(f"- {slip}" for slip in self.slips)])


def check_table(path: Path, n: int | None = None) -> CheckReport:
    """Check one table; see `check_tables`."""
    return check_tables([path], n)[0]


def check_tables(paths: Sequence[Path], n: int | None = None) -> list[CheckReport]:
    """Check tables, published or made here, on everything that can be seen in them.

    When a table B2.1 is among them, the tables B2.3 are checked against it as well.

    Parameters
    ----------
    paths : sequence of Path
        CSV in the layout of B2.1 or B2.3, long or wide; recognised by its heads.
    n : int, optional
        Number of schools behind the percentages of B2.3. Without it the n in the table is
        used, else the analysed schools of B2.1, else the n with which most percentages agree.

    Returns
    -------
    list of CheckReport
        In the order of the files.

    Raises
    ------
    TableError
        When a file holds no table, or neither of these two.
    """
    tables = [_read(path) for path in paths]
    received = next((t.table for t in tables if t.layout == "B2.1"), None)
    return [_check(published, received, n) for published in tables]


def _read(path: Path) -> Published:
    published = recognise(read_grid(path))
    if published is None:
        raise TableError(
            f"{path.name}: niet herkend als tabel B2.1 of B2.3. Verwacht: koppen zoals "
            "'ontvangen documenten' en 'geanalyseerd scholen' (B2.1), of 'frequentie codering', "
            "'aantal scholen' en '%' (B2.3)."
        )
    return published


def _check(published: Published, received: pd.DataFrame | None, n: int | None) -> CheckReport:
    table, origin = published.table, ""
    if published.layout == "B2.1":
        slips = find_received_slips(table)
    else:
        table, origin = _settle_n(table, n, received)
        slips = find_count_slips(table)
        if received is not None:
            slips += find_cross_slips(received, table)
    n_rows = table["line"].nunique()
    return CheckReport(published.layout, n_rows, tuple(sorted(published.slips + slips)), origin)


def _settle_n(
    table: pd.DataFrame, given: int | None, received: pd.DataFrame | None
) -> tuple[pd.DataFrame, str]:
    """Fill in n per group: given, else stated in the table, else of B2.1, else inferred."""
    table = table.copy()
    origins = []
    for group, rows in table.groupby("group", sort=False):
        n, origin = _find_n(str(group), rows, given, received)
        table.loc[rows.index, "n"] = rows["n"].fillna(n) if given is None else n
        origins.append(f"{group} onbekend" if math.isnan(n) else f"{group} {n:g} ({origin})")
    return table, "Aantal scholen (n): " + ", ".join(origins) + "."


def _find_n(
    group: str, rows: pd.DataFrame, given: int | None, received: pd.DataFrame | None
) -> tuple[float, str]:
    if given is not None and group == TOTAL:
        return float(given), "opgegeven"
    if rows["n"].notna().any():
        return float(rows["n"].mode()[0]), "uit de tabel"
    if received is not None and group in set(received["sector"]):
        schools = received.loc[received["sector"] == group, "analysed_schools"]
        return float(schools.iloc[0]), "uit tabel B2.1"
    return infer_n(rows), "afgeleid uit de percentages"


def infer_n(rows: pd.DataFrame) -> float:
    """Find the n with which most rows agree; NaN when less than half of them do.

    A row of s schools and p% (rounded to d decimals) agrees with every whole n for which
    100 s / n rounds to p. Of several equally good n the smallest is taken.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns n_schools, share_pct and decimals.
    """
    rows = rows[(rows["n_schools"] > 0) & (rows["share_pct"] > 0)]
    if rows.empty:
        return math.nan
    schools, share = rows["n_schools"].to_numpy(), rows["share_pct"].to_numpy()
    half = 0.5 * 10.0 ** -rows["decimals"].to_numpy()
    top = int(np.max(100 * schools / np.maximum(share - half, half)))
    candidates = np.arange(1, top + 1)
    gaps = np.abs(100 * schools[:, None] / candidates[None, :] - share[:, None])
    votes = (gaps <= half[:, None] + 1e-6).sum(axis=0)
    return float(candidates[votes.argmax()]) if 2 * votes.max() >= len(rows) else math.nan
