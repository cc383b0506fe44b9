import numpy as np
import pytest

from pipeline.coding.learned import load_heldout_scores
from pipeline.coding.learned.scores import SCORES_FILE, write_table
from pipeline.contracts import ModelError, TableError
from pipeline.contracts.heldout import HELDOUT_SCORES
from pipeline.evaluate.heldout import tabulate_heldout

TRUTH = np.array([[True, False], [True, False], [False, False], [True, True]])
FOUND = np.array([[True, False], [False, False], [True, False], [True, False]])


def tabulate():
    return tabulate_heldout(
        TRUTH, FOUND, ["type.verlof", "rol.zorg"], ["c", "c", "c", "o"], ["s1", "s1", "s2", "s3"]
    )


def test_scores_are_per_corpus_and_kappa_is_over_schools():
    table = tabulate().set_index(["corpus", "code"])
    assert table.loc[("c", "type.verlof"), ["support", "precision", "recall"]].tolist() == [
        2,
        0.5,
        0.5,
    ]
    assert table.loc[("c", "type.verlof"), "kappa"] == 0  # s2 gets a code it does not have
    assert np.isnan(table.loc[("c", "rol.zorg"), "kappa"])  # no school has it or gets it
    assert table.loc[("o", "rol.zorg"), "f1"] == 0


def test_scores_survive_the_file(tmp_path):
    write_table(tabulate(), tmp_path / SCORES_FILE, HELDOUT_SCORES)
    assert load_heldout_scores(tmp_path).equals(tabulate())


def test_missing_and_damaged_files_are_explained(tmp_path):
    with pytest.raises(ModelError, match="verzuim train"):
        load_heldout_scores(tmp_path)
    (tmp_path / SCORES_FILE).write_text("corpus,code\nc,type.verlof\n")
    with pytest.raises(TableError, match="support"):
        load_heldout_scores(tmp_path)


def test_shipped_scores_cover_both_corpora():
    table = load_heldout_scores()
    assert set(table["corpus"]) == {"corpus", "oefen"}
    assert table.groupby("corpus")["code"].nunique().tolist() == [32, 32]
