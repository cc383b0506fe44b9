"""Reads the training data and splits it by use."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.language.training.conllu import Sentence
from pipeline.language.training.patterns import learn_analyses, make_sentences
from pipeline.language.training.practice import PRACTICE
from pipeline.language.training.silver import (
    drop_known,
    drop_slips,
    learn_tags,
    read_silver,
    split_blocks,
)
from pipeline.language.training.treebanks import read_treebank, read_treebank_2017

SEED = 4
_DEV_EVERY = 10  # each tenth group of a newer treebank is for choosing the best step
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Data:
    """Sentences by use.

    Attributes
    ----------
    train, dev : list of Sentence
        For training and for choosing the best step.
    test : list of Sentence
        Newspaper sentences (alpino_test) that nothing was tuned on.
    silver_test : list of Sentence
        Silver sentences of held-out documents.
    """

    train: list[Sentence]
    dev: list[Sentence]
    test: list[Sentence]
    silver_test: list[Sentence]


def read_data(folder: Path) -> Data:
    """Read and split the training data.

    Parameters
    ----------
    folder : Path
        Holds ``ud/`` and ``silver/``, see ``README.md`` beside this file.

    Returns
    -------
    Data
    """
    ud = folder / "ud"
    names = ("lassy_dev", "lassy_test", "alpino_dev")
    newer = [s for name in names for s in read_treebank(ud / f"{name}.conllu")]
    test = read_treebank(ud / "alpino_test.conllu")
    older = read_treebank_2017(ud / "lassy_2017_train.conllu", [*newer, *test])
    tags = learn_tags(newer)
    silver = read_silver(folder / "silver" / "corpus.tsv", tags)
    silver_train, silver_dev, silver_test = split_blocks(silver)
    silver_train += drop_known(read_silver(PRACTICE, tags), silver_dev + silver_test)
    groups = [newer[i : i + _GROUP] for i in range(0, len(newer), _GROUP)]
    dev = [s for i, group in enumerate(groups) if i % _DEV_EVERY == 0 for s in group]
    train = [s for i, group in enumerate(groups) if i % _DEV_EVERY for s in group]
    train += [*older, *drop_slips(silver_train, newer)]
    train += make_sentences(learn_analyses(train), SEED)
    return Data(train, dev + silver_dev, test, silver_test)
