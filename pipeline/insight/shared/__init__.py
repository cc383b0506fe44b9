"""Passages that stand, literally or nearly, in protocols of several schools."""

from pipeline.insight.shared.finding import SharedPassage, find_shared_passages
from pipeline.insight.shared.presenting import present_own_text, present_shared
from pipeline.insight.shared.tables import (
    SHARED,
    SHARED_DOCUMENTS,
    drop_copies,
    tabulate_own_text,
    tabulate_shared,
)

__all__ = [
    "SHARED",
    "SHARED_DOCUMENTS",
    "SharedPassage",
    "drop_copies",
    "find_shared_passages",
    "present_own_text",
    "present_shared",
    "tabulate_own_text",
    "tabulate_shared",
]
