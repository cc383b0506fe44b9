"""Names of people in running text, contact blocks and lists.

Evidence, strongest first: a title ('mevrouw Tolsma'), initials ('R. Klaver'), a first name
with a surname, a function beside the name ('Directeur: Van Leeuwen'), a first name alone.
What is a name by the first four kinds counts as a name elsewhere in the same document.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.report.pseudonymise.lexicon import Lexicon
from pipeline.report.pseudonymise.name_patterns import CAPITALISED, NamePatterns

_SENTENCE_START = re.compile(r"(?:^|[.!?:;|•>\n“”\"‘(\]]|\s[–-]|^[\d.]+)\s*$")
_BEFORE = re.compile(r"([\w'’-]+)(?:\s+(?:[Dd]en?|[Hh]et|'t|[Vv]an|aan|der|en|\w+,))*\s*$")
_AFTER = re.compile(rf"\s*-?(?:\s*{CAPITALISED}){{1,3}}")
# The words that end the name of a school: 'Douwe Halbesma College', 'Anne Frankschool'.
_SCHOOL_END = re.compile(
    r"(?:college|lyceum|gymnasium|scholengemeenschap|atheneum|mavo|museum|stichting|"
    r"(?<!basis)(?<!praktijk)school)(?!\w)",
    re.IGNORECASE,
)
# 'Kennedyschool', 'Voorbeeldbrief': what ends so is no person.
_THING_TAIL = re.compile(
    r"(?:school|college|lyceum|gymnasium|stichting|straat|plein|museum|methode|wet|brief|"
    r"formulier|lijst|schema|protocol|overzicht|gegevens|regeling|plan)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Hh]et|[Ee]en)\s+$")
_NO_NAME_AFTER = re.compile(r"\.\s*[\da-z–-]")  # 'Sem. 1', 'Max. drie'
# Not 'De' and 'Het', which begin the names of schools.
_PERSONAL_PARTICLES = frozenset({"van", "von", "ter", "ten", "el", "al"})


class Name(NamedTuple):
    """A place in a text (half-open); `certain` names may be looked for elsewhere."""

    start: int
    end: int
    certain: bool


class NameFinder:
    """Finds names of people; built once, since compiling the lists takes time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._patterns = NamePatterns(lexicon)

    def find(self, text: str, known: frozenset[str] = frozenset()) -> list[Name]:
        """Find the names in a text.

        Parameters
        ----------
        text : str
            Text on one line.
        known : frozenset of str
            Words that are certainly names in the document this text is from.

        Returns
        -------
        list of Name
            Strongest evidence first; places may overlap, the first one counts.
        """
        found = [*self._with_title(text), *self._with_initials(text)]
        found += [*self._full_names(text), *self._beside_function(text)]
        here = {word for name in found for word in name_words(text[name.start : name.end])}
        found += self._single_words(text, known | here)
        return [*found, *self._joined(text, found)]

    def _with_title(self, text: str) -> Iterator[Name]:
        for match in self._patterns.title.finditer(text):
            start, end = match.span("name")
            start, end = self._trim(text, start, end)
            if end > start and not self._names_a_school(text, match.start(), start, end):
                yield Name(start, end, certain=True)

    def _with_initials(self, text: str) -> Iterator[Name]:
        """Initials with a surname; 'B. Contactgegevens' at the start is a list label."""
        for match in self._patterns.initials.finditer(text):
            start, end = self._trim(text, *match.span("name"))
            name = text[start:end]
            last = name.rsplit(".", 1)[-1].split()[-1:]
            if not last or last[0] in self._lexicon.no_names:
                continue
            if name.count(".") == 1 and last[0] not in self._lexicon.surnames:
                labelled = self._at_start(text, start)
                followed = re.match(r"\s*(?:[,|(/]|\.\s|\.?$)", text[end:])
                if (labelled and not followed) or self._lexicon.is_word(last[0]):
                    continue
            if not self._names_a_school(text, start, start, end):
                yield Name(start, end, certain=True)

    def _full_names(self, text: str) -> Iterator[Name]:
        position = 0
        while match := self._patterns.full.search(text, position):
            position = match.end("first")
            first = match["first"]
            start, end = self._trim(text, *match.span())
            last = text[match.start("last") : end].split()
            if not self._is_first_name(first) or not last or end <= match.end("first"):
                continue
            doubtful = self._at_start(text, start) and self._is_common(first)
            if doubtful and last[-1] not in self._lexicon.surnames:
                continue
            if not self._names_a_school(text, start, start, end):
                yield Name(start, end, certain=True)
                position = end

    def _beside_function(self, text: str) -> Iterator[Name]:
        for pattern in self._patterns.functions:
            for match in pattern.finditer(text):
                start, end = self._trim(text, *match.span("name"))
                words = text[start:end].split()
                if not words or not self._plausible(words):
                    continue
                if not self._names_a_school(text, start, start, end):
                    yield Name(start, end, certain=True)

    def _plausible(self, words: list[str]) -> bool:
        """Tell whether words beside a function form a name: a known one, or 'Van Leeuwen'."""
        lexicon = self._lexicon
        if any(word.lower() in lexicon.organisations for word in words):
            return False
        if self._is_first_name(words[0]):
            return len(words) > 1 or not lexicon.is_word(words[0])
        if words[-1] in lexicon.no_names:
            return False
        if words[0].lower() in _PERSONAL_PARTICLES:
            return len(words) > 1
        listed = words[-1] in lexicon.surnames and words[-1] not in lexicon.places
        return listed and not lexicon.is_word(words[-1])

    def _single_words(self, text: str, known: set[str] | frozenset[str]) -> Iterator[Name]:
        """First names, and words known as names; in the middle of a sentence they are certain."""
        for match in re.finditer(rf"(?<![\w'’@-]){CAPITALISED}", text):
            word, (start, end) = match.group(), match.span()
            if word.endswith(("'s", "’s")):
                word, end = word[:-2], end - 2
            first = self._is_first_name(word) and word not in self._lexicon.places
            is_known = word in known or word.split("-")[0] in known
            if not (first or is_known) or _NO_NAME_AFTER.match(text[end:]):
                continue
            at_start = self._at_start(text, start)
            ambiguous = at_start and self._is_common(word) and not (first and is_known)
            if ambiguous or _ARTICLE.search(text[:start]):
                continue
            if not self._names_a_school(text, start, start, end):
                yield Name(self._take_first_name(text, start), end, first and not at_start)

    def _take_first_name(self, text: str, start: int) -> int:
        """Move the start to an unlisted first name before a known surname ('Ferdau Postma')."""
        match = re.search(rf"(?<![\w'’@-])({CAPITALISED})\s+$", text[:start])
        if not match:
            return start
        lexicon, word = self._lexicon, match[1]
        other = word in lexicon.no_names or word.lower() in lexicon.organisations
        return start if other or lexicon.is_word(word) else match.start()

    def _joined(self, text: str, found: list[Name]) -> Iterator[Name]:
        """Surnames strung to a name: 'mevrouw Jansen en De Vries', 'Pronk / De Haas'."""
        pattern = re.compile(rf"\s*(?:,|/|\ben\b|\bof\b)\s+(?P<name>{self._patterns.surname})")
        for name in found:
            match = pattern.match(text, name.end)
            if match and match["name"].split()[-1] in self._lexicon.surnames:
                start, end = match.span("name")
                if self._trim(text, start, end) == (start, end) and not self._names_a_school(
                    text, start, start, end
                ):
                    yield Name(start, end, certain=False)

    def _is_first_name(self, word: str) -> bool:
        """Tell whether the word is a first name; of 'Jan-Willem' both halves must be."""
        lexicon = self._lexicon
        if word in lexicon.no_names:
            return False
        return word in lexicon.first_names or all(
            half in lexicon.first_names and half not in lexicon.no_names for half in word.split("-")
        )

    def _is_common(self, word: str) -> bool:
        """Tell whether the word at the start of a sentence is rather a word than a name."""
        return word not in self._lexicon.clear_names and self._lexicon.is_word(word)

    def _at_start(self, text: str, start: int) -> bool:
        return _SENTENCE_START.search(text[:start]) is not None

    def _trim(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Cut words off the end that are no part of a name: 'Wilma Magister', 'Jansen Bel'."""
        words = list(re.finditer(r"\S+", text[start:end]))
        while words and words[-1].group() in self._lexicon.no_names:
            words.pop()
        return (start, start + words[-1].end()) if words else (start, start)

    def _names_a_school(self, text: str, before: int, start: int, end: int) -> bool:
        """Tell whether the words are (part of) the name of a school, place or organisation."""
        organisations = self._lexicon.organisations
        if _THING_TAIL.search(text[start:end]):
            return True
        following = _AFTER.match(text[end:])
        if following and _SCHOOL_END.search(following.group()):
            return True
        preceding = _BEFORE.search(text[:before])
        return preceding is not None and preceding[1].lower() in organisations


def name_words(name: str) -> list[str]:
    """Give the words of a name that can stand for a person by themselves, no initials."""
    return [word for word in re.findall(r"[^\W\d_][\w'’-]{2,}", name) if word[0].isupper()]
