"""Compounds: ``leerplichtambtenaar`` is a kind of ``ambtenaar`` and concerns ``leerplicht``.

A word is split where both sides are parts that many Dutch words share. The parts and in how
many words they occur first (modifier) or last (head) come from a lexicon that
`pipeline.language.training.parts` counts; no list of compounds is needed.
"""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language
from spacy.tokens import Token

from pipeline.language.wordlists import read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "samenstellingen"
if not Token.has_extension("compound_parts"):
    Token.set_extension("compound_parts", default=())
# Letters between modifier and head: gezin-s-vakantie, leerling-en-raad, ziekt-e-wet.
LINKS = ("", "s", "en", "n", "e", "er")
ER_PLURALS = frozenset({"kind", "ei", "rund"})  # kinderopvang, but not acht-er-stand
_MIN_WORD, _MIN_PART = 6, 3
_LEXICAL = 10  # a word that is itself part of so many words is one notion: kantoor, ambtenaar
_MIN_JOINED = 2  # words in which both parts of a wrongly spaced compound must occur
_N_COMPOUND = 2  # stands for the count of a modifier that is itself a compound
_MIN_SCORE = 2.5  # log of the product of both counts


class Part(NamedTuple):
    """In how many words of the lexicon a part is the modifier, and in how many the head."""

    n_modifier: int
    n_head: int


_UNKNOWN = Part(0, 0)

_IN_NOUN_PHRASE = frozenset({"DET", "NUM", "ADJ", "NOUN"})


@cache
def read_parts() -> dict[str, Part]:
    """Read the lexicon of parts.

    Returns
    -------
    dict
        Lower-case part -> counts.
    """
    text = files("pipeline.language").joinpath("data/delen.csv").read_text("utf-8")
    rows = csv.reader(text.splitlines()[1:])
    return {part: Part(int(first), int(last)) for part, first, last in rows}


@lru_cache(maxsize=20_000)
def split_compound(lemma: str) -> tuple[str, ...]:
    """Split a lemma into the words it is made of.

    Parameters
    ----------
    lemma : str
        Lemma of a noun or adjective, in any case; hyphens are boundaries.

    Returns
    -------
    tuple of str
        Lower-case parts without linking letters, the head last; empty for a simple word.
    """
    word = lemma.lower()
    if len(word) < _MIN_WORD or word in read_words("ondeelbaar"):
        return ()
    if "-" in word:
        return _split_hyphens(word)
    if sum(read_parts().get(word, _UNKNOWN)) >= _LEXICAL:
        return ()
    score, modifier, head = max(_candidates(word), default=(0.0, "", ""))
    if score < _MIN_SCORE:
        return ()
    return (split_compound(modifier) or (modifier,)) + (split_compound(head) or (head,))


def _split_hyphens(word: str) -> tuple[str, ...]:
    """Split ``te-laat-briefje`` at its last hyphen: te-laat is one modifier."""
    modifier, _, head = word.rpartition("-")
    is_word = modifier.isalpha() and len(modifier) > 1 and is_modifier(modifier, "")
    if len(head) <= _MIN_PART or head not in read_parts() or not (is_word or "-" in modifier):
        return ()
    return (modifier, *(split_compound(head) or (head,)))


def _candidates(word: str) -> Iterator[tuple[float, str, str]]:
    """Yield the ways to cut `word` in a modifier and a head, with a score (higher is likelier)."""
    parts = read_parts()
    never_last = read_words("geen_laatste_deel") | read_words("geen_eerste_deel")
    for i in range(_MIN_PART, len(word) - _MIN_PART + 1):
        head = word[i:]
        n_head = parts.get(head, _UNKNOWN).n_head
        if n_head == 0 or head in never_last:
            continue
        for link in LINKS:
            if not word[:i].endswith(link):
                continue
            modifier = word[:i].removesuffix(link)
            n_modifier = parts.get(modifier, _UNKNOWN).n_modifier
            if not n_modifier and split_compound(modifier):
                n_modifier = _N_COMPOUND
            if n_modifier and is_modifier(modifier, link):
                yield log(n_modifier) + log(n_head) - bool(link), modifier, head


def is_modifier(part: str, link: str) -> bool:
    """Tell whether `part` with the letters `link` after it may be the first part of a compound."""
    return part not in read_words("geen_eerste_deel") and (link != "er" or part in ER_PLURALS)


@Language.component(NAME)
def mark_compounds(doc: "Doc") -> "Doc":
    """Set ``token._.compound_parts`` on nouns and adjectives.

    Of a wrongly spaced compound (``leerplicht ambtenaar``) the last word carries the parts.

    Parameters
    ----------
    doc : Doc
        Tagged and lemmatised document.

    Returns
    -------
    Doc
        The same document.
    """
    for token in doc:
        if token.pos_ in {"NOUN", "ADJ"}:
            parts = _join_previous(token) or split_compound(token.lemma_)
            if parts:
                token._.compound_parts = parts
    return doc


def _join_previous(token: Token) -> tuple[str, ...]:
    """Return the parts of the compound that `token` forms with the word before it, or nothing."""
    if token.i == 0 or token.is_sent_start or token.pos_ != "NOUN" or not token.is_lower:
        return ()
    previous = token.nbor(-1)
    modifier, head = previous.lower_, token.lemma_.lower()
    if previous.pos_ != "NOUN" or modifier in read_words("maten") or not previous.is_alpha:
        return ()
    if previous.head != token and token.head != previous and not _is_fronted(token):
        return ()  # two phrases that happen to meet: 'maakt de gemeente afspraken'
    parts = read_parts()
    first, last = parts.get(modifier, _UNKNOWN), parts.get(head, _UNKNOWN)
    if min(first.n_modifier, last.n_head) < _MIN_JOINED:
        return ()
    joined = split_compound(modifier + head)
    return joined if joined[-1:] == (head,) and modifier.startswith(joined[0]) else ()


def _is_fronted(noun: Token) -> bool:
    """Tell whether a noun ends what stands before the finite verb of a main clause.

    That is one phrase in Dutch, so that its nouns belong together even if the parser errs.
    """
    sentence = noun.sent
    if noun.i + 1 >= sentence.end or "Fin" not in noun.nbor(1).morph.get("VerbForm", []):
        return False
    return all(token.pos_ in _IN_NOUN_PHRASE for token in noun.doc[sentence.start : noun.i])
