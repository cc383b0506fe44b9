"""The held-out codings that ship with the coder, and the text of the reference beside them."""

import numpy as np
import pandas as pd
import pytest

from pipeline import measure_heldout_agreement
from pipeline.coding.learned.scores import load_heldout_codings, load_heldout_scores
from pipeline.contracts import PipelineError
from pipeline.evaluate.gold import Gold, GoldUnit
from pipeline.evaluate.heldout import attach_units, list_heldout_codings

TRUTH = np.array([[True, False], [True, False]])
FOUND = np.array([[True, True], [False, False]])
SCORES = np.array([[0.9, 0.51237], [0.2, 0.1]], np.float32)
CODES = ["type.verlof", "rol.zorg"]


def make_codings():
    return list_heldout_codings(TRUTH, FOUND, SCORES, CODES, [("c", "a.pdf", 1), ("c", "a.pdf", 2)])


def make_unit(text, *codes):
    given = frozenset(codes)
    return GoldUnit("a.pdf", text, given, "alinea", ("Kop",), given)


def test_good_ones_false_alarms_and_misses():
    table = make_codings()
    assert table[["unit", "code", "outcome", "score"]].values.tolist() == [
        [1, "type.verlof", "goed", 0.9],
        [1, "rol.zorg", "vals alarm", 0.5124],
        [2, "type.verlof", "gemist", 0.2],
    ]


def test_text_of_the_reference_is_put_beside_them():
    gold = Gold((make_unit("een", "type.verlof"), make_unit("twee", "type.verlof")), ())
    table = attach_units(make_codings(), {"c": gold})
    assert table["text"].tolist() == ["een", "een", "twee"]
    assert table["by_coder_1"].tolist() == [True, False, True]
    assert not table["by_coder_2"].any()
    assert attach_units(make_codings(), {"d": gold}).empty


def test_reference_of_another_version():
    gold = Gold((make_unit("een"),), ())
    with pytest.raises(PipelineError, match=r"geen eenheid 2 in a\.pdf"):
        attach_units(make_codings(), {"c": gold})


def test_shipped_codings_and_scores_are_of_the_same_cross_validation():
    """Both are written by `make evaluate`; after training again, both have to be."""
    codings, scores = load_heldout_codings(), load_heldout_scores()
    counts = pd.crosstab([codings["corpus"], codings["code"]], codings["outcome"])
    for row in scores.itertuples():
        count = counts.loc[(row.corpus, row.code)]
        assert count["goed"] + count["gemist"] == row.support
        assert row.recall == pytest.approx(count["goed"] / row.support, abs=6e-5)
        n_found = count["goed"] + count["vals alarm"]
        assert row.precision == pytest.approx(count["goed"] / max(n_found, 1), abs=6e-5)


@pytest.mark.parametrize("name", ["corpus", "oefen"])
def test_agreement_from_codings_and_reference_gives_the_shipped_scores(name):
    agreement = measure_heldout_agreement(name).set_index("code")
    scores = load_heldout_scores().query("corpus == @name").set_index("code")
    found = agreement.loc[scores.index]
    for column, shipped in (("f1", "f1"), ("recall", "recall"), ("kappa_schools", "kappa")):
        expected = scores[shipped].to_numpy()
        assert found[column].to_numpy() == pytest.approx(expected, abs=6e-5, nan_ok=True)
    assert (agreement["kappa"] - agreement["alpha"]).abs().max() < 0.01


def test_unknown_collection():
    with pytest.raises(PipelineError, match=r"Verzameling 'mijn' bestaat niet\. Kies uit: corpus"):
        measure_heldout_agreement("mijn")
