"""Training examples for the encoder: every unit, a variant with less context, joined units.

Documents of real schools miss headings, have lists run together and paragraphs about several
things at once. Variants keep the encoder from leaning on context that will not always be there.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.coding.context import build_contexts, get_text
from pipeline.coding.tokens import Tokens
from pipeline.coding.training.goldset import GoldSet
from pipeline.contracts import Paragraph

N_JOINED = 900
MAX_JOINED_CHARS = 420
Context = tuple[str, str]


@dataclass(frozen=True)
class Examples:
    """Token ids and codes of everything the encoder may be trained on.

    The first `n_units` examples are the units themselves, the next `n_units` the same units with
    less context; what follows are joined units.

    Attributes
    ----------
    tokens : list of Tokens
    targets : numpy.ndarray of float32, shape (n_examples, n_codes)
        The mean of the settled coding and of both coders' own: where people differed, the
        encoder is not to be sure either.
    units : numpy.ndarray of int, shape (n_examples,)
        Position of the (first) unit of each example, which decides its fold.
    """

    tokens: list[Tokens]
    targets: np.ndarray
    units: np.ndarray
    n_units: int


def thin_context(context: Context, chance: random.Random) -> Context:
    """Drop all of a context, its lead-in, or all headings but one."""
    headings, lead_in = context
    draw = chance.random()
    if draw < 0.4 or not (headings and lead_in):
        return "", ""
    if draw < 0.6:
        return headings, ""
    if draw < 0.8:
        return "", lead_in
    parts = headings.split(". ")
    return chance.choice(parts), lead_in if chance.random() < 0.5 else ""


def join_units(
    paragraphs: Sequence[Paragraph], chance: random.Random
) -> Iterator[tuple[list[int], str]]:
    """Yield runs of two to four units under one heading, and their text as one paragraph."""
    starts = list(range(len(paragraphs) - 1))
    chance.shuffle(starts)
    for start in starts:
        first = paragraphs[start]
        run = [start]
        for i in range(start + 1, min(start + chance.randint(2, 4), len(paragraphs))):
            other = paragraphs[i]
            if (other.document_id, other.heading_path) != (first.document_id, first.heading_path):
                break
            run.append(i)
        text = " ".join(get_text(paragraphs[i]) for i in run)
        if len(run) > 1 and len(text) <= MAX_JOINED_CHARS and first.kind != "tabelrij":
            yield run, text


def list_examples(
    gold: GoldSet, codes: Sequence[str], seed: int
) -> tuple[list[Context], list[str], np.ndarray, np.ndarray]:
    """Return contexts, texts, targets and unit positions of all examples (see `Examples`)."""
    chance = random.Random(seed)
    codings = ("labels", "coder_1", "coder_2")
    matrix = np.mean([gold.get_matrix(codes, which) for which in codings], axis=0)
    contexts = build_contexts(gold.paragraphs)
    texts = [get_text(p) for p in gold.paragraphs]
    thinned = [thin_context(context, chance) for context in contexts]
    joined: list[tuple[Context, str, np.ndarray, int]] = []
    for run, text in join_units(gold.paragraphs, chance):
        if matrix[run].any() and len(joined) < N_JOINED:
            joined.append((contexts[run[0]], text, matrix[run].max(axis=0), run[0]))
    units = np.arange(len(texts))
    return (
        [*contexts, *thinned, *(context for context, *_ in joined)],
        [*texts, *texts, *(text for _, text, *_ in joined)],
        np.vstack([matrix, matrix, *(target for *_, target, _ in joined)]).astype(np.float32),
        np.concatenate([units, units, [unit for *_, unit in joined]]).astype(int),
    )
