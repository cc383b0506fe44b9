"""Retrains the coder on top of the encoder on coded data: `verzuim train`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.coding.arrays import Floats
    from pipeline.coding.learned.training_set import TrainingSet
    from pipeline.coding.training.goldset import GoldSet
    from pipeline.contracts import Paragraph
    from pipeline.topiclist import TopicList

N_FOLDS = 5


@dataclass(frozen=True)
class Prepared:
    """Coded units with what encoder and rules say of them.

    Attributes
    ----------
    states : numpy.ndarray
        States of the shipped encoder; empty when it was not asked to speak.
    left_to_rules : tuple of str
        Codes of the topic list with too few examples to learn from.
    """

    gold: "GoldSet"
    data: "TrainingSet"
    states: "Floats"
    left_to_rules: tuple[str, ...]


def prepare(
    folders: Sequence[Path], topiclist_path: Path | None = None, *, encode: bool = True
) -> Prepared:
    """Read coded corpora and let encoder and rules speak about every unit.

    Parameters
    ----------
    folders : sequence of Path
        Corpus folders with ``manifest.csv`` and ``gold/eenheden.jsonl``.
    encode : bool
        Whether the shipped encoder reads the units. Without it only those are known of which
        the package holds what encoders said that had not seen them.
    """
    import numpy as np

    from pipeline.coding.encoder import load_encoder
    from pipeline.coding.learned.coder import align_logits
    from pipeline.coding.learned.files import ENCODER, load_encoder_codes, load_held_out
    from pipeline.coding.learned.training_set import TrainingSet, choose_codes
    from pipeline.coding.training.folds import make_folds
    from pipeline.run.gold import load_training_gold
    from pipeline.topiclist import load_topiclist

    gold = load_training_gold(folders)
    topiclist = load_topiclist(topiclist_path)
    labels = list(gold.labels.values())
    codes, left_to_rules = choose_codes(labels, topiclist.paragraph_code_ids)
    cues = find_cues(gold.paragraphs, topiclist)
    encoder_codes = load_encoder_codes()
    logits = np.full((len(labels), len(encoder_codes)), np.nan, np.float32)
    states = np.zeros((len(labels), 0), np.float32)
    if encode:
        logits, states = load_encoder(ENCODER).encode(gold.paragraphs)
    held_out = load_held_out().replace(gold.paragraphs, logits)
    unknown = np.full((len(labels), len(codes)), np.nan, np.float32)
    data = TrainingSet(
        gold.paragraphs,
        tuple(codes),
        gold.get_matrix(codes),
        make_folds(gold, sorted({code for found in labels for code in found}), N_FOLDS),
        cues,
        align_logits(held_out, encoder_codes, unknown, codes),
    )
    return Prepared(gold, data, states, tuple(left_to_rules))


def find_cues(paragraphs: "Sequence[Paragraph]", topiclist: "TopicList") -> "pd.DataFrame":
    """Parse units and return what the rules see in them (see `rule_features`)."""
    from pipeline.coding.rules import rule_features
    from pipeline.language import load_model, parse

    docs = parse([paragraph.text for paragraph in paragraphs], load_model(None))
    return rule_features(paragraphs, docs, topiclist)


def train_on_gold(
    folders: Sequence[Path], out: Path, topiclist_path: Path | None = None
) -> tuple[str, ...]:
    """Train a coder on coded corpora and write it to `out`, for ``load_coder(out)``.

    What it makes of schools held out in cross-validation is written beside it.

    Parameters
    ----------
    folders : sequence of Path
        The user's corpus folder, and any others to learn from.

    Returns
    -------
    tuple of str
        Codes with too few examples, which stay with the rules.

    Raises
    ------
    ModelError
        When there is too little to learn from.
    """
    from pipeline.coding.encoder import load_encoder
    from pipeline.coding.learned.crossval import cross_validate
    from pipeline.coding.learned.files import ENCODER, load_encoder_codes, save_coder
    from pipeline.coding.learned.train import train_coder
    from pipeline.run.heldout import write_heldout

    prepared = prepare(folders, topiclist_path)
    data, signals = prepared.data, build_heldout_signals(prepared.data)
    encoder = load_encoder(ENCODER)
    coder = train_coder(data, signals, encoder, load_encoder_codes(), prepared.states)
    save_coder(coder, out)
    write_heldout(prepared.gold, data, cross_validate(data, signals), out)
    return prepared.left_to_rules


def build_heldout_signals(data: "TrainingSet") -> "Floats":
    """Build the signals of all pairs from models that had not seen the unit's school."""
    from pipeline.coding.learned.train import compare_passages, make_signals, score_out_of_fold

    return make_signals(data, score_out_of_fold(data), compare_passages(data))
