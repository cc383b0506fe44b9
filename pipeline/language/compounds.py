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

# Between modifier and head: gezin-s-vakantie, leerling-en-raad, school-dag.
LINKS = ("", "s", "en", "n", "e", "er", "-", "s-", "en-")
_MIN_WORD, _SHORT_PART, _LONG_PART, _PRODUCTIVE = 6, 3, 4, 25


class Part(NamedTuple):
    """In how many words of the lexicon a part is the modifier, and in how many the head."""

    n_modifier: int
    n_head: int


_UNKNOWN = Part(0, 0)


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
    if not word.isalpha():
        return ()
    best = max(_candidates(word), default=None)
    if best is None:
        return ()
    _, modifier, head = best
    return (split_compound(modifier) or (modifier,)) + (split_compound(head) or (head,))


def _split_hyphens(word: str) -> tuple[str, ...]:
    """Split ``te-laat-briefje`` at its last hyphen: te-laat is one modifier."""
    modifier, _, head = word.rpartition("-")
    whole = (
        modifier.isalpha()
        and modifier not in read_words("geen_eerste_deel")
        and (modifier + head).isalpha()
    )
    if len(head) < _LONG_PART or head not in read_parts() or not (whole or "-" in modifier):
        return ()
    return (modifier, *(split_compound(head) or (head,)))


def _candidates(word: str) -> Iterator[tuple[float, str, str]]:
    """Yield the ways to cut `word` in a modifier and a head, with a score (higher is likelier)."""
    parts = read_parts()
    for i in range(3, len(word) - 2):
        head = word[i:]
        n_head = parts.get(head, _UNKNOWN).n_head
        if head in read_words("geen_laatste_deel") or not _is_usable(head, n_head):
            continue
        for link in LINKS:
            modifier = word[:i].removesuffix(link) if word[:i].endswith(link) else ""
            n_modifier = parts.get(modifier, _UNKNOWN).n_modifier
            if _is_usable(modifier, n_modifier) and modifier not in read_words("geen_eerste_deel"):
                yield log(n_modifier) + log(n_head) - bool(link), modifier, head


def _is_usable(part: str, count: int) -> bool:
    """Tell whether a part is frequent enough for its length: three letters say little."""
    long_enough = len(part) >= _LONG_PART or (len(part) == _SHORT_PART and count >= _PRODUCTIVE)
    return count > 0 and long_enough


@Language.component("samenstellingen")
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
        if token.pos_ in {"NOUN", "ADJ", ""}:
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
    parts = read_parts()
    first, last = parts.get(modifier, _UNKNOWN), parts.get(head, _UNKNOWN)
    if min(first.n_modifier, last.n_head) < _LONG_PART:
        return ()
    joined = split_compound(modifier + head)
    return joined if joined[-1:] == (head,) and modifier.startswith(joined[0]) else ()
