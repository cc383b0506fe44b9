"""Two runs side by side: shares, changes, schools and topic lists."""

from pipeline.aggregate.comparison.alignment import Alignment, align_topics
from pipeline.aggregate.comparison.compare import compare_runs

__all__ = ["Alignment", "align_topics", "compare_runs"]
