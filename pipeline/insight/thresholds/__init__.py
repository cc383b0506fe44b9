"""Thresholds (drempels): at how much absence what happens, by whom, within which time."""

from pipeline.insight.thresholds.finding import find_thresholds
from pipeline.insight.thresholds.objects import Threshold

__all__ = ["Threshold", "find_thresholds"]
