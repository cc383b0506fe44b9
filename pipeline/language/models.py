"""Loading a Dutch pipeline; every model gets the same tokenizer, boundaries and components."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

BUILT_IN = "nl_verzuim_sm"


def load_model(name: str | None = None) -> "Language":
    """Load the Dutch pipeline that turns texts into Docs.

    Parameters
    ----------
    name : str or None
        Name of a model; None takes the best one that is installed.

    Returns
    -------
    Language
        Its Docs have ``token.lemma_`` (a separable verb's whole lemma on the verb) and
        ``token._.compound_parts`` (tuple of lower-case parts, empty for a simple word).
    """
    import spacy

    from pipeline.language.tokens import make_tokenizer

    nlp = spacy.blank("nl")
    nlp.tokenizer = make_tokenizer(nlp.vocab)
    nlp.meta["name"] = BUILT_IN
    _add_components(nlp)
    return nlp


def model_name(nlp: "Language") -> str:
    """Return the name under which a run records the model."""
    return str(nlp.meta["name"])


def _add_components(nlp: "Language") -> None:
    """Add the components that every model shares."""
    from spacy.tokens import Token

    from pipeline.language import boundaries, compounds, lemmas, separable

    if not Token.has_extension("compound_parts"):
        Token.set_extension("compound_parts", default=())
    del boundaries, compounds, lemmas, separable  # imported for the components they register
    for component in (
        "zinsgrenzen",
        "lemmas_woordenboek",
        "samenstellingen",
        "scheidbare_werkwoorden",
    ):
        nlp.add_pipe(component)
