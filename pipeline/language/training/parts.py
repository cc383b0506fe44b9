"""Counts the parts of Dutch compounds: the lexicon behind `pipeline.language.compounds`.

Source of words: the lemmas of simplemma's Dutch dictionary and those of the training data, whose
compound marks (UD ``basis_niveau``, Frog ``[school][dag]``) also name parts directly.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.language.compounds import LINKS
from pipeline.language.training.conllu import Sentence
from pipeline.language.wordlists import read_words

_MIN_PART = 3


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
    words = [w for s in sentences for w in s if w.upos in {"NOUN", "ADJ"} and w.lemma.isalpha()]
    forms = _dictionary_lemmas()
    lemmas = frozenset(forms.values()) | {w.lemma.lower() for w in words}
    lemmas |= {part.lower() for w in words for part in w.parts[-1:] if len(part) > _MIN_PART}
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
            rows.writerow((part, modifiers[part], heads[part]))


def _dictionary_lemmas() -> dict[str, str]:
    """Return simplemma's Dutch forms with their lemmas, lower-case words only."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    entries = DefaultDictionaryFactory().get_dictionary("nl").items()
    return {form: lemma for form, lemma in entries if (form + lemma).isalpha() and form.islower()}


def _cut(word: str, lemmas: frozenset[str], forms: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the cuts of `word` in a modifier and a head that are both words.

    A modifier may also be the stem of a verb (``leer`` of *leren*).
    """
    blocked = read_words("geen_eerste_deel")
    for i in range(_MIN_PART, len(word) - _MIN_PART + 1):
        head = word[i:]
        if head not in lemmas:
            continue
        for link in LINKS:
            if word[:i].endswith(link):
                modifier = word[:i].removesuffix(link)
                stem_of = forms.get(modifier, "")
                known = modifier in lemmas or (stem_of in lemmas and stem_of.endswith("n"))
                if known and len(modifier) >= _MIN_PART and modifier not in blocked:
                    yield modifier, head
