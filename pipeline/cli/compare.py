"""`verzuim vergelijk`: what changed between two years."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import (
    DecimalPoint,
    HideSchools,
    Logo,
    Organisation,
    Templates,
    Title,
    TopicListFile,
)


def compare(
    before: Annotated[
        Path, typer.Argument(metavar="EERSTE", help="Uitvoermap van het eerste jaar.")
    ],
    after: Annotated[
        Path, typer.Argument(metavar="TWEEDE", help="Uitvoermap van het tweede jaar.")
    ],
    out: Annotated[
        Path, typer.Option("--uit", metavar="MAP", help="Map waarin de vergelijking komt.")
    ] = Path("outputs/vergelijking"),
    topiclist: TopicListFile = None,
    title: Title = "",
    organisation: Organisation = "",
    logo: Logo = None,
    templates: Templates = None,
    decimal_point: DecimalPoint = False,
    hide_schools: HideSchools = False,
) -> int:
    """Vergelijk twee jaren: wat er veranderde, bij welke scholen, en of een toets dat steunt.

    Geef de uitvoermappen van twee afgeronde analyses, het eerste jaar voorop. De vergelijking
    komt als Word-bestand, webpagina, Excel-werkmap, CSV en figuur.

    Voorbeelden:

        verzuim vergelijk outputs/2024 outputs/2025

        verzuim vergelijk outputs/2024 outputs/2025 --uit verschil --zonder-schoolnamen
    """
    from pipeline.run.compare import CompareOptions
    from pipeline.run.compare import compare as run_comparison
    from pipeline.run.options import ReportSettings

    options = CompareOptions(
        before,
        after,
        out,
        topiclist,
        ReportSettings(title, "", organisation, logo, templates),
        decimal_point,
        hide_schools,
    )
    summary = run_comparison(options, TerminalProgress())
    console = make_console()
    console.print(summary, markup=False)
    console.print(f"De vergelijking staat in {out}", style="bold", markup=False)
    return 0
