"""`verzuim codeer`: codes one or a few protocols and shows what they cover."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import CoderFolder, Files, LanguageModel, RulesOnly, TopicListFile


def code(
    files: Files,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="UIT.json", help="Schrijf alles ook weg voor machines."),
    ] = None,
    topiclist: TopicListFile = None,
    language_model: LanguageModel = None,
    rules_only: RulesOnly = False,
    coder: CoderFolder = None,
) -> int:
    """Codeer protocollen en toon wat erin staat en wat ontbreekt.

    De uitgangscode is 3 als een bestand niet te lezen was; de andere zijn dan wel gecodeerd.

    Voorbeelden:

        verzuim codeer protocol.pdf

        verzuim codeer protocol.docx bijlage.pdf --json uit.json
    """
    from pipeline.cli import EXIT_FINDINGS, EXIT_OK
    from pipeline.cli.overview import show_file
    from pipeline.run.code import code_apart
    from pipeline.run.options import CodingOptions
    from pipeline.topiclist import load_topiclist

    options = CodingOptions(topiclist, language_model, rules_only, coder)
    coded = code_apart(files, options, TerminalProgress(), json_file)
    topics = load_topiclist(topiclist)
    console = make_console()
    for file in coded.files:
        show_file(console, file, topics)
    if json_file:
        console.print(f"Alle gegevens staan in {json_file}", markup=False)
    unread = any(file.document.status != "gelezen" for file in coded.files)
    return EXIT_FINDINGS if unread else EXIT_OK
