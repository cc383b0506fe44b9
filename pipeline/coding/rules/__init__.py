"""Coding by rules: type and function of every sentence, and the codes that follow."""

from pipeline.coding.rules.coder import code_by_rules

__all__ = ["code_by_rules"]
