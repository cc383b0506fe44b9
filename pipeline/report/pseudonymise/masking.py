"""The pseudonymiser: find what identifies people, put a label in its place, keep offsets."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from typing import NamedTuple

from pipeline.report.pseudonymise.identifiers import find_identifiers
from pipeline.report.pseudonymise.lexicon import load_lexicon
from pipeline.report.pseudonymise.names import NameFinder, name_words


class Span(NamedTuple):
    """A place to mask: half-open offsets in Unicode code points, and the label put there."""

    start: int
    end: int
    label: str


class Masked(NamedTuple):
    """A masked text and the spans of the original that were replaced, in order."""

    text: str
    spans: tuple[Span, ...]

    def move(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the masked text of a place in the original.

        A place that begins or ends inside a replaced span grows to hold its whole label.
        An empty place stays empty.
        """
        if start == end:
            moved = self._move(start, to_end=False)
            return moved, moved
        return self._move(start, to_end=False), self._move(end, to_end=True)

    def _move(self, offset: int, *, to_end: bool) -> int:
        count = bisect_right([span.start for span in self.spans], offset - to_end)
        shift = sum(len(span.label) - (span.end - span.start) for span in self.spans[:count])
        if count and offset < self.spans[count - 1].end:
            span = self.spans[count - 1]
            label_end = span.end + shift
            return label_end if to_end else label_end - len(span.label)
        return offset + shift


class Pseudonymiser:
    """Replaces what identifies people by a label such as ``[naam]`` or ``[telefoon]``.

    Build it once (about a second: it reads name lists) and use it for every text.

    Parameters
    ----------
    school_names : collection of str
        Names of schools to replace by ``[school]``; empty leaves school names as they are.
    """

    def __init__(self, school_names: Collection[str] = ()) -> None:
        self._names = NameFinder(load_lexicon())
        names = sorted({name.strip() for name in school_names if name.strip()}, key=_longest_first)
        alternatives = "|".join(re.escape(name) for name in names)
        self._schools = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if names else None

    @property
    def hides_schools(self) -> bool:
        """Whether the names of schools are replaced too."""
        return self._schools is not None

    def find(self, text: str, known: frozenset[str] = frozenset()) -> list[Span]:
        """Find the places to mask, in order and without overlap.

        Parameters
        ----------
        text : str
            Text on one line.
        known : frozenset of str
            Words known to be names in this document, from `collect_names`.
        """
        candidates = [Span(*found[:2], f"[{found.label}]") for found in find_identifiers(text)]
        if self._schools:
            candidates += [Span(*m.span(), "[school]") for m in self._schools.finditer(text)]
        candidates += [Span(*name[:2], "[naam]") for name in self._names.find(text, known)]
        kept: list[Span] = []
        for candidate in candidates:
            if all(candidate.end <= span.start or span.end <= candidate.start for span in kept):
                kept.append(candidate)
        return sorted(kept)

    def collect_names(self, texts: Iterable[str]) -> frozenset[str]:
        """Collect the words that are certainly names in the texts of one document."""
        words = set()
        for text in texts:
            for name in self._names.find(text):
                if name.certain:
                    words.update(name_words(text[name.start : name.end]))
        return frozenset(words - load_lexicon().no_names)

    def mask(self, text: str, known: frozenset[str] = frozenset()) -> str:
        """Give the text with labels in the place of what identifies people."""
        return self.mask_spans(text, known).text

    def mask_spans(self, text: str, known: frozenset[str] = frozenset()) -> Masked:
        """Mask a text and say what was replaced, so that offsets can be moved along."""
        spans = self.find(text, known)
        parts, position = [], 0
        for span in spans:
            parts += [text[position : span.start], span.label]
            position = span.end
        return Masked("".join([*parts, text[position:]]), tuple(spans))


def _longest_first(name: str) -> tuple[int, str]:
    return -len(name), name
