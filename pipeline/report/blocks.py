"""What a report consists of, whatever it is written as: Word and HTML render these blocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

TextStyle = Literal["tekst", "opsomming", "let_op"]
RowKind = Literal["gewoon", "hoofd", "totaal"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a chapter, on a new page if asked."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, a list item or a warning."""

    text: str
    style: TextStyle = "tekst"


@dataclass(frozen=True, slots=True)
class PassageLink:
    """A paragraph in the page of its document."""

    document_id: str
    index: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with where it is from, such as ``'vo-school, 2019'``."""

    text: str
    source: str
    link: PassageLink | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes
    ----------
    text : str
        As printed.
    value : float or str or None
        What to sort by; None sorts by the text.
    code, group : str
        Code and sector (or 'totaal') whose passages stand behind the number, or ``''``.
    link : PassageLink or None
        The one passage that the cell is about.
    """

    text: str
    value: float | str | None = None
    code: str = ""
    group: str = ""
    link: PassageLink | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of a header row; `span` columns wide."""

    text: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: plain, of a main category, or a total."""

    cells: tuple[Cell, ...]
    kind: RowKind = "gewoon"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a numbered caption.

    Attributes
    ----------
    heads : sequence of sequence of Head
        Header rows; each covers all columns.
    numeric : frozenset of int
        Columns that are set flush right.
    widths : tuple of float
        Relative widths of the columns.
    wide : bool
        Needs a landscape page in print.
    """

    caption: str
    heads: Sequence[Sequence[Head]]
    rows: Sequence[Row]
    numeric: frozenset[int] = frozenset()
    widths: tuple[float, ...] = ()
    note: str = ""
    wide: bool = False

    @property
    def n_columns(self) -> int:
        """Number of columns."""
        return sum(head.span for head in self.heads[-1])


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with a numbered caption; `alt` says in words what it shows."""

    caption: str
    alt: str
    png: Path
    svg: Path | None = None


Block = Heading | Text | Quote | Table | Figure


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment behind a number: its first paragraph, and how many paragraphs follow."""

    link: PassageLink
    text: str
    n_paragraphs: int
    file_name: str
    school_id: str
    sector: str
    page: int | None


@dataclass(frozen=True, slots=True)
class PassageList:
    """All passages behind the numbers of a code."""

    code: str
    label: str
    category_label: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A received document, for the list that the numbers of table B2.1 lead to."""

    document_id: str
    file_name: str
    school_id: str
    sector: str
    year: str
    status: str
    reason: str
    n_paragraphs: int


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    Attributes
    ----------
    title, subtitle, organisation : str
        For the title page; empty ones are left out.
    facts : tuple of str
        Lines for the title page.
    logo : Path or None
        PNG or JPEG.
    blocks : tuple of Block
        The text, from the first chapter.
    passages : tuple of PassageList
    documents : tuple of DocumentEntry
        For forms of the report where a number can be followed to what it counts.
    numbering : str
        What goes before the number of a table or figure.
    is_short : bool
        A few pages: no title page of its own and no table of contents in print.
    """

    title: str
    subtitle: str
    organisation: str
    facts: tuple[str, ...]
    logo: Path | None
    blocks: tuple[Block, ...]
    passages: tuple[PassageList, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    numbering: str = "B2."
    is_short: bool = False
