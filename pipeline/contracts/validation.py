"""Tables are validated where they are written and read; a fault names table and column."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from pipeline.contracts.errors import TableError

_KINDS = {
    "str": "tekst",
    "int64": "geheel getal",
    "Int64": "geheel getal of leeg",
    "float64": "getal",
    "bool": "waar of onwaar",
}
_FAULTS = {
    "not_nullable": "mag niet leeg zijn",
    "field_uniqueness": "bevat dubbele waarden ({})",
}
_COLUMN_FAULTS = {"column_in_dataframe": "ontbreekt", "column_in_schema": "hoort er niet in"}
_MAX_SHOWN = 3


def dtypes(schema: pa.DataFrameSchema) -> dict[str, str]:
    """Give the pandas dtype of each column, e.g. for ``read_csv(dtype=...)``."""
    names = {name: str(column.dtype) for name, column in schema.columns.items()}
    return {name: "str" if kind.startswith("str") else kind for name, kind in names.items()}


def build_table(rows: Iterable[Mapping[str, Any]], schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Make a validated table of rows; without rows it still has its columns and types.

    Raises
    ------
    TableError
        When a row misses a column or holds a value of another type.
    """
    table = pd.DataFrame.from_records(list(rows))
    if table.empty:
        table = pd.DataFrame(columns=list(schema.columns))
    for name, kind in dtypes(schema).items():
        if name in table.columns:
            table[name] = _cast(table[name], kind, schema)
    return validate(table.reindex(columns=_order(table, schema)), schema)


def validate(table: pd.DataFrame, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Return the table when it keeps its contract.

    Raises
    ------
    TableError
        Dutch; names the table, every offending column and what was expected.
    """
    try:
        return schema.validate(table, lazy=True)
    except SchemaErrors as error:
        problems = _describe(error.failure_cases, schema)
    raise TableError(f"Tabel '{schema.name}' klopt niet: " + "; ".join(problems) + ".")


def _cast(column: pd.Series, kind: str, schema: pa.DataFrameSchema) -> pd.Series:
    try:
        return column.to_frame().astype({column.name: kind})[column.name]
    except (TypeError, ValueError) as error:
        expected = _expected(str(column.name), schema)
        raise TableError(
            f"Tabel '{schema.name}' klopt niet: "
            f"kolom '{column.name}' heeft een verkeerd type{expected}."
        ) from error


def _order(table: pd.DataFrame, schema: pa.DataFrameSchema) -> list[str]:
    known = [name for name in schema.columns if name in table.columns]
    return known + [name for name in table.columns if name not in schema.columns]


def _describe(failures: pd.DataFrame, schema: pa.DataFrameSchema) -> list[str]:
    """One sentence per column and kind of fault; a mistyped column only says its type."""
    problems = []
    for name_check, fault in _COLUMN_FAULTS.items():
        names = failures.loc[failures["check"] == name_check, "failure_case"]
        problems += [f"kolom '{name}' {fault}{_expected(name, schema)}" for name in names]
    failures = failures[~failures["check"].isin(_COLUMN_FAULTS)]
    mistyped = set(failures.loc[failures["check"].str.startswith("dtype"), "column"])
    problems += [
        f"kolom '{name}' heeft een verkeerd type{_expected(name, schema)}"
        for name in sorted(mistyped)
    ]
    failures = failures[~failures["column"].isin(mistyped)]
    for (column, check), cases in failures.groupby(["column", "check"], sort=False):
        values = [str(value) for value in cases["failure_case"].unique()]
        shown = ", ".join(values[:_MAX_SHOWN]) + (", …" if len(values) > _MAX_SHOWN else "")
        fault = _FAULTS.get(str(check), f"bevat {{}} (verwacht: {check})").format(shown)
        problems.append(f"kolom '{column}' {fault}")
    return problems


def _expected(column: str, schema: pa.DataFrameSchema) -> str:
    if column not in schema.columns:
        return ""
    kind = _KINDS[dtypes(schema)[column]]
    return f" (verwacht: {kind}, {schema.columns[column].description})"
