"""Passages that stand out from the collection, for a reader to accept or reject."""

from pipeline.insight.remarkable.presenting import present_remarkable
from pipeline.insight.remarkable.ranking import REMARKABLE, rank_remarkable

__all__ = ["REMARKABLE", "present_remarkable", "rank_remarkable"]
