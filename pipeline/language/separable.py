"""Separable verbs: ``meldt ... af`` is *afmelden*, ``neemt ... contact op`` *contact opnemen*.

The lemma of the whole goes on the verb, where a rule looks for what somebody does.
"""

from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from pipeline.language.wordlists import read_lines, read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NAME = "scheidbare_werkwoorden"
# What may follow a particle: the end of its clause, or a phrase (haalt de les in op vrijdag).
_CLOSERS = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP"})


@cache
def read_expressions() -> dict[tuple[str, str], str]:
    """Read verbs that mean something else together with a fixed word.

    Returns
    -------
    dict
        (verb lemma, fixed word) -> lemma of the whole.
    """
    rows = (line.split(" | ") for line in read_lines("werkwoordsuitdrukkingen"))
    return {(verb, word): whole for verb, word, whole in rows}


@Language.component(NAME)
def join_separable(doc: "Doc") -> "Doc":
    """Put the lemma of separated verbs and fixed expressions on the verb.

    Parameters
    ----------
    doc : Doc
        Tagged, lemmatised and parsed document with sentence boundaries.

    Returns
    -------
    Doc
        The same document.
    """
    for sentence in doc.sents:
        for token in sentence:
            if token.lower_ in read_words("scheidbare_delen") and (
                verb := _find_verb(token, sentence)
            ):
                verb.lemma_ = token.lower_ + verb.lemma_
        for token in sentence:
            if token.pos_ in {"VERB", "AUX"}:
                _join_expression(token, sentence)
    return doc


def _find_verb(particle: "Token", sentence: "Span") -> "Token | None":
    """Return the verb that `particle` was split from, or None.

    Either the parser says so, or the particle closes a clause (``Belt u de school voor negen uur
    af?``) or stands before ``te`` and an infinitive (``af te melden``). Always the two form a
    known verb, as 98% of the separated verbs in the treebanks do: *ingehaald op* is no *opinhalen*.
    """
    head = particle.head
    if particle.dep_ == "compound:prt" and head.pos_ in {"VERB", "AUX"}:
        if head.lemma_.startswith(particle.lower_):
            return None
        if _is_known(particle, head):
            return head
    after = [token for token in sentence if token.i > particle.i][:2]
    if len(after) == 2 and after[0].lower_ == "te" and _is_known(particle, after[1]):
        return after[1]
    if after and after[0].pos_ not in _CLOSERS and not after[0].is_punct:
        return None
    before = [token for token in sentence if token.i < particle.i and token.pos_ == "VERB"]
    return next((token for token in reversed(before) if _is_known(particle, token)), None)


def _is_known(particle: "Token", verb: "Token") -> bool:
    """Tell whether particle and verb make a verb of the dictionary."""
    import simplemma

    lemma = verb.lemma_
    joined = particle.lower_ + lemma
    return lemma.endswith("n") and bool(simplemma.is_known(joined, "nl"))


def _join_expression(verb: "Token", sentence: "Span") -> None:
    """Give `verb` the lemma of the fixed expression that it heads, if any."""
    around = verb.subtree if verb.doc.has_annotation("DEP") else sentence
    words = {token.lower_ for token in around}
    for (lemma, word), whole in read_expressions().items():
        if verb.lemma_ == lemma and word in words:
            verb.lemma_ = whole
            return
