"""Rows of tables one by one."""

from typing import Any

import pandas as pd


def list_records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a table as dicts."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
