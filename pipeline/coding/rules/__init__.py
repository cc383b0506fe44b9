"""Coding by rules: type and function of every sentence, and the codes that follow."""

from pipeline.coding.rules.coder import code_by_rules
from pipeline.coding.rules.features import list_features, rule_features

__all__ = ["code_by_rules", "list_features", "rule_features"]
