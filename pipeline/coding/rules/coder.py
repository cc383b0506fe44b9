"""Codes paragraphs by the rules of the topic list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.coding.lexicon import Cue, Lexicon, check_names, load_lexicon
from pipeline.coding.rules.content import is_furniture
from pipeline.coding.rules.functions import Hit, Unit, build_units, match_cue
from pipeline.coding.rules.sentences import build_context, split_sentences
from pipeline.contracts import Coding, Paragraph
from pipeline.topiclist import Rule, TopicList

SCORE = 1.0


@dataclass(frozen=True)
class CodeRule:
    """A rule with its code and its conditions as a cue."""

    code: str
    rule: Rule
    cue: Cue


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
    lexicon = load_lexicon()
    rules = compile_rules(topiclist, lexicon)
    return [
        coding
        for paragraph, units in analyse(paragraphs, docs, lexicon)
        for coding in _code(paragraph, units, rules, topiclist.version)
    ]


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


def compile_rules(topiclist: TopicList, lexicon: Lexicon) -> list[CodeRule]:
    """Check the rules against the lexicon and give each the form of a cue."""
    rules = []
    for code in topiclist.codes:
        for rule in code.regels:
            place = f"topiclijst, regel {rule.line} (code {code.id})"
            check_names(place, "soort", (rule.soort, rule.onderwerp), lexicon.types)
            check_names(place, "functie", (rule.functie,), lexicon.functions)
            check_names(place, "partij", (rule.handelt, rule.noemt), lexicon.parties)
            cue = Cue(
                naam=rule.naam,
                soort=rule.soort,
                onderwerp=rule.onderwerp,
                handelt=rule.handelt,
                noemt=rule.noemt,
                woorden=rule.woorden,
                kop=rule.kop,
                niet=rule.niet,
                niet_kop=rule.niet_kop,
            )
            rules.append(CodeRule(code.id, rule, cue))
    return rules


def match_rule(rule: Rule, cue: Cue, unit: Unit) -> Hit | None:
    """Return what fires when a rule holds for a sentence, else None."""
    function = unit.functions.get(rule.functie)
    if rule.functie and function is None:
        return None
    hit = match_cue(cue, unit)
    return function if hit and function and not hit.words else hit


def _code(
    paragraph: Paragraph, units: Sequence[Unit], rules: Sequence[CodeRule], version: str
) -> Iterator[Coding]:
    done: set[str] = set()
    for entry in rules:
        if entry.code in done:
            continue
        for unit in units:
            hit = match_rule(entry.rule, entry.cue, unit)
            if hit is not None:
                done.add(entry.code)
                start, end = _find_span(hit, unit)
                evidence = _describe(entry.rule, hit, unit)
                yield Coding(
                    paragraph.paragraph_id,
                    entry.code,
                    start,
                    end,
                    SCORE,
                    "regel",
                    evidence,
                    version,
                )
                break


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
