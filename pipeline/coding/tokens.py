"""Turns paragraphs with their context into token ids for the encoder."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_HEADINGS = 24
MAX_CONTEXT = 40
# Paragraphs of a page's one block of text are long, and their last sentence has codes too.
MAX_TOKENS = 384
START, END = 0, 2


@dataclass(frozen=True)
class Tokens:
    """Token ids of one unit: ``<s> context </s> paragraph </s>``; `start` is the paragraph's."""

    ids: list[int]
    start: int


def build_tokens(
    tokenizer: "Tokenizer", contexts: Sequence[tuple[str, str]], texts: Sequence[str]
) -> list[Tokens]:
    """Tokenize texts with their contexts.

    Of the headings and of the lead-in the last tokens are kept: the innermost heading and the
    end of the stem say most. Of the paragraph the first are kept.

    Parameters
    ----------
    contexts : sequence of (headings, lead_in)
    texts : sequence of str
        As many as `contexts`.
    """
    heads = tokenizer.encode_batch([heads for heads, _ in contexts], add_special_tokens=False)
    leads = tokenizer.encode_batch([lead for _, lead in contexts], add_special_tokens=False)
    bodies = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    units = []
    for head, lead, body in zip(heads, leads, bodies, strict=True):
        kept = head.ids[-MAX_HEADINGS:]
        room = MAX_CONTEXT - len(kept)
        context = [*kept, *lead.ids[-room:]]
        prefix = [START, *context, END]
        room = MAX_TOKENS - len(prefix) - 1
        units.append(Tokens([*prefix, *body.ids[:room], END], len(prefix)))
    return units
