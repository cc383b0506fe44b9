"""What must hold in every table of results, made here or published elsewhere.

Schools <= frequency; percentage = schools / n; sectors add up to the total; a main category
has as many codings as its codes together and at least as many schools as each of them.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.contracts.errors import TableError
from pipeline.contracts.tables import TOTAL

RECEIVED_COLUMNS = {
    "received_documents": "ontvangen documenten",
    "received_schools": "ontvangen scholen",
    "analysed_documents": "geanalyseerde documenten",
    "analysed_schools": "geanalyseerde scholen",
}
_ADDED_UP = {"frequency": "coderingen", "n_schools": "scholen", "n": "scholen in n"}
_EXACT = 1e-6


@dataclass(frozen=True, slots=True, order=True)
class Slip:
    """One thing in a table that cannot be right.

    Attributes
    ----------
    line : int
        1-based line in the file, 0 for a table that is not from a file.
    row : str
        What the row is called, e.g. ``'Te laat'`` or ``'Te laat (vo)'``.
    message : str
        Dutch; what stands there and what was expected.
    """

    line: int
    row: str
    message: str

    def __str__(self) -> str:
        place = f"regel {self.line}, {self.row}" if self.line else self.row
        return f"{place}: {self.message}"


def raise_slips(name: str, slips: Sequence[Slip]) -> None:
    """Raise a TableError that names the slips of a table made by this program, if any."""
    if slips:
        found = "; ".join(str(slip) for slip in slips[:5])
        raise TableError(f"Tabel {name} spreekt zichzelf tegen: {found}.")


def find_received_slips(table: pd.DataFrame) -> list[Slip]:
    """Check table B2.1.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns of the contract `received`; numbers may be missing (NaN) in a table from
        elsewhere. Optional column ``line``.
    """
    slips = []
    for _, row in table.iterrows():
        report = _make_reporter(row, str(row["sector"]))
        for what in ("documents", "schools"):
            received, analysed = row[f"received_{what}"], row[f"analysed_{what}"]
            if analysed > received:
                noun = RECEIVED_COLUMNS[f"analysed_{what}"]
                slips.append(
                    report(f"{analysed:g} {noun} van {received:g} ontvangen; dat kan niet")
                )
        for stage, verb in (("received", "ontvangen"), ("analysed", "geanalyseerde")):
            schools, documents = row[f"{stage}_schools"], row[f"{stage}_documents"]
            if schools > documents:
                slips.append(
                    report(
                        f"{schools:g} scholen bij {documents:g} {verb} documenten; verwacht: "
                        f"ten hoogste {documents:g} scholen, want elke school heeft er een"
                    )
                )
    slips += _check_sums(table.rename(columns={"sector": "group"}), RECEIVED_COLUMNS, "totaal")
    return sorted(slips)


def find_count_slips(table: pd.DataFrame) -> list[Slip]:
    """Check table B2.3 in long form.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns row_kind, category, label, group, frequency, n_schools, n, share_pct of the
        contract `counts`; numbers may be missing (NaN) in a table from elsewhere. Optional
        columns ``line`` and ``decimals`` (of the percentage as printed; without it the
        percentage must be exact).
    """
    slips: list[Slip] = []
    for _, row in table.iterrows():
        slips += _check_count_row(row, _make_reporter(row, _name(row)))
    for _, rows in table.groupby(["row_kind", "category", "label"], sort=False):
        slips += _check_sums(rows, _ADDED_UP, str(rows["label"].iloc[0]))
    for _, rows in table.groupby(["category", "group"], sort=False):
        slips += _check_category(rows)
    for group, rows in table.dropna(subset="n").groupby("group", sort=False):
        if rows["n"].nunique() > 1:
            stated = ", ".join(f"{n:g}" for n in sorted(rows["n"].unique()))
            message = f"verschillende n in een kolom: {stated}; verwacht: overal dezelfde n"
            slips.append(_make_reporter(rows.iloc[0], f"n ({group})")(message))
    return sorted(slips)


def find_cross_slips(received: pd.DataFrame, counts: pd.DataFrame) -> list[Slip]:
    """Check table B2.3 against table B2.1: n is the schools analysed, and since every document
    has one level, the codings of the level are the documents analysed.
    """
    slips = []
    analysed = received.set_index("sector")
    for group, rows in counts.groupby("group", sort=False):
        if group not in analysed.index:
            continue
        schools = float(analysed["analysed_schools"][group])
        documents = float(analysed["analysed_documents"][group])
        first = rows.iloc[0]
        if first["n"] != schools and not math.isnan(first["n"] + schools):
            message = f"n is {first['n']:g}, maar B2.1 heeft {schools:g} geanalyseerde scholen"
            slips.append(Slip(int(first["line"]), f"n ({group})", message))
        levels = rows[(rows["row_kind"] == "code") & _is_level(rows["category"])]
        total = levels["frequency"].sum(skipna=False)
        if len(levels) and total != documents and not math.isnan(total + documents):
            message = (
                f"{total:g} documenten met een niveau, maar B2.1 heeft {documents:g} "
                "geanalyseerde documenten; elk document heeft één niveau"
            )
            slips.append(Slip(int(levels["line"].iloc[0]), f"niveau ({group})", message))
    return slips


def _is_level(category: pd.Series) -> pd.Series:
    return category.str.lower().str.startswith("niveau")


def _check_count_row(row: pd.Series, report: Callable[[str], Slip]) -> Iterator[Slip]:
    frequency, schools, n, share = (
        row[column] for column in ("frequency", "n_schools", "n", "share_pct")
    )
    if schools > frequency:
        yield report(
            f"{schools:g} scholen bij {frequency:g} coderingen; verwacht: ten hoogste "
            f"{frequency:g} scholen, want een school telt pas mee met een codering"
        )
    if frequency > 0 and schools == 0:
        yield report(f"{frequency:g} coderingen, maar 0 scholen; verwacht: ten minste 1 school")
    if schools > n:
        yield report(f"{schools:g} scholen van {n:g}; verwacht: ten hoogste {n:g}")
    elif n > 0 and not math.isnan(schools + share):
        decimals = row.get("decimals", math.nan)
        tolerance = _EXACT if math.isnan(decimals) else 0.5 * 10**-decimals + _EXACT
        expected = 100 * schools / n
        if abs(share - expected) > tolerance:
            places = 1 if math.isnan(decimals) else int(decimals)
            yield report(
                f"{_write(share, places)}% klopt niet met {schools:g} van {n:g} scholen; "
                f"verwacht: {_write(expected, places)}%"
            )


def _check_sums(rows: pd.DataFrame, columns: dict[str, str], row_name: str) -> Iterator[Slip]:
    """Sectors must add up to the total, where both are given."""
    totals = rows[rows["group"] == TOTAL]
    parts = rows[rows["group"] != TOTAL]
    if len(totals) != 1 or parts.empty:
        return
    total = totals.iloc[0]
    for column, noun in columns.items():
        expected = parts[column].sum(skipna=False)
        if not math.isnan(expected + total[column]) and expected != total[column]:
            terms = " + ".join(
                f"{group} {value:g}"
                for group, value in zip(parts["group"], parts[column], strict=True)
            )
            yield _make_reporter(total, row_name)(
                f"{total[column]:g} {noun}, maar {terms} is {expected:g}"
            )


def _check_category(rows: pd.DataFrame) -> Iterator[Slip]:
    """A main category against its codes, where the table has a row for it."""
    heads = rows[rows["row_kind"] == "categorie"]
    codes = rows[rows["row_kind"] == "code"]
    if len(heads) != 1 or codes.empty:
        return
    head = heads.iloc[0]
    report = _make_reporter(head, _name(head))
    total = codes["frequency"].sum(skipna=False)
    if not math.isnan(total + head["frequency"]) and total != head["frequency"]:
        yield report(f"{head['frequency']:g} coderingen, maar de codes eronder samen {total:g}")
    least, most = codes["n_schools"].max(), codes["n_schools"].sum(skipna=False)
    if head["n_schools"] < least:
        yield report(
            f"{head['n_schools']:g} scholen, maar een code eronder heeft er {least:g}; "
            f"verwacht: ten minste {least:g}"
        )
    if head["n_schools"] > most:
        yield report(
            f"{head['n_schools']:g} scholen, maar de codes eronder samen {most:g}; "
            f"verwacht: ten hoogste {most:g}, want een school telt één keer"
        )


def _name(row: pd.Series) -> str:
    label = str(row["label"])
    return label if row["group"] == TOTAL else f"{label} ({row['group']})"


def _make_reporter(row: pd.Series, name: str) -> Callable[[str], Slip]:
    line = int(row["line"]) if "line" in row.index else 0
    return lambda message: Slip(line, name, message)


def _write(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")
