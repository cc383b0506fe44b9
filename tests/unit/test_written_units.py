"""Units written to learn from: always learned from, never measured on."""

import json

import numpy as np
import pandas as pd
import pytest

from pipeline.coding.learned import crossval
from pipeline.coding.learned.crossval import Outcome
from pipeline.coding.learned.thresholds import Thresholds
from pipeline.coding.learned.train import compare_passages
from pipeline.coding.learned.training_set import TrainingSet, get_parts, list_folds
from pipeline.coding.training.folds import LEARN_ONLY, make_folds
from pipeline.contracts import PipelineError
from pipeline.run import coder_evaluation
from pipeline.run.gold import load_gold, load_training_gold
from pipeline.run.training import Prepared


def write_units(path, names):
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = {"alinea": "Te laat op {} betekent een briefje halen:", "opsomming": "bij de balie"}
    lines = [
        {
            "file_name": name,
            "unit": i + 1,
            "kind": kind,
            "heading_path": ["Te laat"],
            "text": text.format(name),
            "codes": ["procedure.te_laat"],
        }
        for name in names
        for i, (kind, text) in enumerate(texts.items())
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "mijn"
    names = [f"{i}.pdf" for i in range(6)]
    write_units(folder / "gold" / "eenheden.jsonl", names)
    rows = [f"{name},{i},School {i},vo,2024" for i, name in enumerate(names)]
    header = "bestand,school_id,school,sector,jaar"
    (folder / "manifest.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    return folder


def test_written_units_are_learned_from_in_every_fold_and_held_out_in_none(corpus):
    write_units(corpus / "geschreven" / "eenheden.jsonl", ["eigen.pdf"])
    gold = load_training_gold([corpus])
    folds = make_folds(gold, ["procedure.te_laat"], 3)
    assert gold.schools[-1] == "geschreven/eigen.pdf"
    assert folds[-2:].tolist() == [LEARN_ONLY, LEARN_ONLY]
    assert set(folds[:-2].tolist()) == {0, 1, 2}
    assert len(load_gold([corpus]).paragraphs) == 12


def test_written_units_do_not_move_the_folds(corpus):
    before = make_folds(load_training_gold([corpus]), ["procedure.te_laat"], 3)
    write_units(corpus / "geschreven" / "eenheden.jsonl", ["eigen.pdf", "ander.pdf"])
    after = make_folds(load_training_gold([corpus]), ["procedure.te_laat"], 3)
    assert after[:12].tolist() == before.tolist()


def test_written_units_are_no_part_of_the_collection(corpus):
    write_units(corpus / "geschreven" / "eenheden.jsonl", ["eigen.pdf"])
    gold = load_training_gold([corpus])
    codes = ("procedure.te_laat",)
    data = TrainingSet(
        gold.paragraphs,
        codes,
        gold.get_matrix(codes),
        make_folds(gold, codes, 3),
        pd.DataFrame(index=range(14)),
        np.zeros((14, 1), np.float32),
    )
    assert list_folds(data.folds) == [0, 1, 2]
    assert compare_passages(data)[-2:].tolist() == [0, 0]


def make_set(gold, n_written):
    codes = ("procedure.te_laat",)
    truth = gold.get_matrix(codes)
    folds = make_folds(gold, codes, 3)
    logits = np.zeros(truth.shape, np.float32)
    assert (folds == LEARN_ONLY).sum() == n_written
    return TrainingSet(gold.paragraphs, codes, truth, folds, pd.DataFrame(index=folds), logits)


def test_documents_that_are_only_learned_from_are_dealt_over_the_parts(corpus):
    names = [f"eigen{i}.pdf" for i in range(4)]
    write_units(corpus / "geschreven" / "eenheden.jsonl", names)
    data = make_set(load_training_gold([corpus]), 8)
    parts = get_parts(data)
    assert (parts[:12] == data.folds[:12]).all()
    assert parts[12:].tolist() == [0, 0, 1, 1, 2, 2, 0, 0]
    assert data.folds[12:].tolist() == [LEARN_ONLY] * 8  # they stay unmeasured


def test_weights_learn_from_written_units_that_no_encoder_knew(corpus, monkeypatch):
    write_units(corpus / "geschreven" / "eenheden.jsonl", ["nieuw.pdf", "gelezen.pdf"])
    data = make_set(load_training_gold([corpus]), 4)
    data.encoder[14:] = np.nan  # an encoder had read the second document
    learned = []

    class Never:
        def weigh(self, signals):
            return np.zeros(signals.shape[:2], np.float32)

    def fit(data, signals, rows):
        learned.append(set(rows.tolist()))
        return Never(), Thresholds((0.5,), (0.5,))

    monkeypatch.setattr(crossval, "fit_decision", fit)
    outcome = crossval.cross_validate(data, np.zeros((16, 1, 1), np.float32))
    assert outcome.rows.tolist() == list(range(12))  # measured on schools only
    assert [rows & {12, 13, 14, 15} for rows in learned] == [set(), {12, 13}, {12, 13}]
    for fold, rows in enumerate(learned):
        assert not rows & set(np.flatnonzero(data.folds == fold).tolist())


def test_a_broken_file_of_written_units_is_named(corpus):
    path = corpus / "geschreven" / "eenheden.jsonl"
    path.parent.mkdir()
    path.write_text("geen json", encoding="utf-8")
    with pytest.raises(PipelineError, match=r"geschreven.*eenheden\.jsonl"):
        load_training_gold([corpus])


def test_the_learning_curve_has_no_points_of_written_units(corpus, monkeypatch):
    write_units(corpus / "geschreven" / "eenheden.jsonl", ["eigen.pdf"])
    gold = load_training_gold([corpus])
    codes, scores = ("procedure.te_laat",), np.zeros((14, 1), np.float32)
    truth, folds = gold.get_matrix(codes), make_folds(gold, codes, 3)
    data = TrainingSet(gold.paragraphs, codes, truth, folds, pd.DataFrame(index=range(14)), scores)
    monkeypatch.setattr(coder_evaluation, "measure_curve", lambda *_: [])
    outcome = Outcome(np.arange(12), scores[:12], truth[:12])
    curve = coder_evaluation.tabulate_curve(Prepared(gold, data, scores, ()), outcome, scores[:, 0])
    assert curve[["corpus", "n_schools"]].to_numpy().tolist() == [["mijn", 5]]
