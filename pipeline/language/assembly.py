"""Puts this package's components in a trained Dutch pipeline."""

from typing import Any

from spacy.language import Language

from pipeline.contracts import ModelError
from pipeline.language import boundaries, compounds, lemmas, numbers, separable, tokens
from pipeline.language.clauses import register_attributes

# Configuration with which a model must be loaded.
TOKENIZER: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": tokens.NAME}}}


def prepare(nlp: Language) -> Language:
    """Add the components that every model shares.

    Parameters
    ----------
    nlp : Language
        Tagger, lemmatizer and parser with UD labels, loaded with `TOKENIZER`.

    Returns
    -------
    Language
        The same object.

    Raises
    ------
    ModelError
        It is not Dutch or has no parser.
    """
    if nlp.lang != "nl" or "parser" not in nlp.pipe_names:
        raise ModelError(
            f"Het taalmodel '{nlp.lang}_{nlp.meta['name']}' is niet bruikbaar: nodig is een "
            "Nederlands model met een zinsontleder (parser)."
        )
    register_attributes()
    nlp.add_pipe(boundaries.NAME, before="parser")
    for component in (numbers.NAME, lemmas.NAME, compounds.NAME, separable.NAME):
        nlp.add_pipe(component)
    return nlp
