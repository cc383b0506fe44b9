"""The first axis: which type of absence a sentence is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.coding.lexicon import AbsenceType, Lexicon
from pipeline.coding.rules.sentences import Context, Sentence


@dataclass(frozen=True)
class TypeHit:
    """Why a sentence is about a type.

    Attributes
    ----------
    place : str
        Where the words stand: zin, alinea, stam, kolomkop, kop or zwak.
    words : str
        The words.
    start, end : int
        Half-open offsets in the sentence when the words stand in it, else 0.
    """

    place: str
    words: str
    start: int = 0
    end: int = 0


Types = dict[str, TypeHit]


def _search(pattern: re.Pattern[str], entry: AbsenceType, text: str) -> re.Match[str] | None:
    """Find the first match that no other reading covers."""
    taken = [match.span() for match in entry.other_reading.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            return match
    return None


def find_strong(text: str, lexicon: Lexicon, place: str) -> Types:
    """Find the types that the words of a folded text settle."""
    found: Types = {}
    for name, entry in lexicon.types.items():
        match = _search(entry.strong if place != "kop" else entry.heading, entry, text)
        if match is not None:
            span = match.span() if place == "zin" else (0, 0)
            found[name] = TypeHit(place, match.group(), *span)
    return found


def find_weak(text: str, lexicon: Lexicon) -> Types:
    """Find the types that the words of a folded text hint at; the first one only."""
    for name, entry in lexicon.types.items():
        match = _search(entry.weak, entry, text)
        if match is not None:
            return {name: TypeHit("zwak", match.group(), *match.span())}
    return {}


@lru_cache(maxsize=4096)
def _find_heading(heading: str) -> tuple[tuple[str, TypeHit], ...]:
    from pipeline.coding.lexicon import load_lexicon

    return tuple(find_strong(heading, load_lexicon(), "kop").items())


def find_inherited(context: Context, lexicon: Lexicon) -> Types:
    """Find the types a sentence inherits: from stem, else column heads, else nearest heading."""
    for text, place in ((context.stem, "stam"), (" | ".join(context.column_heads), "kolomkop")):
        if text and (found := find_strong(text, lexicon, place)):
            return found
    for heading in context.headings:
        if found := dict(_find_heading(heading)):
            return found
    return {}


def find_types(sentences: Sequence[Sentence], context: Context, lexicon: Lexicon) -> list[Types]:
    """Find the types of every sentence of a paragraph.

    A sentence's own words go first. Without them it is about what the sentence before it is
    about, else about what stem, column heads or headings name. Where its words name only the
    collective of an inherited type ('ongeoorloofd' under 'Te laat komen'), the inherited type
    counts too.

    Returns
    -------
    list of dict
        One per sentence: name of the type to the reason.
    """
    inherited = find_inherited(context, lexicon)
    before: Types = {}
    result = []
    for sentence in sentences:
        own = find_strong(sentence.text, lexicon, "zin")
        for name in list(own):
            for special, hit in inherited.items():
                if special in lexicon.types[name].onder and special not in own:
                    own = {special: hit, **own}
        found = own or before or inherited or find_weak(sentence.text, lexicon)
        before = {name: TypeHit("alinea", hit.words) for name, hit in own.items()} or before
        result.append(found)
    return result
