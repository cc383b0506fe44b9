"""Codes paragraphs by the rules of the topic list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.coding.lexicon import Lexicon, load_lexicon
from pipeline.coding.rules.content import is_furniture
from pipeline.coding.rules.features import count_features, tabulate
from pipeline.coding.rules.functions import Hit, Unit, build_units
from pipeline.coding.rules.matching import CodeRule, compile_rules, match_rule
from pipeline.coding.rules.sentences import build_context, split_sentences
from pipeline.contracts import Coding, Paragraph
from pipeline.topiclist import Rule, TopicList

if TYPE_CHECKING:
    import pandas as pd

SCORE = 1.0
Hits = dict[int, Hit]


@dataclass(frozen=True)
class RuleReading:
    """What the rules make of paragraphs.

    Attributes
    ----------
    codings : list of Coding
        See `code_by_rules`.
    features : list of dict
        One per paragraph: column of `list_features` to the number of sentences in which it
        holds, where that is not 0.
    """

    codings: list[Coding]
    features: list[dict[str, int]]


def code_by_rules(
    paragraphs: Sequence[Paragraph], docs: Sequence[Doc], topiclist: TopicList
) -> list[Coding]:
    """Code paragraphs by the rules of the topic list.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Paragraphs in document order.
    docs : sequence of Doc
        The analysis of each paragraph's text, in the same order.
    topiclist : TopicList

    Returns
    -------
    list of Coding
        In the order of paragraphs and codes, at most one per paragraph and code; `start` and
        `end` mark the words that fired, or the sentence when they stand in a heading or stem.

    Raises
    ------
    TopicListError
        When a rule names a type, function or party that the lexicon does not have.
    """
    return read_by_rules(paragraphs, docs, topiclist).codings


def rule_features(
    paragraphs: Sequence[Paragraph], docs: Sequence[Doc], topiclist: TopicList
) -> "pd.DataFrame":
    """Describe paragraphs by what the rules find in them; parameters as `code_by_rules`.

    Returns
    -------
    pandas.DataFrame
        One row per paragraph (index: paragraph_id), the columns of `list_features`; float32,
        for each the number of sentences in which it holds.
    """
    features = read_by_rules(paragraphs, docs, topiclist).features
    return tabulate([p.paragraph_id for p in paragraphs], features, topiclist)


def read_by_rules(
    paragraphs: Sequence[Paragraph], docs: Sequence[Doc], topiclist: TopicList
) -> RuleReading:
    """Code paragraphs and describe what the rules see, in one pass; see `code_by_rules`."""
    lexicon = load_lexicon()
    rules = compile_rules(topiclist, lexicon)
    reading = RuleReading([], [])
    for paragraph, units in analyse(paragraphs, docs, lexicon):
        matches = [
            {i: hit for i, entry in enumerate(rules) if (hit := match_rule(entry, unit))}
            for unit in units
        ]
        reading.codings.extend(_code(paragraph, units, matches, rules, topiclist.version))
        reading.features.append(count_features(units, matches, rules))
    return reading


def analyse(
    paragraphs: Sequence[Paragraph], docs: Sequence[Doc], lexicon: Lexicon
) -> Iterator[tuple[Paragraph, list[Unit]]]:
    """Find types, parties and functions of every sentence of every paragraph."""
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        if is_furniture(paragraph):
            yield paragraph, []
            continue
        context = build_context(paragraph)
        sentences = split_sentences(paragraph, doc)
        yield paragraph, build_units(sentences, context, lexicon)


def _code(
    paragraph: Paragraph,
    units: Sequence[Unit],
    matches: Sequence[Hits],
    rules: Sequence[CodeRule],
    version: str,
) -> Iterator[Coding]:
    """Give each code by its first rule that holds, on the first sentence in which it does."""
    done: set[str] = set()
    for number in sorted({number for hits in matches for number in hits}):
        entry = rules[number]
        if entry.code in done:
            continue
        done.add(entry.code)
        unit, hit = next(
            (unit, hits[number])
            for unit, hits in zip(units, matches, strict=True)
            if number in hits
        )
        start, end = _find_span(hit, unit)
        evidence = _describe(entry.rule, hit, unit)
        yield Coding(
            paragraph.paragraph_id, entry.code, start, end, SCORE, "regel", evidence, version
        )


def _find_span(hit: Hit, unit: Unit) -> tuple[int, int]:
    sentence = unit.sentence
    if hit.end > hit.start:
        return sentence.start + hit.start, sentence.start + hit.end
    return sentence.start, sentence.end


def _describe(rule: Rule, hit: Hit, unit: Unit) -> str:
    """Say in Dutch which rule fired on which words, and where the type comes from."""
    cue = f" ({hit.name})" if hit.name != rule.naam else ""
    parts = [f"{rule.naam}{cue}: '{hit.words}'" if hit.words else f"{rule.naam}{cue}"]
    name = rule.soort or rule.onderwerp
    if name:
        found = (unit.types if rule.soort else unit.topics)[name]
        parts.append(f"{name.replace('_', ' ')} uit {found.place}: '{found.words}'")
    return "; ".join(parts)
