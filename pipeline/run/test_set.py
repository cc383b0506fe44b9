"""Measures the shipped coder on the test set: retold pages of schools, that it never read."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.coding.arrays import Bools
from pipeline.coding.decide import choose
from pipeline.coding.learned.coder import align_logits
from pipeline.coding.learned.files import load_coder
from pipeline.coding.training.goldset import UNITS, GoldSet, add_units
from pipeline.evaluate.coder_report import CODERS, MACHINE
from pipeline.evaluate.coder_tables import Units
from pipeline.run.training import find_cues
from pipeline.topiclist import load_topiclist

TEST_SET = "toets"


class Measured(NamedTuple):
    """The units of the test set, and what each system found in them."""

    units: Units
    systems: dict[str, Bools]


def code_test_set(corpus: Path) -> Measured:
    """Code the units of ``toets/eenheden.jsonl`` in a corpus folder with the shipped coder.

    Nothing was learned from these units, so there are no folds; a document counts as a school.
    The encoder alone codes from a score of a half on.

    Raises
    ------
    PipelineError
        When the file is missing or damaged; names the line.
    ModelError
        When the shipped model is damaged.
    """
    gold = GoldSet([], [], [], {}, {}, {})
    add_units(gold, corpus / TEST_SET / UNITS, TEST_SET, None)
    paragraphs, coder = gold.paragraphs, load_coder()
    encoded = coder.encoder.encode(paragraphs)
    cues = find_cues(paragraphs, load_topiclist(None))
    prediction = coder.predict(paragraphs, cues, encoded)
    codes, truth = coder.codes, gold.get_matrix(coder.codes)
    unsure = np.zeros(truth.shape, np.float32)
    systems = {
        "regels": prediction.hits,
        "encoder": align_logits(encoded[0], coder.encoder_codes, unsure, codes) > 0,
        MACHINE: choose(paragraphs, prediction, coder),
        CODERS[0]: gold.get_matrix(codes, "coder_1"),
        CODERS[1]: gold.get_matrix(codes, "coder_2"),
    }
    return Measured(Units(truth, gold.schools, np.zeros(len(truth), int), codes), systems)
