"""Result tables as CSV: as Dutch Excel opens them, or plain for other programs."""

from pathlib import Path

import pandas as pd

from pipeline.contracts.results import Results, ResultTables
from pipeline.contracts.tables import GROUPS
from pipeline.report.layout import (
    lay_out_codings,
    lay_out_counts,
    lay_out_counts_long,
    lay_out_documents,
    lay_out_received,
    lay_out_topics,
)
from pipeline.report.style import guard_formula
from pipeline.report.wording import round_half_up

DECIMALS = 1
_DECIMALS_OF = {
    "Zekerheid": 2,
    "Kappa scholen": 3,
    "Waarde": 4,
    "Toets: p-waarde": 4,
    "Toets: p-waarde (Holm)": 4,
}


def write_tables(
    results: Results, tables: ResultTables, folder: Path, decimal_point: bool = False
) -> list[Path]:
    """Write every result table as CSV into `folder`.

    Parameters
    ----------
    decimal_point : bool
        False: ``;`` between cells, decimal comma, UTF-8 with a byte order mark, so that a
        Dutch Excel opens the file with a double click. True: ``,`` and decimal point, no
        mark (``--csv-punt``).

    Returns
    -------
    list of Path
        The files written: B2.1, B2.2, B2.3 (overall, per sector, long), documents, codings.
    """
    laid_out = {
        "b21_ontvangen": lay_out_received(tables.received),
        "b22_topiclijst": lay_out_topics(tables.topics),
        "b23_coderingen": lay_out_counts(tables.counts),
        "b23_per_sector": lay_out_counts(tables.counts, GROUPS),
        "b23_lang": lay_out_counts_long(tables.counts),
        "documenten": lay_out_documents(results.documents),
        "coderingen": lay_out_codings(results, tables.topics),
    }
    return [
        write_csv(table, folder / f"{name}.csv", decimal_point) for name, table in laid_out.items()
    ]


def write_csv(table: pd.DataFrame, path: Path, decimal_point: bool = False) -> Path:
    """Write one table as CSV; see `write_tables`.

    Text that a spreadsheet would take for a formula gets an apostrophe in front (also in the
    heads); fractions are rounded to one decimal, a certainty (0..1) to two.
    """
    safe = table.copy()
    for column in safe.columns:
        if pd.api.types.is_float_dtype(safe[column]):
            safe[column] = _write_fractions(safe[column], "." if decimal_point else ",")
        elif not pd.api.types.is_integer_dtype(safe[column]):
            safe[column] = safe[column].map(guard_formula)
    safe.columns = [guard_formula(str(head)) for head in safe.columns]
    text = safe.to_csv(index=False, sep="," if decimal_point else ";", lineterminator="\r\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8" if decimal_point else "utf-8-sig"))
    return path


def _write_fractions(numbers: pd.Series, point: str) -> pd.Series:
    """Fixed decimals as text, so that no machine writes 13.299999999999999."""
    decimals = _DECIMALS_OF.get(str(numbers.name), DECIMALS)
    return numbers.map(
        lambda number: (
            "" if pd.isna(number) else str(round_half_up(number, decimals)).replace(".", point)
        )
    )
