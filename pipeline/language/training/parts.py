"""Counts the parts of Dutch compounds: the lexicon behind `pipeline.language.compounds`.

Source of words: the lemmas of simplemma's Dutch dictionary and those of the training data, whose
marks (UD ``basis_niveau``, Frog ``[school][dag]``) also say which short words are parts.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.language.compounds import LINKS, is_modifier
from pipeline.language.training.conllu import Sentence, Word

_MIN_PART = 3  # letters; parts this short must be marked in the training data
_MIN_WORDS = 2  # a part of one word only is none


def count_parts(sentences: Iterable[Sentence]) -> tuple[Counter[str], Counter[str]]:
    """Count in how many words a part is the modifier and in how many the head.

    Parameters
    ----------
    sentences : iterable of Sentence
        Annotated sentences whose nouns and adjectives extend the lexicon.

    Returns
    -------
    tuple of Counter
        Modifiers and heads, keyed by lower-case part.
    """
    words = _nouns(sentences)
    forms = _dictionary_lemmas()
    marked = {part.lower() for word in words for part in word.parts if len(word.parts) > 1}
    lemmas = {lemma for lemma in forms.values() if len(lemma) > _MIN_PART or lemma in marked}
    lemmas |= {word.lemma.lower() for word in words if len(word.lemma) > _MIN_PART}
    modifiers: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for lemma in sorted(lemmas):
        cuts = set(_cut(lemma, lemmas, forms))
        modifiers.update({modifier for modifier, _ in cuts})
        heads.update({head for _, head in cuts})
    return modifiers, heads


def write_parts(path: Path, modifiers: Counter[str], heads: Counter[str]) -> None:
    """Write the lexicon as CSV with columns deel, als_eerste, als_laatste, sorted by part."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("deel", "als_eerste", "als_laatste"))
        for part in sorted(modifiers.keys() | heads.keys()):
            if modifiers[part] + heads[part] >= _MIN_WORDS:
                rows.writerow((part, modifiers[part], heads[part]))


def _nouns(sentences: Iterable[Sentence]) -> list[Word]:
    """Return the nouns and adjectives that consist of letters."""
    words = (word for sentence in sentences for word in sentence)
    return [word for word in words if word.upos in {"NOUN", "ADJ"} and word.lemma.isalpha()]


def _dictionary_lemmas() -> dict[str, str]:
    """Return simplemma's Dutch forms with their lemmas, lower-case words only."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    entries = DefaultDictionaryFactory().get_dictionary("nl").items()
    return {form: lemma for form, lemma in entries if (form + lemma).isalpha() and form.islower()}


def _cut(word: str, lemmas: set[str], forms: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the cuts of `word` in a modifier and a head that are both words.

    A modifier may also be the stem of a verb (``leer`` of *leren*) or a plural (``afspraken``).
    """
    for i in range(_MIN_PART, len(word) - _MIN_PART + 1):
        head = word[i:]
        if head not in lemmas:
            continue
        for link in LINKS:
            modifier = word[:i].removesuffix(link)
            form_of = forms.get(modifier, "")
            is_form = form_of in lemmas and (form_of.endswith("n") or modifier.endswith("en"))
            known = modifier in lemmas or (is_form and len(modifier) > _MIN_PART)
            if known and word[:i].endswith(link) and is_modifier(modifier, link):
                yield modifier, head
