"""The lexicon as frozen objects: types of absence, parties, and the cues of each function."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from pipeline.topiclist.patterns import check_patterns, compile_patterns, fold, join_patterns

Patterns = Annotated[tuple[str, ...], AfterValidator(check_patterns)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AbsenceType(_Entry):
    """Words of one type of absence; see soorten.yaml for what each key means."""

    namen: Patterns
    woorden: Patterns
    zwak: Patterns = ()
    zwak_in: frozenset[str] = frozenset()
    kop: Patterns = ()
    niet: Patterns = ()
    onder: tuple[str, ...] = ()
    verdringt: tuple[str, ...] = ()

    @cached_property
    def name(self) -> re.Pattern[str]:
        """Words that name the type itself."""
        return compile_patterns(self.namen)

    @cached_property
    def strong(self) -> re.Pattern[str]:
        """Words that settle the type wherever they stand."""
        return compile_patterns(self.woorden)

    @cached_property
    def weak(self) -> re.Pattern[str]:
        """Words that count when nothing else settles the type."""
        return compile_patterns(self.zwak)

    @cached_property
    def heading(self) -> re.Pattern[str]:
        """Words that settle the type in a heading."""
        return compile_patterns(self.woorden + self.kop)

    @cached_property
    def other_reading(self) -> re.Pattern[str]:
        """Words that give a match another meaning."""
        return compile_patterns(self.niet)


class Cue(_Entry):
    """One cue of a function; it holds when all its conditions do, see functies.yaml."""

    naam: str
    woorden: Patterns = ()
    werkwoorden: frozenset[str] = frozenset()
    ook: Patterns = ()
    begin: Patterns = ()
    kop: Patterns = ()
    stam: Patterns = ()
    handelt: str = ""
    noemt: str = ""
    vooraan: str = ""
    soort: str = ""
    onderwerp: str = ""
    bron: frozenset[str] = frozenset()
    vorm: frozenset[str] = frozenset()
    zonder: tuple[str, ...] = ()
    zonder_alle: tuple[str, ...] = ()
    niet: Patterns = ()
    niet_kop: Patterns = ()

    def find(self, key: str, text: str) -> re.Match[str] | None:
        """Find the first match in folded text of the patterns under a key."""
        return self._compiled[key].search(text)

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        keys = ("woorden", "ook", "begin", "kop", "stam", "niet", "niet_kop")
        return {key: compile_patterns(getattr(self, key)) for key in keys}


@dataclass(frozen=True)
class Mention:
    """A party named in a text; offsets are half-open in that text."""

    party: str
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Lexicon:
    """Everything the rules know of words.

    Attributes
    ----------
    types : dict of str to AbsenceType
        Types of absence in order.
    parties : dict of str to dict of str to patterns
        Per party the names of its offices or services with their words.
    functions : dict of str to tuple of Cue
        Functions in the order in which they are looked for.
    """

    types: dict[str, AbsenceType]
    parties: dict[str, dict[str, tuple[str, ...]]]
    functions: dict[str, tuple[Cue, ...]]

    @cached_property
    def _mentions(self) -> tuple[re.Pattern[str], list[tuple[str, str]]]:
        entries = [
            (party, name, patterns)
            for party, names in self.parties.items()
            for name, patterns in names.items()
        ]
        source = "|".join(
            f"(?P<p{i}>{join_patterns(patterns)})" for i, (_, _, patterns) in enumerate(entries)
        )
        return re.compile(source), [(party, name) for party, name, _ in entries]

    def find_parties(self, text: str) -> list[Mention]:
        """Find the parties that a text names, in order and without overlap."""
        pattern, names = self._mentions
        return [
            Mention(*names[int(str(match.lastgroup)[1:])], match.start(), match.end())
            for match in pattern.finditer(fold(text))
        ]
