"""Writes a report as one page: tables to sort and filter, passages behind every number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.report.blocks import Figure, Heading, PassageLink, Report
from pipeline.report.html.environment import inline_picture, inline_svg, load_environment
from pipeline.report.style import STATUS_LABELS
from pipeline.report.wording import count

if TYPE_CHECKING:
    from markupsafe import Markup

_FILTER_FROM = 8  # shorter tables need no search field
_CONTENTS_LEVELS = 2


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with its kind, number and anchor, as the template needs it."""

    kind: str
    block: Any
    number: int = 0
    anchor: str = ""
    picture: "str | Markup" = ""


def write_html(report: Report, path: Path, documents: str = "documenten") -> Path:
    """Write the report as a self-contained page; the same report gives the same bytes.

    Parameters
    ----------
    path : Path
        The file to write; folders are made.
    documents : str
        Folder with the pages of `write_document_pages`, seen from `path`.

    Raises
    ------
    PipelineError
        When the logo or a figure cannot be read.
    """
    placed = _place_blocks(report)
    page = load_environment().get_template("rapport.html.j2").render(
        report=report,
        blocks=placed,
        contents=_list_contents(placed, report),
        logo=inline_picture(report.logo) if report.logo else "",
        categories=_group_passages(report),
        filter_from=_FILTER_FROM,
        address=lambda link: address(link, documents),
        address_of=lambda document_id: f"{documents}/{document_id}.html",
        statuses=STATUS_LABELS,
        count=count,
    )  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


def address(link: PassageLink, documents: str) -> str:
    """Give the address of a paragraph in the page of its document."""
    return f"{documents}/{link.document_id}.html#a{link.index}"


def _place_blocks(report: Report) -> list[_Placed]:
    numbers = {"Table": 0, "Figure": 0, "Heading": 0}
    placed = []
    for block in report.blocks:
        kind = type(block).__name__
        item = _Placed(kind.lower(), block)
        if kind in numbers:
            numbers[kind] += 1
            number = numbers[kind]
            item = replace(item, number=number, anchor=f"{kind.lower()}-{number}")
        if isinstance(block, Figure):
            item = replace(item, picture=_draw(block, item.anchor))
        placed.append(item)
    return placed


def _draw(figure: Figure, anchor: str) -> "str | Markup":
    return inline_svg(figure.svg, anchor) if figure.svg else inline_picture(figure.png)


def _list_contents(placed: Sequence[_Placed], report: Report) -> list[tuple[int, str, str]]:
    contents = [
        (item.block.level, item.block.text, item.anchor)
        for item in placed
        if isinstance(item.block, Heading) and item.block.level <= _CONTENTS_LEVELS
    ]
    extra = [(1, "Documenten", "documenten")] if report.documents else []
    extra += [(1, "Passages achter de cijfers", "passages")] if report.passages else []
    return contents + extra


def _group_passages(report: Report) -> list[tuple[str, str, list[Any]]]:
    """Passage lists by main category: its id, its label and the lists of its codes."""
    grouped: dict[str, tuple[str, str, list[Any]]] = {}
    for listed in report.passages:
        category = listed.code.split(".")[0]
        grouped.setdefault(category, (category, listed.category_label, []))[2].append(listed)
    return list(grouped.values())
