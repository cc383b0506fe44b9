"""Makes parsed sentences of this domain from patterns: imperatives, u-forms, conditions, passives.

Treebanks of newspapers and an encyclopaedia hardly contain what absence protocols consist of
(``Bel ons voor half negen``, ``Is uw kind ziek, dan belt u``).
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files

from pipeline.language.training.conllu import Sentence, Word

N_SENTENCES = 700
Analyses = Mapping[tuple[str, str], tuple[str, str]]


def learn_analyses(sentences: Iterable[Sentence]) -> Analyses:
    """Learn the usual lemma and features of a form.

    Parameters
    ----------
    sentences : iterable of Sentence
        Annotated sentences.

    Returns
    -------
    mapping
        (lower-case form, upos) -> most frequent (lemma, feats).
    """
    counts: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence:
            if word.upos and word.lemma:
                counts[word.form.lower(), word.upos][word.lemma, word.feats] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in counts.items()}


def make_sentences(analyses: Analyses, seed: int, n: int = N_SENTENCES) -> list[Sentence]:
    """Fill the patterns of ``zinspatronen.txt`` at random.

    Parameters
    ----------
    analyses : Analyses
        From `learn_analyses`; a form it lacks keeps tag and lemma unknown.
    seed : int
        Seed of the choice.
    n : int
        Number of sentences.

    Returns
    -------
    list of Sentence
        Without doubles, each pattern about as often.
    """
    text = files("pipeline.language.training").joinpath("zinspatronen.txt").read_text("utf-8")
    slots: defaultdict[str, list[list[str]]] = defaultdict(list)
    for line in text.splitlines():
        name, separator, pattern = line.partition("= ")
        if separator and not line.startswith("#"):
            slots[name.strip()].append(pattern.split())
    rng = random.Random(seed)
    patterns = slots.pop("")
    made: dict[str, Sentence] = {}
    for i in range(n):
        words = _fill(patterns[i % len(patterns)], slots, rng)
        first = words[0].form[0].upper() + words[0].form[1:] if words[-1].dep == "punct" else ""
        words[0] = replace(words[0], form=first or words[0].form)
        sentence = tuple(_annotate(word, analyses) for word in words)
        made[" ".join(word.form for word in sentence)] = sentence
    return list(made.values())


def _fill(items: list[str], slots: Mapping[str, list[list[str]]], rng: random.Random) -> list[Word]:
    """Return the words of a pattern or phrase; heads are places in it, the root's is itself."""
    parts: list[list[Word]] = []
    relations: list[tuple[str, int]] = []
    for item in items:
        if item.startswith("<"):
            name, dep, head = item.split("/")
            parts.append(_fill(rng.choice(slots[name.strip("<>")]), slots, rng))
        else:
            form, upos, dep, head = item.rsplit("/", 3)
            parts.append([Word(rng.choice(form.split("|")), "", upos, head=0)])
        relations.append((dep, int(head) - 1))
    starts = [sum(len(part) for part in parts[:i]) for i in range(len(parts))]
    roots = [start + _root(part) for start, part in zip(starts, parts, strict=True)]
    words: list[Word] = []
    for start, root, part, (relation, governor) in zip(
        starts, roots, parts, relations, strict=True
    ):
        top = roots[governor] if governor >= 0 else root
        words += [
            replace(word, dep=relation, head=top)
            if start + i == root
            else replace(word, head=start + word.head)
            for i, word in enumerate(part)
        ]
    return words


def _root(words: list[Word]) -> int:
    """Return the place of the word that is its own head."""
    return next(i for i, word in enumerate(words) if word.head == i)


def _annotate(word: Word, analyses: Analyses) -> Word:
    """Add lemma and features; without an analysis the tag is unknown too."""
    lemma, feats = analyses.get((word.form.lower(), word.upos), ("", ""))
    return replace(word, lemma=lemma, feats=feats, upos=word.upos if lemma else "")
