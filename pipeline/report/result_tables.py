"""The result tables as blocks: every number is taken from the table, only written in Dutch."""

import pandas as pd

from pipeline.contracts import SECTORS, TOTAL
from pipeline.report.blocks import Cell, Head, Row, RowKind, Table
from pipeline.report.frames import CountsRow, iterate
from pipeline.report.style import GROUP_LABELS, SECTOR_LABELS
from pipeline.report.wording import format_interval, format_number


def received_table(received: pd.DataFrame) -> Table:
    """Table B2.1: received and analysed, documents and schools."""
    rows = [
        Row(
            (
                Cell(SECTOR_LABELS[row.sector]),
                *(
                    Cell(format_number(n), n, code="documenten", group=row.sector)
                    for n in (
                        row.received_documents,
                        row.received_schools,
                        row.analysed_documents,
                        row.analysed_schools,
                    )
                ),
            ),
            "totaal" if row.sector == TOTAL else "gewoon",
        )
        for row in iterate(received)
    ]
    return Table(
        "Ontvangen en geanalyseerde verzuimprotocollen",
        (
            (Head(""), Head("Ontvangen", 2), Head("Geanalyseerd", 2)),
            (Head("Sector"), *(Head(name) for name in ("documenten", "scholen") * 2)),
        ),
        rows,
        frozenset({1, 2, 3, 4}),
        (4, 2, 2, 2, 2),
    )


def topics_table(topics: pd.DataFrame) -> Table:
    """Table B2.2: the topic list with definitions."""
    rows: list[Row] = []
    for (_, label), group in topics.groupby(["category", "category_label"], sort=False):
        rows.append(Row((Cell(str(label)), Cell("")), "hoofd"))
        rows += [
            Row((Cell(row.label_b22, code=row.code, group=TOTAL), Cell(row.definition)))
            for row in iterate(group)
        ]
    heads = ((Head("Hoofd- en subcategorie"), Head("Omschrijving")),)
    return Table("Topiclijst", heads, rows, frozenset(), (3, 6))


def counts_table(counts: pd.DataFrame) -> Table:
    """Table B2.3 over all schools."""
    rows = []
    n = int(counts["n"].max())
    for row in iterate(counts[counts["group"] == TOTAL]):
        kind: RowKind = "hoofd" if row.row_kind == "categorie" else "gewoon"
        rows.append(Row((Cell(row.label), *_count_cells(row)), kind))
    heads = (
        Head("Hoofd- en subcategorie"),
        Head("Frequentie codering"),
        Head("Aantal scholen"),
        Head(f"% (n = {format_number(n)})"),
        Head("95%-interval"),
    )
    return Table(
        "Frequentie van coderingen, en aantal en aandeel van de scholen",
        (heads,),
        rows,
        frozenset({1, 2, 3, 4}),
        (8, 3, 3, 3, 3),
        "Frequentie: aaneengesloten passages (bij niveau: documenten). Een school telt per rij "
        "één keer. Interval: 95%, methode van Wilson, in procenten.",
    )


def sectors_table(counts: pd.DataFrame, marked: frozenset[str]) -> Table:
    """Table B2.3 with a group of columns per sector.

    Parameters
    ----------
    marked : frozenset of str
        Codes and main categories with a difference between sectors; they get an asterisk.
    """
    groups = [s for s in SECTORS if counts.loc[counts["group"] == s, "n"].max() > 0]
    heads = [Head("")]
    for group in groups:
        n = int(counts.loc[counts["group"] == group, "n"].iloc[0])
        heads.append(Head(f"{GROUP_LABELS[group]} (n = {format_number(n)})", 4))
    below = [Head("Hoofd- en subcategorie")]
    below += [Head(name) for _ in groups for name in ("freq.", "scholen", "%", "95%")]
    rows = []
    keys = ["row_kind", "category", "code"]
    for _, part in counts.groupby(keys, sort=False):
        of = {row.group: row for row in iterate(part)}
        total = of[TOTAL]
        star = " *" if (total.code or total.category) in marked else ""
        cells = [Cell(total.label + star)]
        for group in groups:
            cells += _count_cells(of[group])
        rows.append(Row(tuple(cells), "hoofd" if total.row_kind == "categorie" else "gewoon"))
    note = "* Verschil tussen sectoren dat de toets ondersteunt (exact, Holm-correctie, p < 0,05)."
    return Table(
        "Frequentie van coderingen, en aantal en aandeel van de scholen per sector",
        (tuple(heads), tuple(below)),
        rows,
        frozenset(range(1, len(below))),
        (7, *((1.4, 1.8, 1.3, 2.1) * len(groups))),
        note if marked else "",
        wide=True,
    )


def _count_cells(row: CountsRow) -> tuple[Cell, Cell, Cell, Cell]:
    code = row.code or row.category
    return (
        Cell(format_number(row.frequency), row.frequency, code, row.group),
        Cell(format_number(row.n_schools), row.n_schools, code, row.group),
        Cell(format_number(row.share_pct), row.share_pct, code, row.group),
        Cell(format_interval(row.low_pct, row.high_pct), row.low_pct),
    )
