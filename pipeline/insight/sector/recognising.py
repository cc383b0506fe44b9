"""Recognises the sector of a document; the cues are in ``words.yaml``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.contracts import SECTORS, Paragraph, Sector
from pipeline.insight.wordlists import read_words

_CLEAR = 3.0
"""Points that the first sector must be ahead of the second before it is called clear."""
_N_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SectorGuess:
    """A sector with the words that tell it.

    Attributes
    ----------
    is_clear : bool
        Whether the sector is well ahead of the others.
    words : tuple of str
        A few words from the text, heaviest cues first.
    """

    sector: Sector
    is_clear: bool
    words: tuple[str, ...]


def recognise_sector(file_name: str, paragraphs: Sequence[Paragraph]) -> SectorGuess | None:
    """Recognise po, vo or so; None when no cue stands in the document.

    Parameters
    ----------
    file_name : str
        Counts as a title; underscores in it separate words.
    paragraphs : sequence of Paragraph
        Those of one document.
    """
    headings = {heading for paragraph in paragraphs for heading in paragraph.heading_path[:1]}
    title = " ".join([file_name.replace("_", " "), *sorted(headings)])
    texts = [paragraph.text for paragraph in paragraphs]
    counted = {sector: _count(sector, title, texts) for sector in SECTORS}
    first, second, _ = sorted(SECTORS, key=lambda sector: -counted[sector][0])
    points, words = counted[first]
    if not points:
        return None
    return SectorGuess(first, points - counted[second][0] >= _CLEAR, words[:_N_SHOWN])


def _count(sector: Sector, title: str, texts: Sequence[str]) -> tuple[float, tuple[str, ...]]:
    total, found = 0.0, []
    for cue in read_words(__package__, "words")[sector]:
        pattern = re.compile(cue["woorden"], re.IGNORECASE)
        matches = [
            m for text in ([title] if cue.get("titel") else texts) if (m := pattern.search(text))
        ]
        points = cue["punten"] * min(len(matches), cue["keren"])
        if points:
            total += points
            found.append((-points, matches[0].group().lower()))
    return total, tuple(dict.fromkeys(word for _, word in sorted(found)))
