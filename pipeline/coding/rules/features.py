"""What the rules see, as numbers for the learned coder."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.coding.lexicon import load_lexicon
from pipeline.coding.rules.functions import Unit
from pipeline.coding.rules.matching import CodeRule
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


def tabulate(
    paragraph_ids: Sequence[str], features: Sequence[Mapping[str, int]], topiclist: TopicList
) -> "pd.DataFrame":
    """Make the table of `rule_features` of what `count_features` counted per paragraph."""
    import numpy as np
    import pandas as pd

    columns = list_features(topiclist)
    place = {name: i for i, name in enumerate(columns)}
    values = np.zeros((len(paragraph_ids), len(columns)), dtype=np.float32)
    for row, counts in enumerate(features):
        for name, count in counts.items():
            values[row, place[name]] = count
    return pd.DataFrame(values, index=list(paragraph_ids), columns=columns)


def count_features(
    units: Sequence[Unit], matches: Sequence[Collection[int]], rules: Sequence[CodeRule]
) -> dict[str, int]:
    """Count in how many sentences of a paragraph each feature holds.

    Parameters
    ----------
    matches : sequence of collection of int
        Positions of the rules that fire, per sentence.
    """
    counts: Counter[str] = Counter() if units else Counter(geen_inhoud=1)
    for unit, numbers in zip(units, matches, strict=True):
        counts.update(_describe(unit, {rules[number].code for number in numbers}, rules))
    return dict(counts)


def _describe(unit: Unit, hits: set[str], rules: Sequence[CodeRule]) -> Iterator[str]:
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
