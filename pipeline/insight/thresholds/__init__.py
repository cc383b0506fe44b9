"""Thresholds (drempels): at how much absence what happens, by whom, within which time."""

from pipeline.insight.thresholds.finding import find_thresholds
from pipeline.insight.thresholds.objects import Threshold
from pipeline.insight.thresholds.schema import THRESHOLDS, tabulate_thresholds
from pipeline.insight.thresholds.summary import summarise_thresholds
from pipeline.insight.thresholds.times import ReportTime, find_report_times

__all__ = [
    "THRESHOLDS",
    "ReportTime",
    "Threshold",
    "find_report_times",
    "find_thresholds",
    "summarise_thresholds",
    "tabulate_thresholds",
]
