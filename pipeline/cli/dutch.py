"""Dutch for what the command-line library says itself.

Typer has no translations of its own messages; this module puts Dutch in the four places
where a user meets them: panel titles, the usage line, ``--help`` and usage errors.
"""

import re

from typer import rich_utils
from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup, TyperOption

_MESSAGES = (
    (r"Invalid value for (.+?): (.*)", r"Ongeldige waarde voor \1: \2"),
    (r"Invalid value: (.*)", r"Ongeldige waarde: \1"),
    (r"Missing argument ('[^']+')\.(.*)", r"Geef \1 op.\2"),
    (r"Missing option (.+?)\.(.*)", r"Geef optie \1 op.\2"),
    (r"Missing command\.?", "Geef een opdracht op."),
    (r"No such option: (\S+)(.*)", r"Onbekende optie \1\2"),
    (r"\(Possible options: (.*)\)", r"(bedoelt u \1?)"),
    (r"No such command (.+?)\. Did you mean (.*)\?", r"Onbekende opdracht \1. Bedoelt u \2?"),
    (r"No such command (.+?)\.", r"Onbekende opdracht \1."),
    (r"Option (.+?) requires (an argument|\d+ arguments)\.?", r"Na optie \1 hoort een waarde."),
    (r"Option (.+?) does not take a value\.", r"Na optie \1 hoort geen waarde."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", r"Te veel opgegeven: \1"),
    (r"Input should be a valid integer.*", "hier hoort een heel getal."),
    (r"Input should be a valid number.*", "hier hoort een getal."),
    (r"(.+) is not in the range (.*)\.", r"\1 ligt niet in het bereik \2."),
    (r"(.+) is not one of (.*)\.", r"\1 is geen van \2."),
    (r"(?:File|Directory|Path) '(.*)' does not exist\.", r"'\1' bestaat niet."),
    (r"File '(.*)' is a directory\.", r"'\1' is een map; er wordt een bestand verwacht."),
    (r"Directory '(.*)' is a file\.", r"'\1' is een bestand; er wordt een map verwacht."),
    (r"(?:File|Directory|Path) '(.*)' is not readable\.", r"'\1' is niet te lezen."),
)


def translate(message: str) -> str:
    """Return the Dutch of one of Typer's own error messages; unknown text stays as it is."""
    for pattern, dutch in _MESSAGES:
        message = re.sub(pattern, dutch, message)
    return message


def set_panel_titles() -> None:
    """Give the help panels Dutch titles; called once, before the first help is shown."""
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumenten"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.DEFAULT_STRING = "[standaard: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"


class DutchCommand(TyperCommand):
    """A command whose help is Dutch."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option ``--help`` with Dutch text."""
        return _translate_help(super().get_help_option(ctx))

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line in Dutch."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))


class DutchGroup(TyperGroup):
    """A group of commands whose help is Dutch."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return the option ``--help`` with Dutch text."""
        return _translate_help(super().get_help_option(ctx))

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line in Dutch."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))


def _translate_help(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Toon deze uitleg."
    return option


def _write_usage(ctx: Context, formatter: HelpFormatter, pieces: list[str]) -> None:
    words = {"[OPTIONS]": "[OPTIES]", "COMMAND": "OPDRACHT", "[ARGS]...": "..."}
    text = " ".join(words.get(piece, piece) for piece in " ".join(pieces).split())
    formatter.write_usage(ctx.command_path, text, prefix="Gebruik: ")
