"""Compares codings with a reference: scores, agreement, cross-validation."""
