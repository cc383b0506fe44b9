"""What the rules see, as numbers for the learned coder."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from pipeline.coding.lexicon import load_lexicon
from pipeline.coding.rules.coder import CodeRule, analyse, compile_rules, match_rule
from pipeline.coding.rules.functions import Unit
from pipeline.contracts import Paragraph
from pipeline.topiclist import Rule, TopicList

if TYPE_CHECKING:
    import pandas as pd


def list_features(topiclist: TopicList) -> list[str]:
    """Name the columns of `rule_features` in order.

    Returns
    -------
    list of str
        ``raak:CODE`` (a rule fires), ``bijna:CODE`` (part of a rule holds), ``zin:SOORT`` and
        ``omgeving:SOORT`` (type from the sentence, or from stem, heads or headings),
        ``functie:FUNCTIE``, ``handelt:PARTIJ``, ``noemt:PARTIJ`` and ``geen_inhoud``.
    """
    lexicon = load_lexicon()
    codes, types, parties = topiclist.paragraph_code_ids, lexicon.types, lexicon.parties
    return [
        *(f"{kind}:{code}" for kind in ("raak", "bijna") for code in codes),
        *(f"{kind}:{name}" for kind in ("zin", "omgeving") for name in types),
        *(f"functie:{name}" for name in lexicon.functions),
        *(f"{kind}:{name}" for kind in ("handelt", "noemt") for name in parties),
        "geen_inhoud",
    ]


def rule_features(
    paragraphs: Sequence[Paragraph], docs: Sequence[Doc], topiclist: TopicList
) -> "pd.DataFrame":
    """Describe paragraphs by what the rules find in them.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
    docs : sequence of Doc
        The analysis of each paragraph's text, in the same order.
    topiclist : TopicList

    Returns
    -------
    pandas.DataFrame
        One row per paragraph (index: paragraph_id), the columns of `list_features`; float32,
        for each the number of sentences in which it holds.
    """
    import numpy as np
    import pandas as pd

    lexicon = load_lexicon()
    rules = compile_rules(topiclist, lexicon)
    columns = list_features(topiclist)
    place = {name: i for i, name in enumerate(columns)}
    values = np.zeros((len(paragraphs), len(columns)), dtype=np.float32)
    for row, (_, units) in enumerate(analyse(paragraphs, docs, lexicon)):
        for unit in units:
            for name in _describe(unit, rules):
                values[row, place[name]] += 1
        values[row, place["geen_inhoud"]] = not units
    return pd.DataFrame(values, index=[p.paragraph_id for p in paragraphs], columns=columns)


def _describe(unit: Unit, rules: Sequence[CodeRule]) -> Iterator[str]:
    hits = {entry.code for entry in rules if match_rule(entry.rule, entry.cue, unit)}
    near = {entry.code for entry in rules if _holds_partly(entry.rule, unit)} - hits
    yield from (f"raak:{code}" for code in sorted(hits))
    yield from (f"bijna:{code}" for code in sorted(near))
    for name, hit in unit.types.items():
        yield f"{'zin' if hit.place == 'zin' else 'omgeving'}:{name}"
    yield from (f"functie:{name}" for name in unit.functions)
    yield from (f"handelt:{party}" for party in sorted({a.party for a in unit.actors}))
    yield from (f"noemt:{party}" for party in sorted({m.party for m in unit.mentions}))


def _holds_partly(rule: Rule, unit: Unit) -> bool:
    """Tell whether a rule's type or party is there, or the function of a rule without these."""
    party = rule.handelt or rule.noemt
    if rule.soort or rule.onderwerp:
        return rule.soort in unit.types or rule.onderwerp in unit.topics
    if party:
        return any(mention.party == party for mention in unit.mentions)
    return rule.functie in unit.functions
