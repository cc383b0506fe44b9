"""`verzuim advies`: lays one protocol beside those of other schools."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import (
    CoderFolder,
    LanguageModel,
    RulesOnly,
    SectorName,
    Templates,
    TopicListFile,
    read_sector,
)


def advise(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Het protocol, PDF of Word.")],
    sector: SectorName = None,
    compare_with: Annotated[
        Path | None,
        typer.Option(
            "--vergelijk",
            metavar="MAP",
            help="Uitvoermap van een eerdere analyse; anders outputs, of de voorbeeldcijfers.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--uit", metavar="MAP", help="Map voor het advies; anders advies/BESTAND."),
    ] = None,
    topiclist: TopicListFile = None,
    language_model: LanguageModel = None,
    rules_only: RulesOnly = False,
    coder: CoderFolder = None,
    templates: Templates = None,
) -> int:
    """Geef advies bij een protocol: wat staat erin, wat missen anderen niet, wat wijkt af.

    Het advies komt op het scherm, en als Word-bestand en webpagina in de map van --uit. Zonder
    --sector zegt het programma zelf uit welke sector het protocol lijkt te komen.

    Voorbeelden:

        verzuim advies protocol.docx --sector vo

        verzuim advies protocol.pdf --vergelijk outputs --uit advies_linde
    """
    from pipeline.cli.blocks import show_report
    from pipeline.run.advice import AdviceOptions
    from pipeline.run.advice import advise as run_advice
    from pipeline.run.options import CodingOptions

    options = AdviceOptions(
        file,
        read_sector(sector),
        out,
        compare_with,
        CodingOptions(topiclist, language_model, rules_only, coder),
        templates,
    )
    advice = run_advice(options, TerminalProgress())
    console = make_console()
    show_report(console, advice.report)
    console.print(f"\nDit advies staat ook in {advice.paths[0]} en {advice.paths[1]}", markup=False)
    return 0
