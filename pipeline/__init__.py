"""Reads Dutch school absence protocols, codes them and rebuilds the report's tables."""
