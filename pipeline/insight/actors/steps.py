"""Which verbs are steps: what somebody does, not how things are."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.insight.wordlists import read_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = re.compile(r"\w+")
# What hangs so on a verb is a noun, whatever the tagger made of it.
_NOMINAL = frozenset({"obj", "iobj", "obl", "nmod", "nsubj", "appos"})


@cache
def get_verbs(name: str) -> frozenset[str]:
    """Return a list of ``verbs.yaml`` as a set of lemmas."""
    words = read_words(__package__, "verbs")[name]
    listed = words.split() if isinstance(words, str) else words
    return frozenset(word.replace("_", " ") for word in listed)


@cache
def get_imperatives() -> dict[str, str]:
    """Return the imperatives of ``verbs.yaml`` with their infinitives."""
    words: dict[str, str] = read_words(__package__, "verbs")["imperatives"]
    return words


def list_words(text: str) -> list[str]:
    """Return the words of a clause, without the *en* or *dan* that opens it."""
    words = _WORDS.findall(text)
    return words[1:] if words and words[0].lower() in {"en", "dan"} else words


def name_verb(verb: "Token") -> str:
    """Return the infinitive of a verb; an imperative may be tagged as another kind of word."""
    infinitive = get_imperatives().get(verb.lower_)
    if infinitive is None or verb.lemma_.lower() != verb.lower_:
        return verb.lemma_
    parts = [child.lower_ for child in verb.children if child.dep_ == "compound:prt"]
    return "".join((*parts, infinitive))


def is_step(token: "Token") -> bool:
    """Tell whether a token says what somebody does."""
    if not token.is_alpha:
        return False
    if token.pos_:
        is_duty = token.lower_ in get_verbs("duties")
        is_verb = token.pos_ == "VERB" and token.dep_ != "amod"
        return is_duty or (is_verb and token.lemma_ not in get_verbs("states"))
    return token.lemma_ in get_verbs("steps") or token.lower_ in get_verbs("duties")


def says_action(
    token: "Token", clause: Sequence["Token"], first: Sequence[str], is_passive: bool
) -> bool:
    """Tell a verb that says what is done from a participle or infinitive that does not.

    No action: *is gedaald*, *aaneengesloten verzuim*, *na overlijden*, *de volgende stappen*.
    Action: *Vastgesteld door de rector*, and a finite verb that looks like a participle where it
    opens a cell or list item (*bewaakt de termijnen*).

    Parameters
    ----------
    clause : sequence of Token
        The clause the verb stands in.
    first : sequence of str
        The word that opens the clause, or nothing.
    is_passive : bool
        Whether *worden* goes with its participles.
    """
    form = token.morph.get("VerbForm", [])
    if token.lower_ in get_verbs("duties") or token.lemma_ in get_verbs("receiving"):
        return True
    if "Part" in form:
        opens = [token.text] == list(first) and token.text.endswith("t")
        return is_passive or opens or any(c.dep_ == "obl:agent" for c in token.children)
    if "Inf" in form:
        before = token.nbor(-1) if token.i else token
        if before.lower_ == "te":
            return True
        if before.pos_ == "ADP" or token.dep_.split(":")[0] in _NOMINAL:
            return False
        finite = [t.lemma_ for t in clause if "Fin" in t.morph.get("VerbForm", [])]
        return not finite or not get_verbs("helpers").isdisjoint(finite)
    return True
