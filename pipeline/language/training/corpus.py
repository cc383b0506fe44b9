"""Training sentences to spaCy Docs, in groups as long as a paragraph, with variants."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from pipeline.language.training.conllu import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

_GROUP = 3  # sentences a Doc, the length of a paragraph
_P_NO_STOP, _P_LOWER_FIRST = 0.15, 0.10


def make_docs(sentences: Sequence[Sentence], vocab: "Vocab", group: int = _GROUP) -> "DocBin":
    """Turn annotated sentences into Docs.

    Parameters
    ----------
    sentences : sequence of Sentence
        In reading order.
    vocab : Vocab
        Vocabulary of the Dutch language.
    group : int
        Sentences in one Doc.

    Returns
    -------
    DocBin
        Docs with what is known of tags, lemmas, heads and relations.
    """
    from spacy.tokens import DocBin

    attrs = ["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]
    groups = (sentences[i : i + group] for i in range(0, len(sentences), group))
    return DocBin(attrs=attrs, docs=[_make_doc(part, vocab) for part in groups])


def vary(sentences: Iterable[Sentence], seed: int) -> Iterator[Sentence]:
    """Yield each sentence, some of them as list items and headings are written.

    Parameters
    ----------
    sentences : iterable of Sentence
        Training sentences.
    seed : int
        Seed of the choice.

    Yields
    ------
    Sentence
        Without its full stop, with a small first letter, or unchanged.
    """
    rng = random.Random(seed)
    for sentence in sentences:
        words = list(sentence)
        stop = words[-1]
        childless = all(w.head != len(words) - 1 for w in words[:-1])
        if stop.form == "." and len(words) > 2 and childless and rng.random() < _P_NO_STOP:
            words.pop()
        if words[0].upos != "PROPN" and rng.random() < _P_LOWER_FIRST:
            words[0] = replace(words[0], form=words[0].form.lower())
        yield tuple(words)


def _make_doc(sentences: Sequence[Sentence], vocab: "Vocab") -> "Doc":
    """Build one Doc; unknown annotation stays unset."""
    from spacy.tokens import Doc

    words = [word for sentence in sentences for word in sentence]
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        offset = len(heads)
        heads += [offset + (word.head if word.dep else i) for i, word in enumerate(sentence)]
        starts += [i == 0 for i in range(len(sentence))]
    parsed = all(word.dep for word in words)
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads if parsed else None,
        deps=[word.dep for word in words] if parsed else None,
        sent_starts=None if parsed else starts,
    )
    for token, word in zip(doc, words, strict=True):
        if not word.upos:
            cast(Any, token).set_morph(
                None
            )  # an empty string would be the annotation 'no features'
    return doc
