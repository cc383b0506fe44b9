"""Decides which paragraph gets which code, from the rules' codings and the model's scores."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.coding.arrays import Bools
from pipeline.coding.learned.coder import LearnedCoder, Prediction
from pipeline.coding.learned.thresholds import apply_thresholds
from pipeline.contracts import Coding, Paragraph

DISAGREEMENT = 0.25


@dataclass(frozen=True)
class Doubt:
    """A paragraph and code that a person had better look at.

    Attributes
    ----------
    score : float
        The model's calibrated score.
    is_coded : bool
        Whether the program gave the code.
    information : float
        How much a look is worth: near the threshold, or rule and model disagreeing.
    reason : str
        Dutch.
    """

    paragraph_id: str
    code: str
    score: float
    is_coded: bool
    information: float
    reason: str


def decide(
    paragraphs: Sequence[Paragraph],
    by_rules: Sequence[Coding],
    prediction: Prediction,
    coder: LearnedCoder,
    topiclist_version: str,
) -> list[Coding]:
    """Combine rules and model.

    For a code the model knows its score decides (the rules' hits are among what it weighs);
    the codings of other codes, such as one newly added to the topic list, are the rules' own.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Those the prediction is for, in the same order.
    by_rules : sequence of Coding
        What `code_by_rules` found in them.

    Returns
    -------
    list of Coding
        In order of paragraphs; per paragraph the model's codes in their order, then the others.
        The span is the rule's where a rule fired, else the whole paragraph.
    """
    found = choose(paragraphs, prediction, coder)
    rules = {(coding.paragraph_id, coding.code): coding for coding in by_rules}
    others: dict[str, list[Coding]] = {}
    for coding in by_rules:
        if coding.code not in coder.codes:
            others.setdefault(coding.paragraph_id, []).append(coding)
    scores = prediction.scores.to_numpy()
    codings: list[Coding] = []
    for row, paragraph in enumerate(paragraphs):
        for place in np.flatnonzero(found[row]).tolist():
            code = coder.codes[place]
            rule = rules.get((paragraph.paragraph_id, code))
            score = round(float(scores[row, place]), 3)
            reason = coder.explain(prediction, row, code)
            codings.append(make_coding(paragraph, code, score, reason, rule, topiclist_version))
        codings += others.get(paragraph.paragraph_id, [])
    return codings


def make_coding(
    paragraph: Paragraph,
    code: str,
    score: float,
    reason: str,
    rule: Coding | None,
    topiclist_version: str,
) -> Coding:
    """Make a coding of the model's score, with span and evidence of the rule that agrees."""
    return Coding(
        paragraph_id=paragraph.paragraph_id,
        code=code,
        start=rule.start if rule else 0,
        end=rule.end if rule else len(paragraph.text),
        score=score,
        source="regel" if rule else "model",
        evidence=f"{rule.evidence}; model: {reason}" if rule else reason,
        topiclist_version=topiclist_version,
    )


def choose(paragraphs: Sequence[Paragraph], prediction: Prediction, coder: LearnedCoder) -> Bools:
    """Return which codes reach both thresholds, shape of ``prediction.scores``."""
    documents = [paragraph.document_id for paragraph in paragraphs]
    scores = prediction.scores.to_numpy(np.float32)
    return apply_thresholds(scores, documents, coder.thresholds)


def list_doubts(
    paragraphs: Sequence[Paragraph],
    prediction: Prediction,
    coder: LearnedCoder,
    n_most: int = 100,
) -> list[Doubt]:
    """List what is worth a look, most informative first.

    Information is the entropy of the score in bits, and `DISAGREEMENT` more where a rule fired
    but the code was not given, or the code was given and no rule fired.
    """
    found = choose(paragraphs, prediction, coder)
    scores = np.clip(prediction.scores.to_numpy(float), 1e-6, 1 - 1e-6)
    entropy = -scores * np.log2(scores) - (1 - scores) * np.log2(1 - scores)
    information = entropy + DISAGREEMENT * (prediction.hits != found)
    order = np.argsort(-information, axis=None, kind="stable")[:n_most]
    doubts = []
    for row, place in zip(*np.unravel_index(order, scores.shape), strict=True):
        doubts.append(
            Doubt(
                paragraphs[row].paragraph_id,
                coder.codes[place],
                round(float(scores[row, place]), 3),
                bool(found[row, place]),
                round(float(information[row, place]), 3),
                describe_doubt(bool(prediction.hits[row, place]), bool(found[row, place])),
            )
        )
    return doubts


def describe_doubt(is_hit: bool, is_coded: bool) -> str:
    """Say in Dutch why a decision is doubtful."""
    if is_hit and not is_coded:
        return "een regel geeft deze code, het model twijfelt en gaf hem niet"
    if is_coded and not is_hit:
        return "het model gaf deze code, geen regel bevestigt dat"
    if is_coded:
        return "toegekend, maar de score ligt dicht bij de grens"
    return "niet toegekend, maar de score ligt dicht bij de grens"
