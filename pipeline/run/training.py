"""Retrains the coder on top of the encoder on coded data: `verzuim train`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.coding.learned import LearnedCoder
    from pipeline.coding.learned.train import TrainingSet

N_FOLDS = 5


@dataclass(frozen=True)
class Training:
    """What came of a training.

    Attributes
    ----------
    left_to_rules : tuple of str
        Codes with too few examples to learn from.
    """

    coder: "LearnedCoder"
    data: "TrainingSet"
    left_to_rules: tuple[str, ...]


def prepare_training(
    folders: Sequence[Path], topiclist: Path | None = None
) -> "tuple[TrainingSet, tuple[str, ...]]":
    """Read coded corpora and let encoder and rules speak about every unit.

    Parameters
    ----------
    folders : sequence of Path
        Corpus folders with ``manifest.csv`` and ``gold/eenheden.jsonl``.

    Returns
    -------
    data : TrainingSet
    left_to_rules : tuple of str
        Codes of the topic list with too few examples.
    """
    from pipeline.coding.learned.coder import align_logits
    from pipeline.coding.learned.files import ENCODER, load_encoder_codes, load_held_out
    from pipeline.coding.encoder import load_encoder
    from pipeline.coding.learned.train import TrainingSet, choose_codes
    from pipeline.coding.rules import rule_features
    from pipeline.coding.training.goldset import load_gold, make_folds
    from pipeline.language import load_model
    from pipeline.topiclist import load_topiclist

    gold = load_gold(folders)
