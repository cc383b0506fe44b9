"""Paragraphs to spaCy Docs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 64


def parse(paragraph_texts: Iterable[str], nlp: "Language") -> list["Doc"]:
    """Analyse paragraphs.

    Parameters
    ----------
    paragraph_texts : iterable of str
        One text per paragraph; each is analysed by itself.
    nlp : Language
        From `load_model`.

    Returns
    -------
    list of Doc
        One per text, in the same order; token offsets (``token.idx``) count Unicode code
        points in that text.
    """
    return list(nlp.pipe(paragraph_texts, batch_size=_BATCH))
