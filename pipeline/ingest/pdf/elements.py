"""What a page consists of after layout: lines, tables and text boxes in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.ingest.pdf.geometry import Box
from pipeline.ingest.pdf.lines import Line


@dataclass(slots=True)
class Row:
    """A table row: per cell its lines (none when empty)."""

    cells: list[list[Line]]


@dataclass(slots=True)
class Table:
    """A table; `edges` are the left edges of its columns, `repeated` its header printed again."""

    page: int
    box: Box
    rows: list[Row]
    edges: list[float]
    key: tuple[int, ...] = ()
    repeated: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
    """A box with running text in it: a text box."""

    page: int
    box: Box
    lines: list[Line]
    key: tuple[int, ...] = ()


Element = Line | Table | Frame


@dataclass(slots=True)
class Page:
    """A page after layout: elements in reading order and text that stands at an angle."""

    number: int
    width: float
    height: float
    elements: list[Element] = field(default_factory=list)
    turned: list[Line] = field(default_factory=list)

    def lines(self) -> Iterable[Line]:
        """Lines outside tables and frames."""
        return (e for e in self.elements if isinstance(e, Line))
