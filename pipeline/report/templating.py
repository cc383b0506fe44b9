"""The texts of the reports: Jinja templates that an analyst can replace by own ones.

A template makes plain text: paragraphs apart by an empty line, ``- `` for list items, ``## ``
for a small heading and ``! `` for a warning.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contracts import PipelineError
from pipeline.report import wording
from pipeline.report.blocks import Block, Heading, Text

if TYPE_CHECKING:
    from jinja2 import Environment

_SHIPPED = Path(__file__).parent / "sjablonen"
_MARKS = {"- ": "opsomming", "! ": "let_op"}


class TemplateError(PipelineError):
    """A text template with a mistake in it; the message names file and line."""


class TextTemplates:
    """Renders the texts; own templates go before those that ship with the program.

    Parameters
    ----------
    folder : Path or None
        Folder with own templates (names as in `pipeline/report/sjablonen`).

    Raises
    ------
    TemplateError
        When the folder does not exist.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is not None and not folder.is_dir():
            raise TemplateError(
                f"De map met sjablonen {folder} bestaat niet. Verwacht: een map met bestanden "
                "zoals samenvatting.md.j2."
            )
        self._environment = _build_environment([*([folder] if folder else []), _SHIPPED])

    def render(self, name: str, **context: object) -> list[Block]:
        """Render a template to blocks.

        Parameters
        ----------
        name : str
            Name without suffix. ``'samenvatting.niveau'`` falls back on ``'samenvatting'``.

        Raises
        ------
        TemplateError
            When the template has a mistake or asks for something that is not there.
        """
        from jinja2 import TemplateError as JinjaError

        names = [f"{name}.md.j2", f"{name.split('.')[0]}.md.j2"]
        try:
            text = self._environment.select_template(names).render(**context)
        except JinjaError as error:
            raise TemplateError(_describe(names[-1], error)) from error
        return _parse(text)


def _build_environment(folders: list[Path]) -> "Environment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folders), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, autoescape=False,  # plain text; the HTML pages escape it
    )  # fmt: skip
    environment.filters |= {
        "getal": wording.format_number,
        "procent": wording.format_pct,
        "opsomming": wording.join_words,
    }
    return environment


def _describe(name: str, error: Exception) -> str:
    name = getattr(error, "name", None) or name
    number = getattr(error, "lineno", None)
    line = f", regel {number}" if number else ""
    return f"Sjabloon {name}{line} klopt niet: {error}. Herstel het of haal uw eigen versie weg."


def _parse(text: str) -> list[Block]:
    blocks: list[Block] = []
    running: list[str] = []
    for line in [*map(str.strip, text.splitlines()), ""]:
        mark = line[:2] if line[:2] in _MARKS else ""
        if (not line or mark or line.startswith("## ")) and running:
            blocks.append(Text(" ".join(" ".join(running).split())))
            running = []
        if line.startswith("## "):
            blocks.append(Heading(line[3:], level=3))
        elif mark:
            blocks.append(Text(line[2:], "opsomming" if mark == "- " else "let_op"))
        elif line:
            running.append(line)
    return blocks
