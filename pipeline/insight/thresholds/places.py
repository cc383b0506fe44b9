"""Finds the places in a paragraph, or in its heading, that state a threshold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.contracts import CELL_SEPARATOR, Paragraph
from pipeline.insight.thresholds.bare import find_bare_quantities, find_column_head
from pipeline.insight.thresholds.exclusions import Surroundings
from pipeline.insight.thresholds.judge import is_ahead, judge
from pipeline.insight.thresholds.objects import Quantity
from pipeline.insight.thresholds.patterns import get_pattern, get_words
from pipeline.insight.thresholds.quantities import find_quantities
from pipeline.insight.thresholds.types import find_types, infer_type, read_codes

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLAUSE_END = re.compile(r"[;:|()?]|,(?=\s+(?:dan|daarna|en bij|bij|na|anders)\b)|\s[=→–]\s|\.\s")
_HEADING = (-1, -1)


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity that states a threshold, with the offsets of its sentence or table row."""

    quantity: Quantity
    kind: str
    type: str
    sentence: tuple[int, int]

    @property
    def is_heading(self) -> bool:
        """Whether the number stands in the heading above the paragraph."""
        return self.sentence == _HEADING


def find_places(paragraph: Paragraph, doc: "Doc", codes: frozenset[str] | None) -> list[Place]:
    """Find the quantities of one paragraph that are thresholds.

    Parameters
    ----------
    codes : frozenset of str or None
        Codes of the paragraph. Without a type of absence among them only the words of the
        sentence itself can make a number a threshold; None if it was not coded.
    """
    text = paragraph.text
    coded = read_codes(codes or ())
    quantities = find_quantities(text, find_bare_quantities(paragraph, bool(coded)))
    is_uncoded = codes is not None and not coded
    above = () if is_uncoded else (paragraph.stem, *reversed(paragraph.heading_path))
    places = []
    for at, quantity in enumerate(quantities):
        sentence = find_sentence(text, doc, quantity.start)
        clause = _find_clause(text, sentence, quantities, at)
        context = (find_column_head(paragraph, quantity.start), *above)
        type_ = _infer(text, sentence, clause, quantity, context, coded)
        is_type_above = bool(coded) or any(find_types(words) for words in context)
        kind = judge(quantity, Surroundings(text, sentence, clause, type_, is_type_above))
        if kind:
            places.append(Place(quantity, kind, "" if type_ == "verzuim" else type_, sentence))
    return places


def find_sentence(text: str, doc: "Doc", at: int) -> tuple[int, int]:
    """Return the offsets of the table row, else of the sentence, that holds `at`."""
    if CELL_SEPARATOR in text:
        return 0, len(text)
    for sentence in doc.sents:
        if sentence.start_char <= at < sentence.end_char:
            return sentence.start_char, sentence.end_char
    return 0, len(text)


def _find_clause(
    text: str, sentence: tuple[int, int], quantities: Sequence[Quantity], at: int
) -> tuple[int, int]:
    """Return the offsets of the clause of a quantity; the quantities next to it bound it too."""
    quantity = quantities[at]
    start, end = sentence
    for match in _CLAUSE_END.finditer(text, *sentence):
        if match.end() <= quantity.left:
            start = match.end()
        elif match.start() >= quantity.end:
            end = match.start()
            break
    earlier = [q.right for q in quantities[:at]]
    later = [q.left for q in quantities[at + 1 :] if q.left >= quantity.right]
    return max([start, *earlier]), min([end, *later])


def _infer(
    text: str,
    sentence: tuple[int, int],
    clause: tuple[int, int],
    quantity: Quantity,
    context: Sequence[str],
    coded: Sequence[str],
) -> str:
    offset = sentence[0]
    is_day_after = quantity.comparator == "meer dan" and quantity.unit.endswith("dag")
    named = infer_type(
        text[slice(*sentence)],
        (quantity.start - offset, quantity.end - offset),
        (clause[0] - offset, clause[1] - offset),
        context,
        coded,
        (quantity.pairs[0][0] + is_day_after, quantity.unit),
    )
    # Leerplichtwet art. 21a: hours within four weeks are counted for unauthorised absence only.
    is_legal = quantity.unit in {"uur", "lesuur", "klokuur"} and quantity.window is not None
    return "ongeoorloofd" if named == "verzuim" and is_legal else named


def read_heading(paragraph: Paragraph, codes: frozenset[str] | None) -> list[Place]:
    """Read a number that stands as a heading (``9 keer``, ``Na 9 keer``, ``9``)."""
    if not paragraph.heading_path:
        return []
    heading = get_pattern("section_number").sub(_blank, paragraph.heading_path[-1])
    context = paragraph.heading_path[-2::-1]
    coded = read_codes(codes or ())
    quantities = find_quantities(heading, find_bare_quantities(paragraph, bool(coded), heading))
    places = []
    for quantity in quantities:
        whole = (0, len(heading))
        type_ = _infer(heading, whole, whole, quantity, context, coded)
        if kind := judge(quantity, Surroundings(heading, whole, whole, type_, bool(type_))):
            places.append(Place(quantity, kind, "" if type_ == "verzuim" else type_, _HEADING))
    return places


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def describe_window(quantity: Quantity, text: str) -> tuple[float | None, str, str]:
    """Return count, unit and words of the window; words alone for *van tevoren*, *op rij*."""
    if quantity.window:
        return quantity.window.count, quantity.window.unit, quantity.window.text
    if ahead := is_ahead(quantity, text):
        return None, "", ahead[0].strip()
    words = re.compile(rf"\b(?:{get_words()['window_words']})\b", re.IGNORECASE)
    near = words.search(text, quantity.start, min(len(text), quantity.end + 20))
    return None, "", near[0] if near else ""
