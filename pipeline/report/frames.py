"""Rows of tables, for code that writes them out one by one."""

from collections.abc import Iterator
from typing import Any, Protocol

import pandas as pd


class CountsRow(Protocol):
    """A row of table B2.3 in long form."""

    code: str
    category: str
    group: str
    frequency: int
    n_schools: int
    n: int
    share_pct: float
    low_pct: float
    high_pct: float


def iterate(table: pd.DataFrame) -> Iterator[Any]:
    """Give the rows as named tuples; their columns are known from the table's contract."""
    yield from table.itertuples(index=False)
