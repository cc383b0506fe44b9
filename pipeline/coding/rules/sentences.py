"""Sentences of a paragraph with their words, and the text around them that they inherit from."""

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span

from pipeline.coding.lexicon.content import load_content
from pipeline.contracts import CELL_SEPARATOR, Paragraph
from pipeline.topiclist.patterns import fold

_NUMBERING = re.compile(r"^(?:(?:artikel|art\.|hoofdstuk|paragraaf|bijlage) )?[\d.]+[.:)]? +(?=\D)")


@dataclass(frozen=True)
class Word:
    """A token; offsets are half-open in the paragraph's text, text and lemma are folded."""

    text: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph.

    Attributes
    ----------
    start, end : int
        Half-open offsets in the paragraph's text.
    text : str
        Folded text, as long as the original.
    words : tuple of Word
        Its tokens without white space.
    """

    start: int
    end: int
    text: str
    words: tuple[Word, ...]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of its words."""
        return frozenset(word.lemma for word in self.words)


@dataclass(frozen=True)
class Context:
    """What a paragraph inherits: folded stem, headings (nearest first) and column heads."""

    stem: str
    headings: tuple[str, ...]
    column_heads: tuple[str, ...]
    kind: str

    @cached_property
    def is_general(self) -> bool:
        """Whether the nearest heading is about something else than a type of absence."""
        return bool(self.headings and load_content().general.search(self.headings[0]))

    @cached_property
    def heading_text(self) -> str:
        """The two nearest headings (the title only by itself) and column heads in one text."""
        below_title = self.headings[:-1] or self.headings
        return " | ".join((*below_title[:2], *self.column_heads))


def build_context(paragraph: Paragraph) -> Context:
    """Build the context of a paragraph."""
    return Context(
        stem=fold(paragraph.stem),
        headings=tuple(
            _NUMBERING.sub("", fold(heading)) for heading in reversed(paragraph.heading_path)
        ),
        column_heads=tuple(fold(head) for head in paragraph.column_heads),
        kind=paragraph.kind,
    )


def split_sentences(paragraph: Paragraph, doc: Doc) -> list[Sentence]:
    """Split a paragraph in sentences; the cells of a table row stay together in one.

    Parameters
    ----------
    paragraph : Paragraph
    doc : Doc
        Analysis of ``paragraph.text``.
    """
    is_whole = CELL_SEPARATOR in paragraph.text or not doc.has_annotation("SENT_START")
    spans = [doc[:]] if is_whole else list(doc.sents)
    folded = fold(doc.text)
    return [_build_sentence(span, folded) for span in spans if span.text.strip()]


def _build_sentence(span: Span, folded: str) -> Sentence:
    words = tuple(
        Word(
            folded[token.idx : token.idx + len(token)],
            _get_verb(fold(token.lemma_ or token.text)),
            token.idx,
            token.idx + len(token),
        )
        for token in span
        if not token.is_space
    )
    return Sentence(span.start_char, span.end_char, folded[span.start_char : span.end_char], words)


def _get_verb(lemma: str) -> str:
    """Return the verb of a fixed expression ('proces-verbaal opmaken'), else the lemma itself."""
    return lemma.replace("_", "").rpartition(" ")[2]
