"""Silver data: sentences of this domain as Frog annotated them, brought to UD's conventions.

UD Dutch derives its universal tag from the CGN tag and the word's role in the tree (Bouma and van
Noord 2017; ``universal_dependencies_2.1.xq`` in github.com/gossebouma/lassy2ud). Silver has no
trees, so `learn_tags` takes what is usual for the tag, or for the form with that tag.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.language.numbers import NUMBER
from pipeline.language.training.conllu import Sentence, Word, read_blocks

# Lemmas that UD calls AUX or VERB by their use, which a CGN tag does not tell.
AUXILIARIES = frozenset(
    [
        "hebben",
        "zijn",
        "worden",
        "zullen",
        "kunnen",
        "moeten",
        "mogen",
        "willen",
        "blijven",
        "laten",
    ]
)
_CLOSED = frozenset(["ADP", "CCONJ", "DET", "SCONJ"])
# The polite *u* and *uw* do not occur in newspapers and encyclopaedias.
_POLITE = {
    ("", "VNW|bez|det|stan|vol|2|getal|prenom|zonder|agr"): (
        "PRON",
        "Person=2|Poss=Yes|PronType=Prs",
    ),
    ("", "VNW|pr|pron|obl|vol|2|getal"): ("PRON", "Case=Acc|Person=2|PronType=Prs"),
}
# Frog also calls *als* a preposition (*als mentor*), UD Dutch never does; times and other numbers
# are numerals in UD, for Frog as often symbols. Ranges (*2018-2022*) stay symbols, as in UD Dutch.
_ALWAYS_SCONJ = "als"
_MIN_FORM = 10  # occurrences in the treebanks from which a form speaks for itself
_N_BLOCKS = 20
_TEST_BLOCKS = frozenset({4, 9, 14, 19})
_DEV_BLOCKS = frozenset({2, 12})

TagTable = Mapping[tuple[str, str], tuple[str, str]]


def learn_tags(treebank: Iterable[Sentence]) -> TagTable:
    """Learn which universal tag and features go with a CGN tag.

    Parameters
    ----------
    treebank : iterable of Sentence
        Sentences that carry both tags.

    Returns
    -------
    mapping
        (lower-case form, CGN tag with bars) -> most frequent (upos, feats), for forms that occur
        often enough (*dezelfde* is a DET, other ADJ(prenom) are not); with form ``''`` for all.
    """
    counts: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for sentence in treebank:
        for word in sentence:
            if not _is_auxiliary(word.lemma, word.xpos):
                for form in ("", word.form.lower()):
                    counts[form, word.xpos][word.upos, word.feats] += 1
    return _POLITE | {
        key: counter.most_common(1)[0][0]
        for key, counter in counts.items()
        if not key[0] or counter.total() >= _MIN_FORM
    }


def read_silver(path: Path, tags: TagTable) -> list[Sentence]:
    """Read Frog's output.

    Parameters
    ----------
    path : Path
        Tab-separated: index, token, lemma, morphemes, CGN tag, confidence, chunk tag.
    tags : TagTable
        From `learn_tags`; a tag it lacks leaves part of speech and features unknown.

    Returns
    -------
    list of Sentence
        Without heads and relations.
    """
    return [tuple(_word(row, tags) for row in _join_slashes(rows)) for rows in read_blocks(path)]


def drop_slips(silver: Iterable[Sentence], treebank: Iterable[Sentence]) -> list[Sentence]:
    """Make the tag unknown where Frog calls a content word a function word (``week`` a VG).

    Parameters
    ----------
    silver, treebank : iterable of Sentence
        Silver sentences, and sentences annotated by people.

    Returns
    -------
    list of Sentence
        The silver sentences; a function word keeps its tag if a person ever gave it that tag.
    """
    seen = {(word.form.lower(), word.upos) for sentence in treebank for word in sentence}
    return [
        tuple(
            replace(word, upos="", feats="")
            if word.upos in _CLOSED and (word.form.lower(), word.upos) not in seen
            else word
            for word in sentence
        )
        for sentence in silver
    ]


def split_blocks(
    sentences: list[Sentence],
) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Split silver sentences in training, development and test part.

    The file follows the documents, so contiguous blocks keep documents apart (but for the one
    that a boundary cuts); a sentence of the test part occurs in no other part.

    Parameters
    ----------
    sentences : list of Sentence
        In the order of the file.

    Returns
    -------
    tuple of list of Sentence
        Training (14 of 20 blocks), development (2) and test (4).
    """
    train: list[Sentence] = []
    dev: list[Sentence] = []
    test: list[Sentence] = []
    size = len(sentences) / _N_BLOCKS
    for i, sentence in enumerate(sentences):
        block = int(i / size)
        part = test if block in _TEST_BLOCKS else dev if block in _DEV_BLOCKS else train
        part.append(sentence)
    dev = drop_known(dev, test)
    return drop_known(train, [*test, *dev]), dev, test


def drop_known(sentences: Iterable[Sentence], held: Iterable[Sentence]) -> list[Sentence]:
    """Drop the sentences that occur among `held`, whatever their capitals."""
    known = {_forms(sentence) for sentence in held}
    return [sentence for sentence in sentences if _forms(sentence) not in known]


def _forms(sentence: Sentence) -> tuple[str, ...]:
    """Return the lower-case forms, by which equal sentences are found."""
    return tuple(word.form.lower() for word in sentence)


def _word(row: list[str], tags: TagTable) -> Word:
    """Convert one row; the tag of an auxiliary stays unknown."""
    _, form, lemma, morphemes, tag, *_ = row
    xpos = _correct_tag(form, re.sub(r"[(,]", "|", tag).rstrip(")").rstrip("|"))
    known = tags.get((form.lower(), xpos)) or tags.get(("", xpos), ("", ""))
    upos, feats = ("", "") if _is_auxiliary(lemma, xpos) else known
    return Word(form, lemma, upos, feats, xpos, parts=tuple(re.findall(r"\[([^]]+)]", morphemes)))


def _correct_tag(form: str, xpos: str) -> str:
    """Return the CGN tag that the treebanks give where Frog follows another convention."""
    if xpos == "VZ|init" and form.lower() == _ALWAYS_SCONJ:
        return "VG|onder"
    return "TW|hoofd|vrij" if xpos == "SPEC|symb" and NUMBER.fullmatch(form) else xpos


def _is_auxiliary(lemma: str, xpos: str) -> bool:
    """Tell whether UD may call the word AUX: a verb, not the possessive *zijn*."""
    return lemma in AUXILIARIES and xpos.startswith("WW")


def _join_slashes(rows: list[list[str]]) -> list[list[str]]:
    """Join ``t / m`` and ``en / of``, which Frog cuts and the tokenizer does not."""
    joined: list[list[str]] = []
    for row in rows:
        whole = "".join([*(r[1] for r in joined[-2:]), row[1]]).lower()
        if whole in {"t/m", "en/of", "m/v"}:
            form = "".join([*(r[1] for r in joined[-2:]), row[1]])
            joined[-2:] = [[row[0], form, form.lower(), f"[{form}]", "VG(neven)", "1", "O"]]
        else:
            joined.append(row)
    return joined
