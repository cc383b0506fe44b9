"""Writes the comparison of two years: Word, web page, workbook, tables and figure."""

from pipeline.report.comparison.data import ComparisonData
from pipeline.report.comparison.write import summarise_comparison, write_comparison

__all__ = ["ComparisonData", "summarise_comparison", "write_comparison"]
