"""Answers a researcher's own questions about a finished run, as pandas tables; pure."""

from pipeline.explore.concordance import find_in_context
from pipeline.explore.keyness import measure_keyness
from pipeline.explore.objects import Run
from pipeline.explore.pairs import measure_co_occurrence
from pipeline.explore.passages import list_passages, show_context

__all__ = [
    "Run",
    "find_in_context",
    "list_passages",
    "measure_co_occurrence",
    "measure_keyness",
    "show_context",
]
