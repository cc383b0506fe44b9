"""`verzuim train`: learns from coded protocols of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import TopicListFile


def train(
    gold: Annotated[
        list[Path] | None,
        typer.Option(
            "--gold",
            metavar="CORPUS",
            help="Corpusmap met manifest.csv en gold/; mag vaker. Zonder: corpus en corpus/oefen.",
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--uit", metavar="MAP", help="Map waarin de nieuwe codeur komt.")
    ] = Path("codeur"),
    topiclist: TopicListFile = None,
) -> int:
    """Leer opnieuw coderen van gecodeerde protocollen; duurt minuten, zonder torch.

    Een code met te weinig voorbeelden blijft bij de regels van de topiclijst; dat wordt
    gemeld. Gebruik de nieuwe codeur met --codeur bij analyseer, codeer en evalueer.

    Voorbeelden:

        verzuim train --uit codeur

        verzuim train --gold mijn_corpus --gold corpus --gold corpus/oefen --uit codeur
    """
    from pipeline.run.training import train_on_gold

    folders = gold or [Path("corpus"), Path("corpus/oefen")]
    TerminalProgress().say("Leren van de gecodeerde alinea's; dit duurt enkele minuten ...")
    left = train_on_gold(folders, out, topiclist)
    console = make_console()
    console.print(f"De codeur staat in {out}", markup=False)
    if left:
        codes = ", ".join(left)
        console.print(f"Te weinig voorbeelden, dus alleen met regels: {codes}", markup=False)
    return 0
