"""What a page holds before any reading: characters, rules, boxes and marks.

Coordinates are points from the top left corner, after the page's own rotation.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    """How a character looks; equal styles look alike on paper."""

    font: str
    size: float
    bold: bool
    color: tuple[int, int, int]


@dataclass(slots=True)
class Char:
    """One character; `base` is its baseline. A space pdfium infers from a gap is `made_up`."""

    text: str
    x0: float
    x1: float
    base: float
    style: Style
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a rule when thin, a frame or a shaded area when large."""

    x0: float
    top: float
    x1: float
    bottom: float
    stroked: bool = False

    @property
    def width(self) -> float:
        """Horizontal extent in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent in points."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, margin: float = 1.0) -> bool:
        """Tell whether a point lies inside, give or take `margin` points."""
        return (
            self.x0 - margin <= x <= self.x1 + margin
            and self.top - margin <= y <= self.bottom + margin
        )


@dataclass(slots=True)
class PageContent:
    """Characters in file order and the drawn shapes of one page (`number` is 1-based)."""

    number: int
    width: float
    height: float
    chars: list[Char] = field(default_factory=list)
    turned: list[Char] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    n_images: int = 0
