"""What a run knows of each file after coding."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.contracts import Coding, Document, Level, Paragraph


@dataclass(frozen=True, slots=True)
class CodedFile:
    """One file, read and coded.

    Attributes
    ----------
    paragraphs : tuple of Paragraph
        Empty unless the document's status is ``'gelezen'``.
    codings : tuple of Coding
        In order of paragraph and topic list.
    level : Level or None
        None when the document was not read.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...] = ()
    codings: tuple[Coding, ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """Which program parts coded: recorded in every report.

    Attributes
    ----------
    language_model : str
        Name and version of the Dutch pipeline.
    description : str
        Dutch, e.g. ``'regels en model'``.
    """

    language_model: str
    description: str
    topiclist_version: str
    topiclist_sha256: str


@dataclass(frozen=True, slots=True)
class CodedFiles:
    """All files of a run in the order given, and what coded them."""

    files: Sequence[CodedFile]
    coder: Coder
