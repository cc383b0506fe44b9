"""Reads Dutch school absence protocols, codes them and rebuilds the report's tables.

What is exported here is the public Python interface; ``docs/python.md`` describes it with
examples. It is loaded on first use (PEP 562), so that ``import pipeline`` does no work.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.coding.learned.scores import load_heldout_scores, load_learning_curve
    from pipeline.contracts.errors import PipelineError
    from pipeline.explore.concordance import find_in_context
    from pipeline.explore.keyness import measure_keyness
    from pipeline.explore.objects import Run
    from pipeline.explore.pairs import measure_co_occurrence
    from pipeline.explore.passages import list_passages, show_context
    from pipeline.run.opening import list_words, load_findings, load_run, select_documents
    from pipeline.run.reference import (
        judge_codings,
        judge_heldout_codings,
        measure_agreement,
        measure_heldout_agreement,
    )

_HOMES = {
    "PipelineError": "contracts.errors",
    "Run": "explore.objects",
    "find_in_context": "explore.concordance",
    "judge_codings": "run.reference",
    "judge_heldout_codings": "run.reference",
    "list_passages": "explore.passages",
    "list_words": "run.opening",
    "load_findings": "run.opening",
    "load_heldout_scores": "coding.learned.scores",
    "load_learning_curve": "coding.learned.scores",
    "load_run": "run.opening",
    "measure_agreement": "run.reference",
    "measure_co_occurrence": "explore.pairs",
    "measure_heldout_agreement": "run.reference",
    "measure_keyness": "explore.keyness",
    "select_documents": "run.opening",
    "show_context": "explore.passages",
}

__all__ = [
    "PipelineError",
    "Run",
    "find_in_context",
    "judge_codings",
    "judge_heldout_codings",
    "list_passages",
    "list_words",
    "load_findings",
    "load_heldout_scores",
    "load_learning_curve",
    "load_run",
    "measure_agreement",
    "measure_co_occurrence",
    "measure_heldout_agreement",
    "measure_keyness",
    "select_documents",
    "show_context",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
