"""Makes the tokenizer of the encoder from SentencePiece pieces and scores."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = 3
MAX_SHORT = 3
LATIN = re.compile("▁?[a-zA-ZÀ-ÿ0-9.,;:!?()\\[\\]'\"€%&/+=@#*–—‘’“”…•-]*")


def make_tokenizer(pieces: Sequence[str], scores: Sequence[float]) -> "Tokenizer":
    """Return a Unigram tokenizer that splits as XLM-RoBERTa's SentencePiece model does."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


def choose_pieces(
    pieces: Sequence[str],
    scores: Sequence[float],
    texts: Sequence[str],
    words: Sequence[str],
    n_extra: int = 6000,
) -> list[int]:
    """Choose the pieces that a Dutch encoder needs.

    Kept are the specials, every piece that occurs in `texts` or splits a word of `words`, all
    short Latin pieces, and the `n_extra` most frequent other Latin pieces.

    Returns
    -------
    list of int
        Ids in the full vocabulary, ascending, so that the specials keep theirs.
    """
    tokenizer = make_tokenizer(pieces, scores)
    kept = set(range(UNKNOWN + 1))
    for group in (list(texts), list(words)):
        for encoding in tokenizer.encode_batch(group, add_special_tokens=False):
            kept.update(encoding.ids)
    latin = [i for i, piece in enumerate(pieces) if LATIN.fullmatch(piece)]
    kept.update(i for i in latin if len(pieces[i]) <= MAX_SHORT)
    others = sorted((i for i in latin if i not in kept), key=lambda i: (-scores[i], i))
    return sorted(kept | set(others[:n_extra]))
