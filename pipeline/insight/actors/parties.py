"""Finds the parties of the topic list and the roles within a school in a text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.insight.wordlists import read_words

PARTIES: tuple[str, ...] = (
    "ouders",
    "leerling",
    "school",
    "leerplicht",
    "jeugdarts",
    "samenwerkingsverband",
    "zorg",
    "wijkteam",
    "politie_halt",
    "andere_partij",
)


_POSSESSIVES = frozenset({"je", "jullie"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a text; offsets are half-open and count Unicode code points.

    Attributes
    ----------
    party : str
        One of `PARTIES`.
    name : str
        The role within the school (``'mentor'``, ``'teamleider'``), else the party itself.
    """

    start: int
    end: int
    party: str
    name: str


@cache
def _compile() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    words = read_words(__package__, "parties")
    return tuple(
        (party, name, re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE))
        for party, names in words.items()
        for name, patterns in names.items()
    )


@lru_cache(maxsize=1024)
def find_parties(text: str) -> tuple[Mention, ...]:
    """Find every party in a text, in order, without overlaps.

    Parameters
    ----------
    text : str
        A paragraph, sentence, heading or table cell.

    Returns
    -------
    tuple of Mention
        The longest match at each place: ``'consulent passend onderwijs'`` is the
        samenwerkingsverband, not the consulent of leerplicht.
    """
    found = [
        Mention(match.start(), match.end(), party, name)
        for party, name, pattern in _compile()
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    starts = {mention.start for mention in found}
    for mention in found:
        is_possessive = text[mention.start : mention.end].lower() in _POSSESSIVES
        if is_possessive and mention.end + 1 in starts:
            continue  # 'je mentor'
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)
