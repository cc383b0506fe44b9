"""The rules of the topic list as conditions on a sentence."""

from dataclasses import dataclass

from pipeline.coding.lexicon import Cue, Lexicon, check_names
from pipeline.coding.rules.functions import Hit, Unit, match_cue
from pipeline.topiclist import Rule, TopicList


@dataclass(frozen=True)
class CodeRule:
    """A rule with its code and its conditions as a cue."""

    code: str
    rule: Rule
    cue: Cue


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


def match_rule(entry: CodeRule, unit: Unit) -> Hit | None:
    """Return what fires when a rule holds for a sentence, else None."""
    function = unit.functions.get(entry.rule.functie)
    if entry.rule.functie and function is None:
        return None
    hit = match_cue(entry.cue, unit)
    return function if hit and function and not hit.words else hit
