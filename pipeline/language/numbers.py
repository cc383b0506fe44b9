"""Numbers are numerals, whatever the model says: the tag of *8.30* or *2.1* shows in its form.

Small models learn SYM for some of them, for the treebanks hardly contain times. UD calls numbers
and times in digits NUM (https://universaldependencies.org/u/pos/NUM.html); dates and ranges with
hyphens or slashes, which UD Dutch tags in two ways, are left to the model.
"""

import re
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "getallen"
NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")


@Language.component(NAME)
def tag_numbers(doc: "Doc") -> "Doc":
    """Tag numbers as NUM where the model calls them symbols.

    Parameters
    ----------
    doc : Doc
        Tagged document.

    Returns
    -------
    Doc
        The same document.
    """
    for token in doc:
        if token.pos_ == "SYM" and NUMBER.fullmatch(token.text):
            token.pos_ = "NUM"
    return doc
