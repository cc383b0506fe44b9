"""The contracts between stages: objects, tables and errors. Nothing here does work."""

from pipeline.contracts.errors import (
    ManifestError,
    ModelError,
    PipelineError,
    TableError,
    TopicListError,
    UnreadableFileError,
)
from pipeline.contracts.objects import (
    CELL_SEPARATOR,
    SECTORS,
    Block,
    BlockKind,
    Coding,
    CodingSource,
    Document,
    Level,
    Paragraph,
    ParagraphKind,
    Reading,
    Sector,
    Source,
    Status,
)

__all__ = [
    "CELL_SEPARATOR",
    "SECTORS",
    "Block",
    "BlockKind",
    "Coding",
    "CodingSource",
    "Document",
    "Level",
    "ManifestError",
    "ModelError",
    "Paragraph",
    "ParagraphKind",
    "PipelineError",
    "Reading",
    "Sector",
    "Source",
    "Status",
    "TableError",
    "TopicListError",
    "UnreadableFileError",
]
