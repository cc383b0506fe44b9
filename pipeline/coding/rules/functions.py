"""The second axis: what a sentence does (define, prescribe, register, ...)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.coding.lexicon import Cue, Lexicon, Mention
from pipeline.coding.rules.actors import Actor, find_actors
from pipeline.coding.rules.headed import find_column_actors, find_heading_actor
from pipeline.coding.rules.sentences import Context, Sentence
from pipeline.coding.rules.types import Types, find_topics, find_types

MAX_LABEL = 4  # characters before the name: an article
MAX_LABEL_WORDS = 6


@dataclass(frozen=True)
class Hit:
    """What fired: name of the cue, words, and half-open offsets in the sentence."""

    name: str
    words: str
    start: int
    end: int


@dataclass
class Unit:
    """A sentence with everything the rules know of it."""

    sentence: Sentence
    context: Context
    types: Types
    topics: Types
    mentions: list[Mention]
    actors: list[Actor]
    functions: dict[str, Hit] = field(default_factory=dict)


def build_units(
    sentences: Sequence[Sentence],
    context: Context,
    lexicon: Lexicon,
) -> list[Unit]:
    """Find parties and functions of the sentences of one paragraph."""
    units: list[Unit] = []
    types = find_types(sentences, context, lexicon)
    topics = find_topics(sentences, types, context, lexicon)
    for sentence, found, topic in zip(sentences, types, topics, strict=True):
        mentions = lexicon.find_parties(sentence.text)
        before = units[-1].mentions if units else ()
        actors = find_actors(sentence, mentions, before)
        actors += find_column_actors(sentence, context, lexicon)
        if heading := find_heading_actor(sentence, context, lexicon):
            # the subject is in the heading, so what follows the verb is no subject
            first_comma = sentence.text.find(",") % (len(sentence.text) + 1)
            actors = heading + [actor for actor in actors if actor.start > first_comma]
        unit = Unit(sentence, context, found, topic, mentions, actors)
        for function, cues in lexicon.functions.items():
            hit = next((hit for cue in cues if (hit := match_cue(cue, unit))), None)
            if hit is not None:
                unit.functions[function] = hit
        units.append(unit)
    return units


def match_cue(cue: Cue, unit: Unit) -> Hit | None:
    """Return what fires when all conditions of a cue hold, else None."""
    if cue.vorm and unit.context.kind not in cue.vorm:
        return None
    if cue.soort and cue.soort not in unit.types:
        return None
    if cue.onderwerp and cue.onderwerp not in unit.topics:
        return None
    if cue.bron and all(hit.place not in cue.bron for hit in unit.types.values()):
        return None
    if any(function in unit.functions for function in cue.zonder):
        return None
    if cue.zonder_alle and all(function in unit.functions for function in cue.zonder_alle):
        return None
    if cue.noemt and all(mention.party != cue.noemt for mention in unit.mentions):
        return None
    if cue.vooraan and not _stands_first(cue.vooraan, unit):
        return None
    text = _match_text(cue, unit)
    hits = [text, _match_context(cue, unit), _match_actor(cue.handelt, unit, text)]
    if not all(hits) or _is_excluded(cue, unit):
        return None
    shown = max((hit for hit in hits if hit), key=lambda hit: hit.end - hit.start)
    return Hit(cue.naam, shown.words, shown.start, shown.end)


_ANY = Hit("", "", 0, 0)


def _match_text(cue: Cue, unit: Unit) -> Hit | None:
    text = unit.sentence.text
    hit: Hit | None = _ANY
    if cue.werkwoorden:
        hit = _match_verb(cue.werkwoorden, unit.sentence)
    for key, patterns in (("begin", cue.begin), ("woorden", cue.woorden)):
        if patterns and hit:
            match = cue.find(key, text)
            hit = Hit("", match.group(), *match.span()) if match else None
            if key == "begin" and hit and hit.start:
                hit = None
    return None if hit and cue.ook and not cue.find("ook", text) else hit


def _match_verb(verbs: frozenset[str], sentence: Sentence) -> Hit | None:
    if not verbs & sentence.lemmas:
        return None
    word = next(word for word in sentence.words if word.lemma in verbs)
    return Hit("", word.text, word.start - sentence.start, word.end - sentence.start)


def _match_context(cue: Cue, unit: Unit) -> Hit | None:
    context = unit.context
    for key, patterns, text in (
        ("kop", cue.kop, context.heading_text),
        ("stam", cue.stam, context.stem),
    ):
        if patterns:
            match = cue.find(key, text)
            return Hit("", match.group(), 0, 0) if match else None
    return _ANY


def _match_actor(party: str, unit: Unit, text: Hit | None) -> Hit | None:
    """Find the acting party; with words, the last one before their end must be the one."""
    if not party:
        return _ANY
    actors = unit.actors
    if text is not None and text.end > text.start:
        nearest = [actor for actor in actors if actor.start < text.end]
        actors = nearest[-1:] or actors
    actor = next((actor for actor in actors if actor.party == party), None)
    return Hit("", actor.words, actor.start, actor.end) if actor else None


def _stands_first(party: str, unit: Unit) -> bool:
    """Tell whether the text begins with a party as a label: 'Mentor: ...', 'Docent | ...'."""
    if not unit.mentions or unit.mentions[0].party != party or unit.mentions[0].start > MAX_LABEL:
        return False
    words = [
        w for w in unit.sentence.words if w.start - unit.sentence.start >= unit.mentions[0].end
    ]
    return any(word.text in {":", "|", "-"} for word in words[:MAX_LABEL_WORDS])


def _is_excluded(cue: Cue, unit: Unit) -> bool:
    return bool(
        (cue.niet and cue.find("niet", unit.sentence.text))
        or (cue.niet_kop and cue.find("niet_kop", unit.context.heading_text))
    )
