"""The contracts between stages: objects, tables and errors. Nothing here does work.

What needs pandas is loaded on first use, so that ``verzuim --help`` stays quick.
"""

import importlib
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from pipeline.contracts.builders import (
        codings_to_table,
        documents_to_table,
        join_headings,
        paragraphs_to_table,
        split_headings,
    )
    from pipeline.contracts.results import Results, ResultTables, RunInfo
    from pipeline.contracts.tables import (
        CODINGS,
        COUNTS,
        DOCUMENTS,
        GROUPS,
        HEADING_SEPARATOR,
        LEVELS,
        PARAGRAPHS,
        RECEIVED,
        SEGMENTS,
        TOPICS,
        TOTAL,
    )
    from pipeline.contracts.validation import build_table, dtypes, validate

_LAZY_MODULES = ("tables", "validation", "builders", "results")

__all__ = [
    "CELL_SEPARATOR",
    "CODINGS",
    "COUNTS",
    "DOCUMENTS",
    "GROUPS",
    "HEADING_SEPARATOR",
    "LEVELS",
    "PARAGRAPHS",
    "RECEIVED",
    "SECTORS",
    "SEGMENTS",
    "TOPICS",
    "TOTAL",
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
    "ResultTables",
    "Results",
    "RunInfo",
    "Sector",
    "Source",
    "Status",
    "TableError",
    "TopicListError",
    "UnreadableFileError",
    "build_table",
    "codings_to_table",
    "documents_to_table",
    "dtypes",
    "join_headings",
    "paragraphs_to_table",
    "split_headings",
    "validate",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        for module in _LAZY_MODULES:
            loaded = importlib.import_module(f"{__name__}.{module}")
            if name in vars(loaded):
                return vars(loaded)[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
