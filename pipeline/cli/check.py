"""`verzuim controleer`: checks result tables, one's own or published ones."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.display import make_console


def check(
    tables: Annotated[
        list[Path],
        typer.Argument(metavar="TABEL...", help="CSV met tabel B2.1 of B2.3, ook van anderen."),
    ],
    n: Annotated[
        int | None,
        typer.Option("--n", metavar="AANTAL", help="Aantal scholen waarover de percentages gaan."),
    ] = None,
) -> int:
    """Controleer tabellen op fouten die niet kunnen kloppen.

    Meer scholen dan coderingen, een percentage dat niet bij het aantal past, sectoren die
    niet optellen tot het totaal. Geeft u B2.1 en B2.3 samen op, dan worden zij ook met
    elkaar vergeleken. De uitgangscode is 3 als er fouten zijn gevonden.

    Voorbeelden:

        verzuim controleer outputs/tabellen/b23_coderingen.csv

        verzuim controleer b21.csv b23.csv --n 45
    """
    from pipeline.aggregate import check_tables
    from pipeline.cli import EXIT_FINDINGS, EXIT_OK

    console = make_console()
    reports = check_tables(tables, n)
    for path, report in zip(tables, reports, strict=True):
        console.print(str(path), style="bold", markup=False)
        console.print(str(report), markup=False)
    return EXIT_FINDINGS if any(report.slips for report in reports) else EXIT_OK
