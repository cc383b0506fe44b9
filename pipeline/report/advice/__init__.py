"""Advice on one protocol: what it covers beside others, as blocks for Word, HTML and terminal."""

from pipeline.report.advice.building import build_advice
from pipeline.report.advice.data import AdviceData, Group, Tables
from pipeline.report.advice.writing import write_advice

__all__ = ["AdviceData", "Group", "Tables", "build_advice", "write_advice"]
