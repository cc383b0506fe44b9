"""What is known of each pair of paragraph and code before the final decision.

A pair is described by the encoder, the word model and the rules, by the same of its neighbours
and of its section, and by the codes it competes with: those of the same type with another
function (decision rule 1 of the codebook) and those of the same main category. Encoder and word
model come with their excess over two bends, so that a sure yes and a sure no can weigh
differently.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.coding.arrays import Floats
from pipeline.contracts import Paragraph

SIGNALS = (
    "encoder",
    "woorden",
    "zelfde_soort",
    "zelfde_categorie",
    "vorige",
    "volgende",
    "sectie",
    "sterkste",
    "regel",
    "bijna",
    "regel_zelfde_soort",
    "regel_zelfde_categorie",
    "ongewoon",
    "encoder_ja",
    "woorden_ja",
    "encoder_misschien",
    "woorden_misschien",
    "opsomming",
    "tabelrij",
    "begin",
    "kort",
    "lang",
)
# Signals whose weight may differ per code; the others weigh the same for every code.
PER_CODE = ("encoder", "woorden", "zelfde_soort", "zelfde_categorie", "vorige", "regel", "ongewoon")
LOGIT_LIMIT = 9.0
ABSENT = -6.0
SCALE = 4.0
# Logits from which a model says yes, and from which it does not quite say no.
BENDS = (0.0, -3.0)
N_FIRST, SHORT, LONG = 4, 50, 250


def build_signals(
    paragraphs: Sequence[Paragraph],
    codes: Sequence[str],
    encoder: Floats,
    words: Floats,
    hits: Floats,
    near: Floats,
    unusual: Floats,
) -> Floats:
    """Describe every pair of paragraph and code.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In document order, documents one after the other.
    encoder, words : numpy.ndarray, shape (n_paragraphs, n_codes)
        Logits.
    hits, near : numpy.ndarray, shape (n_paragraphs, n_codes)
        1 where a rule fires, or nearly fires.
    unusual : numpy.ndarray, shape (n_paragraphs,)

    Returns
    -------
    numpy.ndarray of float32, shape (n_paragraphs, n_codes, len(SIGNALS))
    """
    encoder = np.clip(encoder, -LOGIT_LIMIT, LOGIT_LIMIT)
    words = np.clip(words, -LOGIT_LIMIT, LOGIT_LIMIT)
    mean = np.asarray((encoder + words) / 2, dtype=np.float32)
    same_type, same_category = relate(codes)
    previous, following, section = look_around(paragraphs, mean)
    strongest = np.repeat(mean.max(axis=1, keepdims=True), len(codes), axis=1)
    signals = [
        encoder,
        words,
        take_highest(mean, same_type, ABSENT),
        take_highest(mean, same_category, ABSENT),
        previous,
        following,
        section,
        strongest,
        hits * SCALE,
        near * SCALE,
        take_highest(hits, same_type, 0.0) * SCALE,
        take_highest(hits, same_category, 0.0) * SCALE,
        np.repeat(unusual[:, None] * 2, len(codes), axis=1),
        *(np.maximum(values - bend, 0) for bend in BENDS for values in (encoder, words)),
        *(np.repeat(form[:, None] * SCALE, len(codes), axis=1) for form in describe(paragraphs)),
    ]
    return np.stack(signals, axis=2).astype(np.float32) / np.float32(SCALE)


def describe(paragraphs: Sequence[Paragraph]) -> Floats:
    """Return kind, place and length of paragraphs as 0 or 1 (5 x n_paragraphs)."""
    rows = [
        (
            paragraph.kind == "opsomming",
            paragraph.kind == "tabelrij",
            paragraph.index < N_FIRST,
            len(paragraph.text) < SHORT,
            len(paragraph.text) > LONG,
        )
        for paragraph in paragraphs
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, 5).T


def relate(codes: Sequence[str]) -> tuple[list[list[int]], list[list[int]]]:
    """Return per code the positions of the codes of the same type, and of the same category."""
    parts = [code.partition(".") for code in codes]
    same_type = [
        [j for j, (_, _, other) in enumerate(parts) if j != i and other == kind]
        for i, (_, _, kind) in enumerate(parts)
    ]
    same_category = [
        [j for j, (other, _, _) in enumerate(parts) if j != i and other == category]
        for i, (category, _, _) in enumerate(parts)
    ]
    return same_type, same_category


def take_highest(values: Floats, related: list[list[int]], absent: float) -> Floats:
    """Return the highest value among the related codes; `absent` where there are none."""
    highest = np.full_like(values, absent)
    for i, others in enumerate(related):
        if others:
            highest[:, i] = values[:, others].max(axis=1)
    return highest


def look_around(paragraphs: Sequence[Paragraph], values: Floats) -> tuple[Floats, Floats, Floats]:
    """Return values of the previous and next paragraph, and the highest of the rest, per section.

    A section is the paragraphs of one document under one heading; where it has no other
    paragraph the value is `ABSENT`.
    """
    sections: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for i, paragraph in enumerate(paragraphs):
        sections.setdefault((paragraph.document_id, paragraph.heading_path), []).append(i)
    previous, following, section = (np.full_like(values, ABSENT) for _ in range(3))
    for rows in sections.values():
        for place, row in enumerate(rows):
            others = rows[:place] + rows[place + 1 :]
            if others:
                section[row] = values[others].max(axis=0)
        for first, second in pairwise(rows):
            if second == first + 1:
                previous[second], following[first] = values[first], values[second]
    return previous, following, section
