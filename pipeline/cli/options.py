"""Options that several commands share, defined once."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.contracts import Sector

Files = Annotated[
    list[Path], typer.Argument(metavar="BESTAND...", help="Een of meer protocollen, PDF of Word.")
]
CorpusFolder = Annotated[
    Path,
    typer.Argument(metavar="CORPUS", help="Map met manifest.csv en documenten/."),
]
Out = Annotated[Path, typer.Option("--uit", metavar="MAP", help="Map waarin de resultaten komen.")]
TopicListFile = Annotated[
    Path | None,
    typer.Option(
        "--topiclijst", metavar="BESTAND", help="Eigen topiclijst in plaats van de vaste."
    ),
]
LanguageModel = Annotated[
    str | None,
    typer.Option(
        "--taalmodel",
        metavar="NAAM",
        help="nl_core_news_lg, nl_core_news_md of nl_verzuim_sm; anders het beste dat er is.",
    ),
]
RulesOnly = Annotated[
    bool, typer.Option("--alleen-regels", help="Codeer alleen met de regels van de topiclijst.")
]
CoderFolder = Annotated[
    Path | None,
    typer.Option("--codeur", metavar="MAP", help="Codeur van verzuim train, niet de vaste."),
]
SectorName = Annotated[
    str | None,
    typer.Option(
        "--sector", metavar="po|vo|so", help="Sector, als die niet in het manifest staat."
    ),
]

DecimalPoint = Annotated[
    bool, typer.Option("--csv-punt", help="CSV met komma's en decimale punt, voor R of SPSS.")
]
HideSchools = Annotated[
    bool, typer.Option("--zonder-schoolnamen", help="Vervang ook de namen van scholen.")
]
Verdicts = Annotated[
    Path | None,
    typer.Option(
        "--oordelen",
        metavar="BESTAND",
        help="opvallend.csv met uw oordelen (ja of nee) over opvallende passages.",
    ),
]
WithoutCopies = Annotated[
    bool,
    typer.Option(
        "--zonder-overgenomen", help="Tel passages die van een ander zijn overgenomen niet mee."
    ),
]
Title = Annotated[str, typer.Option("--titel", metavar="TEKST", help="Titel van het rapport.")]
Year = Annotated[str, typer.Option("--jaar", metavar="JAAR", help="Jaar op de titelpagina.")]
Organisation = Annotated[
    str, typer.Option("--organisatie", metavar="NAAM", help="Organisatie op de titelpagina.")
]
Logo = Annotated[
    Path | None,
    typer.Option("--logo", metavar="BESTAND", help="Logo op de titelpagina, PNG of JPEG."),
]
Templates = Annotated[
    Path | None,
    typer.Option("--sjablonen", metavar="MAP", help="Map met eigen teksten voor het rapport."),
]


def read_sector(name: str | None) -> Sector | None:
    """Return the sector called `name` (any usual name: bao, sbo, pro, vso ...), or None.

    Raises
    ------
    BadParameter
        When no sector has that name.
    """
    if name is None:
        return None
    from pipeline.ingest.manifest import find_sector

    sector = find_sector(name)
    if sector is None:
        raise typer.BadParameter(
            f"'{name}' is geen sector. Kies po (basisonderwijs), vo (voortgezet onderwijs) "
            "of so (praktijkonderwijs, (voortgezet) speciaal onderwijs, sbo).",
            param_hint="--sector",
        )
    return sector
