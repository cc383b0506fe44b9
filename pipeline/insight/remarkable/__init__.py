"""Passages that stand out from the collection, for a reader to accept or reject."""

from pipeline.insight.remarkable.presenting import KEY, PROPOSAL, VERDICT, present_remarkable
from pipeline.insight.remarkable.ranking import REMARKABLE, rank_remarkable
from pipeline.insight.remarkable.verdicts import PREFIX, Verdict, make_key

__all__ = [
    "KEY",
    "PREFIX",
    "PROPOSAL",
    "REMARKABLE",
    "VERDICT",
    "Verdict",
    "make_key",
    "present_remarkable",
    "rank_remarkable",
]
