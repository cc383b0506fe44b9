"""Tables of a comparison as blocks of the report."""

from typing import Protocol

import pandas as pd

from pipeline.contracts import SECTORS, TOTAL
from pipeline.contracts.comparison import ABSENT, GAINED, LESS, MORE, SAME, SIMILAR
from pipeline.report.blocks import Cell, Head, Row, RowKind, Table
from pipeline.report.frames import iterate
from pipeline.report.style import GROUP_LABELS
from pipeline.report.wording import (
    format_interval,
    format_number,
    format_p_value,
    format_signed,
    shorten,
)

_MAX_CHARS = 260
_ELSEWHERE = {
    ABSENT: "geen passage die hierop lijkt",
    SIMILAR: "zonder deze code, lijkt erop: ‘{}’",
    SAME: "zelfde passage, zonder deze code",
}
_TEST = (
    "* De exacte toets ondersteunt de verandering (p < 0,05 na Holm-correctie voor het aantal "
    "onderwerpen). pp: procentpunt. Erbij en eraf: scholen die in beide jaren zijn gelezen en het "
    "onderwerp alleen in het tweede of alleen in het eerste jaar hebben."
)


class ChangesRow(Protocol):
    """A row of table `changes`."""

    row_kind: str
    label: str
    schools_before: int
    share_before_pct: float
    low_before_pct: float
    high_before_pct: float
    schools_after: int
    share_after_pct: float
    low_after_pct: float
    high_after_pct: float
    change_pp: float
    gained: int
    dropped: int
    p_holm: float
    verdict: str


def changes_table(changes: pd.DataFrame, names: tuple[str, str]) -> Table:
    """Make the table over all schools."""
    rows = changes[changes["group"] == TOTAL]
    sizes = rows[["n_before", "n_after", "n_both"]].iloc[0]
    heads = (
        Head(""),
        Head(f"{names[0]} (n = {format_number(sizes['n_before'])})", 2),
        Head(f"{names[1]} (n = {format_number(sizes['n_after'])})", 2),
        Head("verschil"),
        Head(f"Beide (n = {format_number(sizes['n_both'])})", 2),
        Head("Toets"),
    )
    below = ("Hoofd- en subcategorie", *("scholen", "% (95%)") * 2, "pp", "erbij", "eraf", "p")
    return Table(
        f"Aantal en aandeel van de scholen in {names[0]} en {names[1]}",
        (heads, tuple(map(Head, below))),
        [_change_row(row) for row in iterate(rows)],
        frozenset(range(1, len(below))),
        (6.6, 1.9, 3.1, 1.9, 3.1, 2.1, 1.6, 1.5, 1.9),
        _TEST,
    )


def _change_row(row: ChangesRow) -> Row:
    star = " *" if row.verdict in (MORE, LESS) else ""
    before = row.share_before_pct, row.low_before_pct, row.high_before_pct
    after = row.share_after_pct, row.low_after_pct, row.high_after_pct
    cells = (
        Cell(row.label + star),
        Cell(format_number(row.schools_before), row.schools_before),
        Cell(_write_share(*before), row.share_before_pct),
        Cell(format_number(row.schools_after), row.schools_after),
        Cell(_write_share(*after), row.share_after_pct),
        Cell(format_signed(row.change_pp), row.change_pp),
        Cell(format_number(row.gained), row.gained),
        Cell(format_number(row.dropped), row.dropped),
        Cell(format_p_value(row.p_holm), row.p_holm),
    )
    return Row(cells, _find_row_kind(row))


def _write_share(share_pct: float, low_pct: float, high_pct: float) -> str:
    return f"{format_number(share_pct)} ({format_interval(low_pct, high_pct)})"


def _find_row_kind(row: ChangesRow) -> RowKind:
    return "hoofd" if row.row_kind == "categorie" else "gewoon"


def sectors_table(changes: pd.DataFrame, names: tuple[str, str]) -> Table:
    """Make the table with a group of columns per sector that is in both years."""
    sectors = [sector for sector in SECTORS if (changes["group"] == sector).any()]
    heads = [Head("")]
    below = [Head("Hoofd- en subcategorie")]
    for sector in sectors:
        first = next(iterate(changes[changes["group"] == sector]))
        sizes = f"n = {format_number(first.n_before)} en {format_number(first.n_after)}"
        heads.append(Head(f"{GROUP_LABELS[sector]} ({sizes})", 4))
        below += [Head(f"{names[0]} %"), Head(f"{names[1]} %"), Head("pp"), Head("p")]
    rows = []
    for _, part in changes.groupby(["row_kind", "category", "code"], sort=False):
        of = {row.group: row for row in iterate(part)}
        stars = "".join("*" for sector in sectors if of[sector].verdict in (MORE, LESS))
        cells = [Cell(of[TOTAL].label + (" *" if stars else ""))]
        for sector in sectors:
            row = of[sector]
            cells += [
                Cell(format_number(row.share_before_pct), row.share_before_pct),
                Cell(format_number(row.share_after_pct), row.share_after_pct),
                Cell(format_signed(row.change_pp), row.change_pp),
                Cell(format_p_value(row.p_holm), row.p_holm),
            ]
        rows.append(Row(tuple(cells), _find_row_kind(of[TOTAL])))
    return Table(
        f"Aandeel van de scholen per sector in {names[0]} en {names[1]}",
        (tuple(heads), tuple(below)),
        rows,
        frozenset(range(1, len(below))),
        (7, *((1.8, 1.8, 1.5, 1.8) * len(sectors))),
        "* De exacte toets ondersteunt een verandering in ten minste één sector (p < 0,05 na "
        "Holm-correctie over onderwerpen en sectoren samen). De intervallen staan in de werkmap.",
        wide=True,
    )


def topic_changes_table(rows: pd.DataFrame, names: tuple[str, str]) -> Table:
    """Make the table of what differs between the topic lists, from `lay_out_topic_changes`."""
    columns = [f"Topiclijst {name}" for name in names]
    cells = rows[["Wat", "Sinds versie", *columns, "Vergeleken als", "Toelichting"]]
    return Table(
        "Wat er in de topiclijst veranderde",
        (tuple(map(Head, ("Wat", *columns, "Vergeleken als", "Toelichting"))),),
        [
            Row((Cell(f"{what} (versie {since})" if since else what), *map(Cell, rest)))
            for what, since, *rest in cells.itertuples(index=False)
        ],
        frozenset(),
        (2.6, 4.2, 4.2, 2.8, 2.8),
    )


def transitions_table(rows: pd.DataFrame, names: tuple[str, str], at_most: int) -> Table:
    """Make the table of one subject: schools that gained or dropped it, passages side by side.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `lay_out_transitions`; those whose passage is not in the other year go first.
    at_most : int
        Rows shown of those that gained it, and of those that dropped it.
    """
    label = rows["Subcategorie"].iloc[0]
    order = rows["In het andere jaar"].ne(ABSENT).sort_values(kind="stable").index
    columns = ["School", "Sector", "Verandering", *(f"Passage {name}" for name in names)]
    shown = rows.loc[order, [*columns, "In het andere jaar"]]
    shown = shown.groupby("Verandering", sort=False).head(at_most)
    shown = shown.sort_values("Verandering", key=lambda kind: kind != GAINED, kind="stable")
    n_gained = int((rows["Verandering"] == GAINED).sum())
    note = f"In totaal {n_gained} erbij en {len(rows) - n_gained} eraf; alle scholen staan in "
    return Table(
        f"Scholen waar ‘{label}’ erbij kwam of verdween",
        (tuple(map(Head, ("School", "", *names))),),
        [_transition_row(*row) for row in shown.itertuples(index=False)],
        frozenset(),
        (3.1, 1.1, 5, 5),
        note + "scholen_veranderd.csv." if len(rows) > len(shown) else "",
    )


def _transition_row(
    school: str, sector: str, direction: str, before: str, after: str, likeness: str
) -> Row:
    coded, other = (after, before) if direction == GAINED else (before, after)
    quote = f"‘{shorten(coded, _MAX_CHARS)}’"
    elsewhere = _ELSEWHERE[likeness].format(shorten(other, _MAX_CHARS))
    sides = (elsewhere, quote) if direction == GAINED else (quote, elsewhere)
    return Row((Cell(f"{school} ({sector.lower()})"), Cell(direction), *map(Cell, sides)))
