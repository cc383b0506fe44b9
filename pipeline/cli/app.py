"""The command `verzuim` and its subcommands, each in a module of its own."""

import typer

from pipeline.cli.advice import advise
from pipeline.cli.analyse import analyse
from pipeline.cli.check import check
from pipeline.cli.code import code
from pipeline.cli.compare import compare
from pipeline.cli.dutch import DutchCommand, DutchGroup, set_panel_titles
from pipeline.cli.evaluate import evaluate
from pipeline.cli.report import report
from pipeline.cli.train import train

set_panel_titles()
app = typer.Typer(
    name="verzuim",
    cls=DutchGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Leest verzuimprotocollen van scholen, codeert elke alinea en maakt de tabellen.",
    epilog="Uitleg bij een opdracht: verzuim OPDRACHT --help. Er gaat niets het internet op.",
)
app.command("analyseer", cls=DutchCommand)(analyse)
app.command("codeer", cls=DutchCommand)(code)
app.command("advies", cls=DutchCommand)(advise)
app.command("evalueer", cls=DutchCommand)(evaluate)
app.command("rapport", cls=DutchCommand)(report)
app.command("vergelijk", cls=DutchCommand)(compare)
app.command("controleer", cls=DutchCommand)(check)
app.command("train", cls=DutchCommand)(train)
