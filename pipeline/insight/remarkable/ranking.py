"""Ranks passages that stand out and proposes a code `bijzonder.*` with the reason."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from typing import Any

import numpy as np
import pandas as pd

from pipeline.contracts.columns import count, number, schema, text
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results
from pipeline.contracts.validation import build_table
from pipeline.insight.remarkable.features import (
    Floats,
    find_rare_words,
    make_vectors,
    measure_distance,
    measure_wording,
    rank_fractions,
)

Row = Mapping[Hashable, Any]

N_SHOWN = 50
PER_SCHOOL = 4
"""A reader wants to see many schools, not one odd protocol from end to end."""
MIN_WORDS = 8
_WEIGHT_PRIOR = 2.0
_CATEGORY = "bijzonder."
_PARTNERS = ("rol.samenwerkingsverband", "rol.zorg", "rol.wijkteam", "rol.andere_partij")

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
    },
)


def rank_remarkable(
    results: Results,
    words: Mapping[str, Sequence[str]],
    prior: Mapping[str, float] | None = None,
    n: int = N_SHOWN,
) -> pd.DataFrame:
    """Rank the passages that stand out most, at most `PER_SCHOOL` of one school.

    Parameters
    ----------
    words : mapping of paragraph_id to sequence of str
        Lemmas of each paragraph's content words, in order.
    prior : mapping of paragraph_id to float, optional
        Probability (0..1) that the learned coder gives to any code `bijzonder.*`.

    Returns
    -------
    DataFrame
        Table `REMARKABLE`, at most `n` rows; empty for a run of fewer than three schools, in
        which nothing can stand out.
    """
    schools = dict(
        zip(results.documents["document_id"], results.documents["school_id"], strict=True)
    )
    paragraphs = results.paragraphs.assign(
        school_id=results.paragraphs["document_id"].map(schools)
    ).to_dict("records")
    school_ids = [str(row["school_id"]) for row in paragraphs]
    if len(set(school_ids)) <= 2:
        return build_table([], REMARKABLE)
    lemmas = [words[row["paragraph_id"]] for row in paragraphs]
    vectors = make_vectors([row["text"] for row in paragraphs])
    distances, nearest = measure_distance(vectors, school_ids)
    wording = measure_wording(lemmas, school_ids)
    unusual = (rank_fractions(distances) + rank_fractions(wording)) / 2
    scores = weigh_prior(unusual, [row["paragraph_id"] for row in paragraphs], prior)
    rare = find_rare_words(lemmas, school_ids)
    reasons = {i: _explain(rare[i], float(distances[i])) for i in range(len(paragraphs))}
    picked = pick_best(scores, paragraphs, n)
    describe = _Describer(results)
    return build_table(
        (
            {
                "rank": rank,
                "score": float(scores[i]),
                "reason": reasons[i],
                "nearest": describe.quote([paragraphs[j] for j in nearest[i][:2] if j >= 0]),
                **describe.row(paragraphs[i]),
            }
            for rank, i in enumerate(picked, start=1)
        ),
        REMARKABLE,
    )


def weigh_prior(unusual: Floats, keys: Sequence[str], prior: Mapping[str, float] | None) -> Floats:
    """Weigh how unusual passages are with what the learned coder sees in them, if it ran."""
    if not prior:
        return unusual
    likely = np.array([prior.get(key, 0.0) for key in keys])
    return (unusual + _WEIGHT_PRIOR * likely) / (1 + _WEIGHT_PRIOR)


class _Describer:
    """Writes passages with their school, file and proposed code."""

    def __init__(self, results: Results) -> None:
        self._documents = {row["document_id"]: row for row in results.documents.to_dict("records")}
        self._codes: dict[str, set[str]] = defaultdict(set)
        for coding in results.codings.to_dict("records"):
            self._codes[coding["paragraph_id"]].add(coding["code"])

    def row(self, paragraph: Row) -> dict[str, Any]:
        document = self._documents[paragraph["document_id"]]
        return {
            "proposal": _propose(self._codes[paragraph["paragraph_id"]]),
            **{name: document[name] for name in ("school", "sector", "file_name")},
            **{name: paragraph[name] for name in ("document_id", "page", "paragraph_id")},
            "passage": paragraph["text"],
        }

    def quote(self, paragraphs: Sequence[Row]) -> str:
        return "\n".join(
            f"{self._documents[row['document_id']]['school']}: {row['text']}" for row in paragraphs
        )


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


def _propose(codes: Set[str]) -> str:
    """A code given by the coder stands; else an outside partner or a step tells which one."""
    given = sorted(code for code in codes if code.startswith(_CATEGORY))
    if given:
        return given[0]
    if any(code in codes for code in _PARTNERS):
        return "bijzonder.samenwerking"
    if any(code.startswith("procedure.") for code in codes):
        return "bijzonder.aanpak"
    return "bijzonder.anders"


def _explain(rare: Sequence[str], distance: float) -> str:
    parts = []
    if rare:
        quoted = ", ".join(f"'{word}'" for word in list(rare)[:5])
        parts.append(f"geen andere school noemt {quoted}")
    if distance > 0.5:
        parts.append("in andere protocollen staat niets wat hierop lijkt")
    elif distance > 0.25:
        parts.append("in andere protocollen staat weinig wat hierop lijkt")
    return "; ".join(parts) or "ongewone combinatie van gewone woorden"
