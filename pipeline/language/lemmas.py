"""Lemmas, made alike for every model: lower case, no compound marks, no diminutives left."""

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.component("lemmas_woordenboek")
def look_up_lemmas(doc: "Doc") -> "Doc":
    """Set every token's lemma from simplemma's Dutch dictionary.

    Parameters
    ----------
    doc : Doc
        Tokenised document.

    Returns
    -------
    Doc
        The same document.
    """
    import simplemma

    for token in doc:
        token.lemma_ = simplemma.lemmatize(token.lower_, "nl") if token.is_alpha else token.lower_
    return doc
