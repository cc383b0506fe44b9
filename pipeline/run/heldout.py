"""Writes what a coder makes of schools that no part of it had seen: scores and codings."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.coding.learned.scores import CODINGS_FILE, SCORES_FILE, write_table
from pipeline.contracts.heldout import HELDOUT_CODINGS, HELDOUT_SCORES
from pipeline.evaluate.heldout import list_heldout_codings, tabulate_heldout

if TYPE_CHECKING:
    from pipeline.coding.learned.crossval import Outcome
    from pipeline.coding.learned.training_set import TrainingSet
    from pipeline.coding.training.goldset import GoldSet


def write_heldout(gold: "GoldSet", data: "TrainingSet", outcome: "Outcome", folder: Path) -> None:
    """Write both tables, of the same cross-validation so that they agree, to a coder's folder."""
    rows = outcome.rows
    truth, codes = data.truth[rows], data.codes
    corpora, schools = ([names[i] for i in rows] for names in (gold.corpora, gold.schools))
    scores = tabulate_heldout(truth, outcome.found, codes, corpora, schools)
    write_table(scores, folder / SCORES_FILE, HELDOUT_SCORES)
    keys = [gold.paragraphs[i].document_id.partition("/") for i in rows]
    places = [
        (corpus, file_name, gold.paragraphs[i].index + 1)
        for i, (corpus, _, file_name) in zip(rows, keys, strict=True)
    ]
    codings = list_heldout_codings(truth, outcome.found, outcome.scores, codes, places)
    write_table(codings, folder / CODINGS_FILE, HELDOUT_CODINGS)
