"""The kinds of column that tables are made of."""

from collections.abc import Mapping

import pandera.pandas as pa


def _column(dtype: str, description: str, *checks: pa.Check, unique: bool = False) -> pa.Column:
    nullable = dtype == "Int64"
    return pa.Column(dtype, list(checks), nullable=nullable, unique=unique, description=description)


def text(description: str, *allowed: str, unique: bool = False) -> pa.Column:
    """Define a text column; with `allowed`, only those values may occur."""
    checks = [pa.Check.isin(allowed, error="een van: " + ", ".join(allowed))] if allowed else []
    return _column("str", description, *checks, unique=unique)


def count(description: str, dtype: str = "int64", at_least: int = 0) -> pa.Column:
    """Define a whole number; with dtype ``'Int64'`` it may be absent."""
    check = pa.Check.ge(at_least, error=f"een getal van {at_least} of hoger")
    return _column(dtype, description, check)


def number(description: str, top: int) -> pa.Column:
    """Define a fraction from 0 to `top`."""
    check = pa.Check.in_range(0, top, error=f"een getal van 0 tot en met {top}")
    return _column("float64", description, check)


def signed(description: str, top: int) -> pa.Column:
    """Define a number from ``-top`` to `top`."""
    check = pa.Check.in_range(-top, top, error=f"een getal van -{top} tot en met {top}")
    return _column("float64", description, check)


def schema(name: str, columns: Mapping[str, pa.Column]) -> pa.DataFrameSchema:
    """Define a table: these columns and no others."""
    return pa.DataFrameSchema(dict(columns), name=name, strict=True)
