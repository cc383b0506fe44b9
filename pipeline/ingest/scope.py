"""Whether a document as a whole is a protocol on absence of pupils in Dutch schools."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.contracts import Block, Status

_TERMS = Path(__file__).parent / "data" / "scope.csv"
_MIN_TERMS = 3
"""Different markers of another domain that must occur: one or two may be a borrowed word."""
_MIN_SHARE = 2 / 3
"""Of all markers found, this share must be of the other domain."""
_N_SHOWN = 5
_MIN_WORDS = 5
_MESSAGES = {
    "personeel": "dit gaat over verzuim van personeel, niet van leerlingen",
    "vlaams": "dit gaat over Vlaamse regels, niet over Nederlandse",
}


@dataclass(frozen=True, slots=True)
class _Term:
    scope: str
    against: str
    pattern: re.Pattern[str]


@cache
def _load_terms() -> tuple[_Term, ...]:
    """Patterns are in lower case, for a text in lower case."""
    with _TERMS.open(encoding="utf-8", newline="") as file:
        return tuple(
            _Term(row["domein"], row["tegenover"], re.compile(row["patroon"]))
            for row in csv.DictReader(file, delimiter=";")
        )


def find_scope(blocks: Sequence[Block]) -> tuple[Status, str]:
    """Judge a document by its blocks.

    Returns
    -------
    tuple of (Status, str)
        ``'gelezen'`` and ``''``; ``'leeg'`` when there is no running text; or
        ``'buiten_bereik'`` with the words that show it. A school protocol with a paragraph
        on staff stays in scope: the markers of the whole document are weighed.
    """
    texts = [block.text for block in blocks if block.kind not in {"kop", "meubilair"}]
    if sum(len(text.split()) for text in texts) < _MIN_WORDS:
        return "leeg", "er staat geen lopende tekst in: hooguit een titel, voorblad of formulier"
    content = [block.text for block in blocks if block.kind != "meubilair"]
    text = "\n".join(content).lower()
    for scope, message in _MESSAGES.items():
        own, other = _count(text, scope)
        if len(own) >= _MIN_TERMS and own.total() >= _MIN_SHARE * (own.total() + other.total()):
            words = ", ".join(f"{word} ({n}x)" for word, n in own.most_common(_N_SHOWN))
            return "buiten_bereik", f"{message}: {words}"
    return "gelezen", ""


def _count(text: str, scope: str) -> tuple[Counter[str], Counter[str]]:
    """Count the markers of `scope` (by the word found) and those that speak against it."""
    own: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for term in _load_terms():
        found = [match[0] for match in term.pattern.finditer(text)]
        if found and term.scope == scope:
            own[Counter(found).most_common(1)[0][0]] += len(found)
        elif found and term.against == scope:
            other[found[0]] += len(found)
    return own, other
