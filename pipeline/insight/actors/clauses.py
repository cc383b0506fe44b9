"""Cuts a paragraph into clauses."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.insight.actors.steps import (
    get_imperatives,
    get_verbs,
    is_step,
    list_words,
    says_action,
)
from pipeline.insight.wordlists import read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BOUNDARY = re.compile(r"[.;:|?!](?=\s|$)|,\s|\s[=→–-]\s|\s(?=(?:en|maar|waarna)\s)")
# Auxiliaries that make a participle a step; 'moet zijn ingeleverd' says what is to be done too.
_PASSIVES = frozenset({"worden", "moeten", "dienen"})
_RELATIVE = re.compile(r"\b(?:die|dat)\b")
_GOES_ON = re.compile(r"\W*(?:en|maar|waarna)\s+(?:(?:zo nodig|dan|daarna|eventueel)\s+)?")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text with at most one subject of its own.

    Attributes
    ----------
    start, end : int
        Offsets in the paragraph.
    steps : tuple of Token
        Verbs that say what somebody does.
    is_condition : bool
        Whether it only says when: *als ...*, *Is een leerling ziek, dan ...*
    is_coordinate : bool
        Whether it goes on after *en* without a subject: ``belt ouders en informeert ...``.
    """

    start: int
    end: int
    steps: tuple["Token", ...]
    is_condition: bool
    is_coordinate: bool


@cache
def get_pattern(name: str) -> re.Pattern[str]:
    """Compile a pattern of ``verbs.yaml``, at the start of a clause."""
    return re.compile(rf"\W*(?:en |dan )?(?:{read_words(__package__, 'verbs')[name]})\b", re.I)


def split_clauses(doc: "Doc") -> list[Clause]:
    """Cut a paragraph into clauses.

    Parameters
    ----------
    doc : Doc
        A paragraph, tokenised and lemmatised; parts of speech are used if there are any.

    Returns
    -------
    list of Clause
        In order; a piece without a verb belongs to the clause before it.
    """
    bounds = _find_bounds(doc)
    tokens_of: dict[int, list[Token]] = {start: [] for start in bounds}
    for token in doc:
        tokens_of[bounds[bisect_right(bounds, token.idx) - 1]].append(token)
    clauses: list[Clause] = []
    is_passive = False
    for start, end in pairwise(bounds):
        tokens = tokens_of[start]
        first = list_words(doc.text[start:end])[:1]
        is_passive = any(token.lemma_ in _PASSIVES for token in tokens) or (
            is_passive and bool(_GOES_ON.match(doc.text[start:end]))
        )
        steps = tuple(
            token
            for token in tokens
            if (is_step(token) and says_action(token, tokens, first, is_passive))
            or ([token.text] == first and token.lower_ in get_imperatives())
        )
        # 'is bevoegd om verlof te verlenen' is one duty.
        steps = tuple(t for t in steps if t.lower_ in get_verbs("duties")) or steps
        text = doc.text[start:end]
        following = doc.text[end : end + 40].lstrip()
        clauses.append(
            Clause(
                start,
                end,
                steps,
                _is_condition(text, tokens, following),
                _goes_on(text, steps) or _goes_on_after_comma(text, steps, clauses),
            )
        )
    return clauses


def _find_bounds(doc: "Doc") -> list[int]:
    """Cut at punctuation, and at *en* only where a verb follows at once."""
    text = doc.text
    bounds = {0, len(text), *(sentence.start_char for sentence in doc.sents)}
    starts = {token.idx: token for token in doc}
    for match in _BOUNDARY.finditer(text):
        if match[0].strip():
            bounds.add(match.end())
        elif after := _GOES_ON.match(text, match.end()):
            token = starts.get(after.end())
            if token is not None and _is_verb(token):
                bounds.add(match.end())
    return sorted(bounds)


def _is_verb(token: "Token") -> bool:
    return is_step(token) or token.lemma_ in get_verbs("states") or token.pos_ in {"VERB", "AUX"}


def _goes_on(text: str, steps: tuple["Token", ...]) -> bool:
    match = _GOES_ON.match(text)
    return match is not None and any(text.startswith(step.text, match.end()) for step in steps)


def _goes_on_after_comma(text: str, steps: tuple["Token", ...], earlier: Sequence[Clause]) -> bool:
    """Recognise *de mentor houdt bij, spreekt aan*: a verb opens after a clause with a step."""
    if not steps or not earlier or earlier[-1].is_condition:
        return False
    before = steps[0].doc.text[: steps[0].idx].rstrip()
    is_relative = _RELATIVE.search(before, earlier[-1].start)
    return (
        before.endswith(",")
        and bool(earlier[-1].steps or is_relative)
        and list_words(text)[:1] == [steps[0].text]
    )


def _is_condition(text: str, tokens: list["Token"], following: str) -> bool:
    if get_pattern("subordinators").match(text):
        return True
    words = [token for token in tokens if token.is_alpha]
    if not words or not words[0].text[:1].isupper() or words[0].lower_ in get_imperatives():
        return False
    is_open = text.rstrip().endswith((",", "?")) and bool(following)
    return is_open and _is_verb(words[0]) and words[0].lower_ not in {"wij", "we"}
