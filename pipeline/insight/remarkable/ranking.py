"""Ranks passages that stand out and proposes a code `bijzonder.*` with the reason."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pipeline.contracts.columns import count, number, schema, text
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results
from pipeline.contracts.validation import build_table
from pipeline.insight.remarkable.describing import Describer, Row, explain
from pipeline.insight.remarkable.features import (
    Floats,
    find_rare_words,
    find_unique_combinations,
    measure_unusual,
)
from pipeline.insight.remarkable.verdicts import Verdict, make_key

N_SHOWN = 50
PER_SCHOOL = 4
"""A reader wants to see many schools, not one odd protocol from end to end."""
MIN_WORDS = 8
_WEIGHT_PRIOR = 2.0

REMARKABLE = schema(
    "remarkable",
    {
        "rank": count("plaats, 1 valt het meest op", at_least=1),
        "score": number("hoe sterk de passage opvalt (0-1)", 1),
        "proposal": text("voorgestelde code"),
        "reason": text("waarom de passage opvalt"),
        "school": text("naam van de school"),
        "sector": text("sector van de school", *SECTORS),
        "document_id": text("sleutel van het document"),
        "file_name": text("bestandsnaam"),
        "page": count("bladzijde, leeg voor Word", "Int64", at_least=1),
        "paragraph_id": text("sleutel van de alinea", unique=True),
        "passage": text("de tekst"),
        "nearest": text("de meest gelijkende passages van andere scholen, een per regel"),
        "key": text("sleutel van de passage, waarmee een oordeel bewaard blijft"),
        "verdict": text("oordeel van een lezer, leeg als dat er nog niet is", "", "ja", "nee"),
    },
)


def rank_remarkable(
    results: Results,
    words: Mapping[str, Sequence[str]],
    prior: Mapping[str, float] | None = None,
    n: int = N_SHOWN,
    verdicts: Mapping[str, Verdict] | None = None,
) -> pd.DataFrame:
    """Rank the passages that stand out most, at most `PER_SCHOOL` of one school.

    Parameters
    ----------
    words : mapping of paragraph_id to sequence of str
        Lemmas of each paragraph's content words, in order.
    prior : mapping of paragraph_id to float, optional
        Probability (0..1) that the learned coder gives to any code `bijzonder.*`.
    verdicts : mapping of str to Verdict, optional
        What a reader decided, by `make_key`.

    Returns
    -------
    DataFrame
        Table `REMARKABLE`: what a reader accepted, then at most `n` new proposals, then what a
        reader rejected. Empty for a run of fewer than three schools, in which nothing can
        stand out.
    """
    paragraphs = _list_paragraphs(results)
    school_ids = [str(row["school_id"]) for row in paragraphs]
    if len(set(school_ids)) <= 2:
        return build_table([], REMARKABLE)
    lemmas = [words[row["paragraph_id"]] for row in paragraphs]
    unusual = measure_unusual([row["text"] for row in paragraphs], lemmas, school_ids)
    scores = weigh_prior(unusual.scores, [row["paragraph_id"] for row in paragraphs], prior)
    rare = find_rare_words(lemmas, school_ids)
    keys = [
        make_key(school_id, row["text"])
        for school_id, row in zip(school_ids, paragraphs, strict=True)
    ]
    describer = Describer(results)
    together = find_unique_combinations(
        [describer.list_codes(row) for row in paragraphs], school_ids
    )
    rows = []
    for rank, (i, verdict) in enumerate(
        _order(scores, paragraphs, keys, verdicts or {}, n), start=1
    ):
        nearest = [paragraphs[j] for j in unusual.nearest[i][:2] if j >= 0]
        rows.append(
            {
                **describer.describe(paragraphs[i]),
                "rank": rank,
                "score": float(scores[i]),
                "reason": explain(rare[i], float(unusual.distances[i]), together[i]),
                "nearest": describer.quote(nearest),
                "key": keys[i],
                **_show(verdict),
            }
        )
    return build_table(rows, REMARKABLE)


def _list_paragraphs(results: Results) -> list[dict[Hashable, Any]]:
    """Give the paragraphs as rows, with the school they are of."""
    schools = dict(
        zip(results.documents["document_id"], results.documents["school_id"], strict=True)
    )
    school_ids = results.paragraphs["document_id"].map(schools)
    return results.paragraphs.assign(school_id=school_ids).to_dict("records")


def _show(verdict: Verdict | None) -> dict[str, str]:
    """Give the columns that a verdict fills; a reader may have changed the proposal."""
    if verdict is None:
        return {"verdict": ""}
    return {"verdict": "ja" if verdict.is_accepted else "nee", "proposal": verdict.code}


def _order(
    scores: Floats,
    paragraphs: Sequence[Row],
    keys: Sequence[str],
    verdicts: Mapping[str, Verdict],
    n: int,
) -> list[tuple[int, Verdict | None]]:
    """Put accepted passages first, then `n` new ones, then those rejected; each best first."""
    by_score = np.argsort(-scores, kind="stable").tolist()
    judged = {keys[i]: i for i in reversed(by_score) if keys[i] in verdicts}
    accepted = [(i, verdicts[key]) for key, i in judged.items() if verdicts[key].is_accepted]
    rejected = [(i, verdicts[key]) for key, i in judged.items() if not verdicts[key].is_accepted]
    places = [i for i in range(len(keys)) if keys[i] not in verdicts]
    picked = pick_best(scores[places], [paragraphs[i] for i in places], n)
    new = [(places[at], None) for at in picked]
    return [*_sort(accepted, scores), *new, *_sort(rejected, scores)]


def _sort(
    judged: Sequence[tuple[int, Verdict]], scores: Floats
) -> list[tuple[int, Verdict | None]]:
    return [*sorted(judged, key=lambda found: (-scores[found[0]], found[0]))]


def weigh_prior(unusual: Floats, keys: Sequence[str], prior: Mapping[str, float] | None) -> Floats:
    """Weigh how unusual passages are with what the learned coder sees in them, if it ran."""
    if not prior:
        return unusual
    likely = np.array([prior.get(key, 0.0) for key in keys])
    return (unusual + _WEIGHT_PRIOR * likely) / (1 + _WEIGHT_PRIOR)


def pick_best(scores: Floats, paragraphs: Sequence[Row], n: int) -> list[int]:
    """Return the places of the `n` best, at most `PER_SCHOOL` of one school, best first."""
    taken: Counter[str] = Counter()
    picked: list[int] = []
    for i in np.argsort(-scores, kind="stable").tolist():
        school = paragraphs[i]["school_id"]
        if len(paragraphs[i]["text"].split()) < MIN_WORDS or taken[school] == PER_SCHOOL:
            continue
        taken[school] += 1
        picked.append(i)
        if len(picked) == n:
            break
    return picked
