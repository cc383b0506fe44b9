"""Compares codings with a reference: scores, agreement, cross-validation."""

from pipeline.evaluate.gold import Gold, GoldDocument, GoldUnit, load_gold, tabulate_gold
from pipeline.evaluate.matching import Match, count_recovered, match_units
from pipeline.evaluate.run_scores import evaluate_run

__all__ = [
    "Gold",
    "GoldDocument",
    "GoldUnit",
    "Match",
    "count_recovered",
    "evaluate_run",
    "load_gold",
    "match_units",
    "tabulate_gold",
]
