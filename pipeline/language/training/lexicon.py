"""Collects the lemmas that neither rule nor dictionary gives, from the training data."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipeline.language.lemmas import look_up
from pipeline.language.training.conllu import Sentence

_CLEAR = 0.6  # a form whose lemma is less certain than this is left to the model

_Counts = defaultdict[tuple[str, str], Counter[str]]


def collect_lemmas(sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    """Collect the lemma of every form with its part of speech.

    Parameters
    ----------
    sentences : iterable of Sentence
        Annotated sentences.

    Returns
    -------
    dict
        (lower-case form, upos) -> most frequent lemma; without names and without
        what the dictionary says too. What people say in the treebanks goes before Frog.
    """
    by_people: _Counts = defaultdict(Counter)
    by_frog: _Counts = defaultdict(Counter)
    for sentence in sentences:
        counts = by_people if any(word.dep for word in sentence) else by_frog
        for word in sentence:
            if word.lemma and word.upos not in {"", "PROPN", "PUNCT", "SYM", "X"}:
                counts[word.form.lower(), word.upos][word.lemma] += 1
    lexicon = {}
    for (form, upos), counter in sorted((by_frog | by_people).items()):
        lemma, n = counter.most_common(1)[0]
        if n / counter.total() >= _CLEAR and lemma != look_up(form, upos):
            lexicon[form, upos] = lemma
    return lexicon


def write_lemmas(path: Path, lexicon: dict[tuple[str, str], str]) -> None:
    """Write the lexicon as CSV with columns vorm, woordsoort, lemma."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("vorm", "woordsoort", "lemma"))
        rows.writerows((form, upos, lemma) for (form, upos), lemma in lexicon.items())
