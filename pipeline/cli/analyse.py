"""`verzuim analyseer`: from a folder of protocols to tables, figures and reports."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import (
    CorpusFolder,
    LanguageModel,
    Out,
    RulesOnly,
    SectorName,
    TopicListFile,
    read_sector,
)


def analyse(
    corpus: CorpusFolder = Path("corpus"),
    out: Out = Path("outputs"),
    sector: SectorName = None,
    topiclist: TopicListFile = None,
    language_model: LanguageModel = None,
    rules_only: RulesOnly = False,
    decimal_point: Annotated[
        bool,
        typer.Option("--csv-punt", help="CSV met komma's en decimale punt, voor R of SPSS."),
    ] = False,
    hide_schools: Annotated[
        bool, typer.Option("--zonder-schoolnamen", help="Vervang ook de namen van scholen.")
    ] = False,
) -> int:
    """Analyseer een map met protocollen en schrijf de tabellen en figuren.

    Wat niet is veranderd, wordt niet opnieuw gedaan. Een bestand dat niet te lezen is, houdt
    de rest niet op: het staat met de reden in de tabel met documenten.

    Voorbeelden:

        verzuim analyseer corpus

        verzuim analyseer mijn_map --uit resultaten --sector vo
    """
    from pipeline.cli.summary import show_summary
    from pipeline.run.analyse import analyse as run_analysis
    from pipeline.run.options import CodingOptions, RunOptions

    options = RunOptions(
        corpus,
        out,
        read_sector(sector),
        CodingOptions(topiclist, language_model, rules_only),
        decimal_point=decimal_point,
        hide_schools=hide_schools,
    )
    outcome = run_analysis(options, TerminalProgress())
    show_summary(make_console(), outcome.results, out, outcome.is_new)
    return 0
