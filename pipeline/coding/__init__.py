"""Codes paragraphs: rules, learned coder, and the decision that combines them."""
