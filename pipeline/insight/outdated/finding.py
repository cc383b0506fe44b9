"""Finds outdated names and rules; the list with the reason of each is ``terms.yaml``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.contracts import Paragraph
from pipeline.insight.wordlists import read_words


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of ``terms.yaml`` with its patterns compiled; the fields are explained there."""

    name: str
    old: str
    new: str
    since: str
    source: str
    note: str
    is_gone: bool
    words: re.Pattern[str]
    explained: re.Pattern[str] | None
    modern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class OutdatedTerm:
    """An outdated name or rule in a paragraph.

    Attributes
    ----------
    term : str
        Key of the entry in ``terms.yaml``.
    written : str
        As the text has it.
    start, end : int
        Offsets in the paragraph.
    is_mixed : bool
        The document uses the new name too, in another paragraph.
    """

    paragraph_id: str
    term: str
    written: str
    start: int
    end: int
    passage: str
    is_mixed: bool


@cache
def get_terms() -> dict[str, Term]:
    """Read ``terms.yaml``, by key."""
    return {
        name: _make_term(name, entry) for name, entry in read_words(__package__, "terms").items()
    }


def find_outdated(paragraphs: Sequence[Paragraph]) -> list[OutdatedTerm]:
    """Find what is outdated in the paragraphs of one document.

    Returns
    -------
    list of OutdatedTerm
        In the order of the text; a term at most once per paragraph. A paragraph that gives the
        new name beside the old one (``RMC, nu Doorstroompunt``) is in order.
    """
    found = []
    for paragraph in paragraphs:
        for name, term in get_terms().items():
            match = term.words.search(paragraph.text)
            if match is None or (term.explained and term.explained.search(paragraph.text)):
                continue
            is_mixed = bool(
                term.modern and any(term.modern.search(other.text) for other in paragraphs)
            )
            found.append(
                OutdatedTerm(
                    paragraph.paragraph_id, name, match.group(), *match.span(),
                    paragraph.text, is_mixed,
                )
            )  # fmt: skip
    return found


def _make_term(name: str, entry: dict[str, str | list[str]]) -> Term:
    texts = {key: value for key, value in entry.items() if isinstance(value, str)}
    patterns = {key: _join(value) for key, value in entry.items() if isinstance(value, list)}
    return Term(
        name=name,
        old=texts["oud"],
        new=texts["nu"],
        since=texts["sinds"],
        source=texts["bron"],
        note=texts["toelichting"],
        is_gone=texts["nadruk"] == "vervallen",
        words=patterns["woorden"],
        explained=patterns.get("niet_bij"),
        modern=patterns.get("ook"),
    )


def _join(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
