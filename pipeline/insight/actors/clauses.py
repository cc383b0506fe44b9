"""Cuts a paragraph into clauses and finds the verbs that are steps."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.insight.wordlists import read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BOUNDARY = re.compile(r"[.;:|?!](?=\s|$)|,\s|\s[=→–-]\s|\s(?=(?:en|maar|waarna)\s)")
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
def get_verbs(name: str) -> frozenset[str]:
    """Return a list of ``verbs.yaml`` as a set of lemmas."""
    words = read_words(__package__, "verbs")[name]
    listed = words.split() if isinstance(words, str) else words
    return frozenset(word.replace("_", " ") for word in listed)


@cache
def get_pattern(name: str) -> re.Pattern[str]:
    """Compile a pattern of ``verbs.yaml``, at the start of a clause."""
    return re.compile(rf"\W*(?:en |dan )?(?:{read_words(__package__, 'verbs')[name]})\b", re.I)


def is_step(token: "Token") -> bool:
    """Tell whether a token says what somebody does."""
    if not token.is_alpha:
        return False
    if token.pos_:
        is_duty = token.lower_ in get_verbs("duties")
        is_verb = token.pos_ == "VERB" and token.dep_ != "amod"
        return is_duty or (is_verb and token.lemma_ not in get_verbs("states"))
    return token.lemma_ in get_verbs("steps") or token.lower_ in get_verbs("duties")


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
    for start, end in pairwise(bounds):
        tokens = tokens_of[start]
        steps = tuple(token for token in tokens if is_step(token))
        # 'is bevoegd om verlof te verlenen' is one duty.
        steps = tuple(t for t in steps if t.lower_ in get_verbs("duties")) or steps
        text = doc.text[start:end]
        following = doc.text[end : end + 40].lstrip()
        clauses.append(
            Clause(start, end, steps, _is_condition(text, tokens, following), _goes_on(text, steps))
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


def _is_condition(text: str, tokens: list["Token"], following: str) -> bool:
    if get_pattern("subordinators").match(text):
        return True
    words = [token for token in tokens if token.is_alpha]
    if not words or not words[0].text[:1].isupper() or words[0].lower_ in get_verbs("imperatives"):
        return False
    is_open = text.rstrip().endswith((",", "?")) and bool(following)
    return is_open and _is_verb(words[0]) and words[0].lower_ not in {"wij", "we"}
