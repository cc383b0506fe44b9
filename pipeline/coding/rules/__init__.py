"""Coding by rules: type and function of every sentence, and the codes that follow."""

from pipeline.coding.rules.coder import RuleReading, code_by_rules, read_by_rules, rule_features
from pipeline.coding.rules.features import list_features, tabulate

__all__ = [
    "RuleReading",
    "code_by_rules",
    "list_features",
    "read_by_rules",
    "rule_features",
    "tabulate",
]
