from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix, identity

from pipeline.coding.context import build_contexts
from pipeline.coding.decide import Prediction, decide, list_doubts
from pipeline.coding.learned import files
from pipeline.coding.learned.coder import align_logits
from pipeline.coding.learned.crossval import decide_by_fold
from pipeline.coding.learned.curve import draw_schools
from pipeline.coding.learned.signals import SIGNALS, build_signals, relate
from pipeline.coding.learned.thresholds import Thresholds, apply_thresholds, fit_thresholds
from pipeline.coding.learned.training_set import HeldOut, TrainingSet, make_keys
from pipeline.coding.learned.unusual import measure_unusual
from pipeline.coding.learned.weigher import THINNING, fit_weigher, thin_pairs
from pipeline.coding.training.folds import group_schools
from pipeline.coding.training.goldset import add_stems
from pipeline.contracts import Coding, ModelError, Paragraph


def make(text, index=0, document="d", heads=("Te laat",), kind="alinea", stem=""):
    return Paragraph(
        f"{document}-{index}", document, index, None, kind, heads, text, 0, len(text), stem
    )


def test_context_is_stem_for_items_and_previous_unit_otherwise():
    paragraphs = [
        make("De school meldt bij:"),
        make("16 uur", 1, kind="opsomming", stem="De school meldt bij:"),
        make("Daarna volgt een brief.", 2),
        make("Nieuwe kop.", 3, heads=("A", "B", "C", "D")),
        make("Ander stuk.", 0, "e", heads=("A", "B", "C", "D")),
    ]
    assert build_contexts(paragraphs) == [
        ("Te laat", ""),
        ("Te laat", "De school meldt bij:"),
        ("Te laat", "16 uur"),
        ("B. C. D", ""),
        ("B. C. D", ""),
    ]


def test_a_table_row_leans_on_the_row_before_it():
    rows = [make("3 x | brief", 0, kind="tabelrij"), make("6 x | gesprek", 1, kind="tabelrij")]
    rows[1] = replace(rows[1], stem="Stappen:")
    assert build_contexts(rows)[1] == ("Te laat", "3 x | brief")


def test_stems_come_from_the_paragraph_that_introduces_the_list():
    items = [make("Redenen zijn:"), make("ziekte", 1, kind="opsomming")]
    other = make("los", 2, heads=("X",), kind="opsomming")
    assert [p.stem for p in add_stems([*items, other])] == ["", "Redenen zijn:", ""]


def test_schools_that_share_text_are_one_group():
    shared = "De mentor belt op de eerste dag van afwezigheid voor tien uur naar huis"
    texts = [f"{shared}.", f"{shared}!", "Iets anders over verlof en vakantie, en lang genoeg zo."]
    groups = group_schools(["a", "b", "c"], texts)
    assert groups == {"a": "a", "b": "a", "c": "c"}


def test_related_codes_share_type_or_category():
    codes = ["type.verlof", "procedure.verlof", "procedure.te_laat"]
    assert relate(codes) == ([[1], [0], []], [[], [2], [1]])


def test_signals_of_neighbours_stay_inside_the_section():
    paragraphs = [make("a"), make("b", 1), make("c", 2, heads=("X",))]
    logits = np.array([[4.0], [0.0], [2.0]], np.float32)
    zero = np.zeros_like(logits)
    signals = build_signals(
        paragraphs, ["type.x"], logits, logits, zero, zero, np.zeros(3, np.float32)
    )
    previous = signals[:, 0, SIGNALS.index("vorige")] * 4
    following = signals[:, 0, SIGNALS.index("volgende")] * 4
    assert previous.tolist() == [-6, 4, -6]
    assert following.tolist() == [0, -6, -6]


def test_unusual_is_what_no_other_document_says():
    paragraphs = [make("x", i % 2, f"d{i // 2}") for i in range(24)]
    features = np.zeros((24, 25), np.float32)
    features[::2, 0] = 1  # the first of every document is the same
    features[1::2] = identity(25).toarray()[1:13]
    scores = measure_unusual(paragraphs, csr_matrix(features))
    assert (scores[1::2] > scores[::2]).all()
    assert not measure_unusual(paragraphs[:4], csr_matrix(features[:4])).any()


def test_weigher_learns_which_signal_to_trust():
    chance = np.random.default_rng(0)
    signals = chance.normal(size=(400, 2, len(SIGNALS))).astype(np.float32)
    truth = signals[:, :, 0] > 0.5
    scores = fit_weigher(signals[:300], truth[:300]).weigh(signals[300:])
    assert ((scores > 0.5) == truth[300:]).mean() > 0.9


def test_weigher_learns_signals_that_mean_something_only_together():
    chance = np.random.default_rng(0)
    signals = chance.normal(size=(1500, 2, len(SIGNALS))).astype(np.float32)
    truth = (signals[:, :, 0] > 0) != (signals[:, :, 1] > 0)
    scores = fit_weigher(signals[:1200], truth[:1200]).weigh(signals[1200:])
    assert ((scores > 0.5) == truth[1200:]).mean() > 0.85


def test_weigher_scores_nothing_where_there_is_nothing():
    signals = np.random.default_rng(0).normal(size=(200, 2, len(SIGNALS))).astype(np.float32)
    weigher = fit_weigher(signals, signals[:, :, 0] > 0)
    assert weigher.weigh(signals[:0]).shape == (0, 2)


def test_one_weak_passage_gives_a_document_no_code():
    scores = np.array([[0.4], [0.4], [0.8]], np.float32)
    found = apply_thresholds(scores, ["a", "b", "b"], Thresholds((0.35,), (0.5,)))
    assert found.ravel().tolist() == [False, True, True]


def test_a_code_that_is_hard_to_recognise_is_given_sooner():
    chance = np.random.default_rng(0)
    truth = chance.random((400, 2)) < 0.5
    clear, vague = truth[:, 0] * 0.9 + 0.05, 0.3 + 0.2 * truth[:, 1] * (chance.random(400) < 0.5)
    thresholds = fit_thresholds(np.column_stack([clear, vague]).astype(np.float32), truth)
    assert thresholds.paragraph[0] > thresholds.paragraph[1]
    assert thresholds.paragraph[0] == pytest.approx(0.5, abs=0.02)  # half of a perfect F1
    assert all(a < b for a, b in zip(thresholds.paragraph, thresholds.document, strict=True))


def test_few_examples_leave_the_threshold_near_that_of_all_codes():
    truth = np.zeros((200, 2), bool)
    truth[:90, 0] = truth[:2, 1] = True
    scores = np.where(truth, 0.9, 0.1).astype(np.float32)
    scores[:2, 1] = 0.1  # both examples of the second code are missed
    thresholds = fit_thresholds(scores, truth)
    assert thresholds.paragraph[1] > 0.4


def test_weigher_learns_from_every_pair_that_is_not_clear():
    signals = np.full((30, 2, len(SIGNALS)), -2.0, np.float32)
    signals[:, :, SIGNALS.index("regel")] = 0
    signals[0, 1, SIGNALS.index("encoder")] = 1
    truth = np.zeros((30, 2), bool)
    truth[2, 0] = True
    kept, counts = thin_pairs(signals, truth)
    assert {1, 4} <= set(kept.tolist())
    assert counts[np.isin(kept, [1, 4])].tolist() == [1, 1]
    assert counts.sum() == pytest.approx(60, abs=THINNING)


def test_a_single_model_is_judged_by_a_threshold_from_the_other_folds():
    paragraphs = [make(str(i), i) for i in range(4)]
    truth = np.array([[True], [False], [True], [False]])
    logits = np.array([[2.0], [0.5], [2.0], [0.5]], np.float32)
    data = TrainingSet(
        paragraphs, ("type.x",), truth, np.array([0, 0, 1, 1]), pd.DataFrame(index=range(4)), logits
    )
    assert decide_by_fold(data, logits).tolist() == truth.tolist()


def test_schools_for_the_learning_curve_come_from_every_corpus():
    schools = [f"{corpus}/{i}" for corpus in ("corpus", "oefen") for i in range(20)]
    drawn = draw_schools(schools, 0.25, np.random.default_rng(0))
    assert len([name for name in drawn if name.startswith("oefen/")]) == 5
    assert len(drawn) == 10


def test_logits_the_encoder_gave_on_units_it_knows_are_replaced():
    known, new = make("bekend"), make("nieuw", 1, "e")
    held_out = HeldOut(make_keys([known]), np.array([[-1.0]], np.float32))
    logits = held_out.replace([known, new], np.array([[9.0], [5.0]], np.float32))
    assert logits.ravel().tolist() == [-1, 5]


def test_a_code_the_encoder_lacks_rests_on_the_words():
    words = np.array([[1.0, 2.0]], np.float32)
    encoder = np.array([[7.0]], np.float32)
    aligned = align_logits(encoder, ["type.b"], words, ["type.a", "type.b"])
    assert aligned.tolist() == [[1, 7]]


class FakeCoder:
    codes = ("type.te_laat", "procedure.te_laat")
    thresholds = Thresholds((0.4, 0.4), (0.5, 0.5))

    def explain(self, prediction, row, code):
        return f"uitleg {code}"


def predict(scores, hits):
    paragraphs = [make("een", 0), make("twee", 1)]
    frame = pd.DataFrame(scores, [p.paragraph_id for p in paragraphs], list(FakeCoder.codes))
    empty = np.zeros((2, 1), np.float32)
    return paragraphs, Prediction(frame, np.array(hits, bool), csr_matrix(empty), empty)


def test_decide_lets_the_score_decide_and_keeps_codes_the_model_lacks():
    paragraphs, prediction = predict([[0.9, 0.1], [0.45, 0.2]], [[True, True], [False, False]])
    by_rules = [
        Coding("d-0", "type.te_laat", 1, 3, 1.0, "regel", "regel te laat: 'ee'", "1"),
        Coding("d-0", "procedure.te_laat", 0, 3, 1.0, "regel", "stap", "1"),
        Coding("d-1", "eigen.code", 0, 2, 1.0, "regel", "eigen", "1"),
    ]
    codings = decide(paragraphs, by_rules, prediction, FakeCoder(), "1")
    assert [(c.paragraph_id, c.code, c.start, c.end, c.source) for c in codings] == [
        ("d-0", "type.te_laat", 1, 3, "regel"),
        ("d-1", "type.te_laat", 0, 4, "model"),
        ("d-1", "eigen.code", 0, 2, "regel"),
    ]
    assert codings[0].score == 0.9
    assert codings[0].evidence == "regel te laat: 'ee'; model: uitleg type.te_laat"


def test_doubts_are_ordered_by_what_a_look_is_worth():
    paragraphs, prediction = predict([[0.99, 0.45], [0.3, 0.01]], [[True, True], [False, False]])
    doubts = list_doubts(paragraphs, prediction, FakeCoder(), n_most=3)
    assert (doubts[0].paragraph_id, doubts[0].code) == ("d-0", "procedure.te_laat")
    assert doubts[0].reason.startswith("een regel geeft deze code")
    assert [d.information for d in doubts] == sorted((d.information for d in doubts), reverse=True)


def test_a_changed_model_file_is_refused(tmp_path):
    (tmp_path / "coder.skops").write_bytes(b"een")
    files.write_sums(tmp_path)
    files.check_sums(tmp_path)
    (tmp_path / "coder.skops").write_bytes(b"ander")
    with pytest.raises(ModelError, match="beschadigd"):
        files.check_sums(tmp_path)


def test_a_folder_without_model_is_explained(tmp_path):
    with pytest.raises(ModelError, match="verzuim train"):
        files.load_coder(tmp_path)
