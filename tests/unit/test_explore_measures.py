import math

import numpy as np
import pytest

from pipeline.contracts import PipelineError
from pipeline.explore import measure_co_occurrence, measure_keyness
from tests.explore_run import make_run, make_text_run, split_words

RUN = make_run()


def compare(texts, sector="po", **options):
    run = make_text_run(texts)
    options = {"min_count": 1, "min_schools": 1, **options}
    return measure_keyness(run, split_words(run), sector, **options).set_index("lemma")


def test_keyness_by_hand():
    table = compare({"a": ["juf " * 8 + "les les"], "b": ["juf " + "les " * 9], "c": ["les " * 10]})
    juf = table.loc["juf"]
    counted = ["count", "count_others", "n_schools", "n_schools_others"]
    assert juf[counted].tolist() == [8, 1, 1, 1]
    # Expected if it were as frequent everywhere: 9 of 30 words, 3 in the 10 and 6 in the 20.
    assert juf["g2"] == pytest.approx(2 * (8 * math.log(8 / 3) + 1 * math.log(1 / 6)))
    assert juf["log_ratio"] == pytest.approx(4)  # 8 of 10 is sixteen times 1 of 20
    assert juf["per_1000"] == 800
    assert juf["per_1000_others"] == 50
    assert table.loc["les", "log_ratio"] == pytest.approx(math.log2((2 / 10) / (19 / 20)))
    assert table.index[0] == "juf"


def test_a_word_that_one_side_never_uses_has_a_finite_effect():
    table = compare({"a": ["juf les"], "b": ["les les"]})
    assert table.loc["juf", "log_ratio"] == pytest.approx(math.log2(1 / 0.5))
    assert np.isfinite(table["g2"]).all()


def test_keyness_of_the_others_is_its_opposite():
    texts = {"a": ["juf juf les"], "b": ["les les lokaal juf"], "c": ["les lokaal lokaal"]}
    one, other = compare(texts, "po"), compare(texts, ["vo", "so"])
    assert one["g2"].to_dict() == pytest.approx(other["g2"].to_dict())
    assert one["log_ratio"].to_dict() == pytest.approx((-other["log_ratio"]).to_dict())
    assert one["count"].to_dict() == other["count_others"].to_dict()


def test_equal_use_is_no_difference():
    table = compare({"a": ["juf les"], "b": ["juf les"]})
    assert table["g2"].tolist() == pytest.approx([0, 0])
    assert table["log_ratio"].tolist() == [0, 0]
    assert table["p_g2"].tolist() == [1, 1]


def test_one_school_that_repeats_itself_does_not_speak_for_its_sector():
    texts = {"a": ["les " * 60], "b": ["kantine " * 60], "c": ["les " * 60]}
    kantine = compare(texts, "vo").loc["kantine"]
    assert kantine["p_g2"] < 0.001
    assert kantine["p_schools"] > 0.3


def test_rare_words_and_numbers_are_left_out():
    texts = {"a": ["juf les 16 16 16"], "b": ["les 16"], "c": ["les"]}
    assert compare(texts, min_schools=2).index.tolist() == ["les"]
    assert compare(texts, min_count=4).empty


def test_only_passages_with_the_code_count():
    words = split_words(RUN)
    table = measure_keyness(RUN, words, "po", code="protocol.visie", min_count=1, min_schools=1)
    assert "aanwezig" in table["lemma"].tolist()
    assert "balie" not in " ".join(table["lemma"])


def test_nothing_to_compare_with():
    with pytest.raises(PipelineError, match="niets te vergelijken"):
        compare({"a": ["juf"]})
    with pytest.raises(PipelineError, match="Sector 'mbo' bestaat niet"):
        compare({"a": ["juf"], "b": ["les"]}, "mbo")


@pytest.mark.parametrize("unit", ["alinea", "document", "school"])
def test_pairs_are_counted_in_their_unit(unit):
    table = measure_co_occurrence(RUN, unit, min_units=1)
    read = RUN.documents[RUN.documents["status"] == "gelezen"]
    n = {
        "alinea": len(RUN.paragraphs),
        "document": len(read),
        "school": read["school_id"].nunique(),
    }[unit]
    assert (table["n"] == n).all()
    assert (table["n_both"] <= table[["n_a", "n_b"]].min(axis=1)).all()
    assert table["phi"].dropna().between(-1, 1).all()
    assert table["phi"].dropna().is_monotonic_decreasing
    assert table["p_value"].notna().all() == (unit == "school")
    assert len(table) == 5 * 4 / 2


def test_a_pair_by_hand():
    table = measure_co_occurrence(RUN, "alinea", min_units=1)
    pair = table[(table["code_a"] == "type.verlof") & (table["code_b"] == "procedure.verlof")]
    (row,) = pair.to_dict("records")
    has = {
        code: RUN.paragraphs["paragraph_id"].isin(
            RUN.codings.loc[RUN.codings["code"] == code, "paragraph_id"]
        )
        for code in ("type.verlof", "procedure.verlof")
    }
    one, other = has.values()
    assert (row["n_a"], row["n_b"]) == (one.sum(), other.sum())
    assert row["n_both"] == (one & other).sum()
    assert row["jaccard"] == pytest.approx((one & other).sum() / (one | other).sum())
    assert row["n_expected"] == pytest.approx(one.mean() * other.mean() * len(one))
    assert row["phi"] == pytest.approx(np.corrcoef(one, other)[0, 1])


def test_rare_codes_have_no_pairs():
    assert measure_co_occurrence(RUN, "document", min_units=100).empty


def test_unknown_unit():
    with pytest.raises(PipelineError, match=r"Eenheid .zin. bestaat niet\. Kies uit: alinea"):
        measure_co_occurrence(RUN, "zin")
