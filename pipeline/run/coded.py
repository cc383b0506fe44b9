"""What a run knows of each file after coding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.contracts import Coding, Document, Level, Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.coding.decide import Doubt


@dataclass(frozen=True, slots=True)
class CodedFile:
    """One file, read and coded.

    Attributes
    ----------
    paragraphs : tuple of Paragraph
        Empty unless the document's status is ``'gelezen'``.
    docs : tuple of Doc
        The language analysis of each paragraph.
    codings : tuple of Coding
        In order of paragraph and topic list.
    level : Level or None
        None when the document was not read.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...] = ()
    docs: "tuple[Doc, ...]" = ()
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
    """All files of a run in the order given, and what coded them.

    Attributes
    ----------
    doubts : tuple of Doubt
        Codings and near-codings worth a look, most informative first.
    remarkable : mapping of paragraph_id to float
        Probability (0..1) by the learned coder that any code `bijzonder.*` applies; empty
        without a learned coder.
    """

    files: Sequence[CodedFile]
    coder: Coder
    doubts: "Sequence[Doubt]" = ()
    remarkable: Mapping[str, float] = field(default_factory=dict)
