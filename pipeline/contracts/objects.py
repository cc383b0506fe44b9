"""What the stages hand to each other.

All offsets are half-open and count Unicode code points (Python string indices).
"""

from dataclasses import dataclass, field
from typing import Literal

Sector = Literal["po", "vo", "so"]
Status = Literal["gelezen", "onleesbaar", "leeg", "buiten_bereik"]
ParagraphKind = Literal["alinea", "opsomming", "tabelrij", "tekstvak"]
BlockKind = Literal["kop", "alinea", "opsomming", "tabelrij", "tekstvak", "meubilair"]
CodingSource = Literal["regel", "model", "mens"]

SECTORS: tuple[Sector, ...] = ("po", "vo", "so")
CELL_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a file in reading order, as ingest delivers it.

    Attributes
    ----------
    text : str
        Clean text on one line: words joined, no soft hyphens, single spaces. The cells
        of a table row are joined with ``CELL_SEPARATOR``; a list item is without its label.
    kind : BlockKind
        ``'meubilair'`` is text that is no content: see `furniture`.
    page : int or None
        1-based page where the block starts; None for Word files.
    level : int or None
        Heading level (1 is the highest), only for kind ``'kop'``.
    label : str
        Printed label of a list item or heading, such as ``'•'``, ``'1.'`` or ``'2.3'``.
    indent : int
        Nesting depth of a list item, 0 for the outermost.
    column_heads : tuple of str
        Header cells of the table of a ``'tabelrij'`` (one per cell), or empty.
    furniture : str
        Name of the furniture when kind is ``'meubilair'``: kopregel, voetregel,
        paginanummer, inhoudsopgave, navigatie, voorblad, formulier, verborgen, ...
    """

    text: str
    kind: BlockKind
    page: int | None = None
    level: int | None = None
    label: str = ""
    indent: int = 0
    column_heads: tuple[str, ...] = ()
    furniture: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What the manifest says of a file."""

    file_name: str
    school_id: str
    school: str
    sector: Sector
    year: int | None


@dataclass(frozen=True, slots=True)
class Document:
    """One received file after reading, whatever became of it.

    Attributes
    ----------
    document_id : str
        First 12 hex digits of SHA-256 over the file's own SHA-256 and its name.
    reason : str
        Plain Dutch reason when status is not ``'gelezen'``, else ``''``.
    coverage : float
        Share (0..1) of the characters of an independent raw extraction that ended in a
        block (content or named furniture); 0 when nothing was read.
    warnings : tuple of str
        Dutch sentences for the analyst, each naming the page where that is known.
    """

    document_id: str
    file_name: str
    sha256: str
    status: Status
    reason: str = ""
    n_pages: int | None = None
    blocks: tuple[Block, ...] = ()
    coverage: float = 0.0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The unit of coding: a running paragraph, one list item, one table row, one text box.

    Attributes
    ----------
    index : int
        0-based place in its document.
    heading_path : tuple of str
        Headings above the paragraph, outermost first.
    stem : str
        The sentence that introduces the list this item belongs to
        (``'De school meldt bij leerplicht:'``), or ``''``.
    column_heads : tuple of str
        Header cells of its table, for a table row.
    start, end : int
        Offsets in the document's text, which is the paragraphs' texts joined by newlines.
    """

    paragraph_id: str
    document_id: str
    index: int
    page: int | None
    kind: ParagraphKind
    heading_path: tuple[str, ...]
    text: str
    start: int
    end: int
    stem: str = ""
    column_heads: tuple[str, ...] = ()
    indent: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """One code on one paragraph; `start` and `end` are offsets in the paragraph's text.

    Attributes
    ----------
    score : float
        0..1; calibrated probability where a model took part.
    evidence : str
        Dutch, for a researcher: rule name and matched words, or the strongest features.
    """

    paragraph_id: str
    code: str
    start: int
    end: int
    score: float
    source: CodingSource
    evidence: str
    topiclist_version: str


@dataclass(frozen=True, slots=True)
class Level:
    """Level of a document (``niveau.regionaal`` or ``niveau.school``) with its evidence."""

    document_id: str
    code: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format reader delivers: blocks, pages, warnings and the raw text for coverage.

    `raw_text` comes from an independent extraction of the same file.
    """

    blocks: tuple[Block, ...]
    n_pages: int | None
    raw_text: str
    warnings: tuple[str, ...] = field(default=())
