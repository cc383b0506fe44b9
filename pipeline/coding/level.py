"""Level of a document: one school, or more schools or a region."""

import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from pipeline.coding.lexicon.objects import Patterns
from pipeline.contracts import Document, Level, Paragraph, Source
from pipeline.topiclist.patterns import compile_patterns, fold

N_TITLE_BLOCKS = 3
N_SHOWN = 3


class LevelCue(BaseModel):
    """A cue of niveau.yaml: words, where they stand, their weight and how often it counts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    naam: str
    waar: Literal["titel", "afzender", "tekst"]
    gewicht: float
    keren: int = 1
    woorden: Patterns

    def find(self, text: str) -> list[str]:
        """Find the matches in folded text, at most as many as count."""
        matches = [match.group() for match in compile_patterns(self.woorden).finditer(text)]
        return matches[: self.keren]


class LevelCues(BaseModel):
    """The cues of either level."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    regionaal: tuple[LevelCue, ...]
    school: tuple[LevelCue, ...]


@lru_cache(maxsize=1)
def _load_cues() -> LevelCues:
    text = files("pipeline.coding.lexicon").joinpath("niveau.yaml").read_text(encoding="utf-8")
    return LevelCues.model_validate(YAML(typ="safe", pure=True).load(text))


def decide_level(
    document: Document, paragraphs: Sequence[Paragraph], source: Source | None
) -> Level:
    """Decide whether a document is of one school or of a region.

    Parameters
    ----------
    document : Document
    paragraphs : sequence of Paragraph
        Its paragraphs.
    source : Source or None
        Its row in the manifest; its name of the school counts as the sender.

    Returns
    -------
    Level
        Score is the logistic of the difference in points, 0.5..1; the evidence names the cues
        with most points and their words.
    """
    texts = {
        "titel": _get_title(document, paragraphs),
        "afzender": source.school if source else "",
        "tekst": "\n".join(paragraph.text for paragraph in paragraphs),
    }
    folded = {place: fold(text) for place, text in texts.items()}
    cues = _load_cues()
    regional, regional_why = _count(cues.regionaal, folded)
    school, school_why = _count(cues.school, folded)
    is_regional = regional > school
    code = "niveau.regionaal" if is_regional else "niveau.school"
    why = (regional_why if is_regional else school_why) or ["geen aanwijzing voor een regio"]
    score = 1 / (1 + math.exp(-abs(regional - school) / 2))
    return Level(document.document_id, code, score, "; ".join(why[:N_SHOWN]))


def _get_title(document: Document, paragraphs: Sequence[Paragraph]) -> str:
    headings = [block.text for block in document.blocks if block.kind == "kop"][:N_TITLE_BLOCKS]
    outermost = [
        paragraph.heading_path[0] for paragraph in paragraphs[:1] if paragraph.heading_path
    ]
    first = [] if outermost else [paragraph.text for paragraph in paragraphs[:1]]
    return "\n".join(dict.fromkeys([*outermost, *headings[:1], *first]))


def _count(cues: Sequence[LevelCue], texts: dict[str, str]) -> tuple[float, list[str]]:
    """Add the points of cues; the reasons come with most points first."""
    found = [(cue, words) for cue in cues if (words := cue.find(texts[cue.waar]))]
    found.sort(key=lambda entry: -entry[0].gewicht * len(entry[1]))
    total = sum(cue.gewicht * len(words) for cue, words in found)
    return total, [f"{cue.naam}: '{words[0]}'" for cue, words in found]
