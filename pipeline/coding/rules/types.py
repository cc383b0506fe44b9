"""The first axis: which type of absence a sentence is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.coding.lexicon import AbsenceType, Lexicon, load_lexicon
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
MAX_TYPES = 2  # a heading that names as many types is a title: it settles none


def _search(pattern: re.Pattern[str], entry: AbsenceType, text: str) -> re.Match[str] | None:
    """Find the first match that no other reading covers."""
    matches = pattern.finditer(text)
    match = next(matches, None)
    if match is None:
        return None
    taken = [other.span() for other in entry.other_reading.finditer(text)]
    while match and any(start < match.end() and match.start() < end for start, end in taken):
        match = next(matches, None)
    return match


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
    """Find the types in a heading; 'ziek' in 'vaak ziek' is part of the name of another type."""
    lexicon = load_lexicon()
    matches = {
        name: match
        for name, entry in lexicon.types.items()
        if (match := _search(entry.heading, entry, heading))
    }
    inside = {
        general
        for name, match in matches.items()
        for general in matches.keys() & set(lexicon.types[name].verdringt)
        if match.start() <= matches[general].start() and matches[general].end() <= match.end()
    }
    return tuple(
        (name, TypeHit("kop", match.group()))
        for name, match in matches.items()
        if name not in inside
    )


def find_inherited(context: Context, lexicon: Lexicon) -> Types:
    """Find the types a sentence inherits: from stem, else column heads, else nearest heading."""
    for text, place in ((context.stem, "stam"), (" | ".join(context.column_heads), "kolomkop")):
        if text and (found := find_strong(text, lexicon, place)):
            return found
    for heading in context.headings[:-1] or context.headings:
        if found := dict(_find_heading(heading)):
            return found if len(found) < MAX_TYPES else _find_collective(found, heading, lexicon)
    if len(context.headings) > 1 and not context.is_general:
        found = dict(_find_heading(context.headings[-1]))
        return (
            {name: replace(hit, place="titel") for name, hit in found.items()}
            if len(found) == 1
            else {}
        )
    return {}


def _find_collective(found: Types, heading: str, lexicon: Lexicon) -> Types:
    """Keep the collective of 'Ongeoorloofd verzuim en luxe verzuim'; without one nothing."""
    for name, hit in found.items():
        entry = lexicon.types[name]
        if found.keys() - {name} <= set(entry.onder) and entry.name.search(heading):
            return {name: hit}
    return {}


def _add_hints(found: Types, text: str, lexicon: Lexicon) -> Types:
    """Add the types whose weak words suffice next to a type that was found."""
    hints = {}
    for name, entry in lexicon.types.items():
        if name not in found and entry.zwak_in & found.keys():
            match = _search(entry.weak, entry, text)
            if match is not None:
                hints[name] = TypeHit("zwak", match.group(), *match.span())
    return {**found, **hints}


def _displace(found: Types, lexicon: Lexicon) -> Types:
    gone = {general for name in found for general in lexicon.types[name].verdringt}
    return {name: hit for name, hit in found.items() if name not in gone}


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
        found = _displace(_add_hints(found, sentence.text, lexicon), lexicon)
        before = {name: TypeHit("alinea", hit.words) for name, hit in own.items()} or before
        result.append(found)
    return result


def _find_name(text: str, lexicon: Lexicon, place: str) -> Types:
    """Find the type that a folded text names first."""
    matches = [
        (match.start(), -match.end(), name, match)
        for name, entry in lexicon.types.items()
        if (match := _search(entry.name, entry, text)) is not None
    ]
    if not matches:
        return {}
    _, _, name, match = min(matches, key=lambda entry: entry[:3])
    return {name: TypeHit(place, match.group(), *(match.span() if place == "zin" else (0, 0)))}


def find_topics(
    sentences: Sequence[Sentence], types: Sequence[Types], context: Context, lexicon: Lexicon
) -> list[Types]:
    """Find what every sentence would define: the type it names first, else the inherited one.

    Returns
    -------
    list of dict
        One per sentence, with at most one type where a name was found.
    """
    places = [(context.stem, "stam"), (" | ".join(context.column_heads), "kolomkop")]
    places += [(heading, "kop") for heading in context.headings]
    named = (_find_name(text, lexicon, place) for text, place in places if text)
    inherited = next((found for found in named if found), {})
    before: Types = {}
    result = []
    for sentence, found in zip(sentences, types, strict=True):
        own = _find_name(sentence.text, lexicon, "zin")
        result.append(own or before or inherited or found)
        before = {name: TypeHit("alinea", hit.words) for name, hit in own.items()} or before
    return result
