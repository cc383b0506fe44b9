"""Dutch analysis: paragraphs become spaCy Docs. The only loader of language models."""

from pipeline.language.models import BUILT_IN, load_model, model_name
from pipeline.language.parsing import parse

__all__ = ["BUILT_IN", "load_model", "model_name", "parse"]
