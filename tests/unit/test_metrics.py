import numpy as np
import pandas as pd
import pytest

from pipeline.evaluate.metrics import (
    bootstrap,
    get_presence,
    measure_alpha,
    measure_calibration_error,
    measure_kappa,
    measure_kappas,
    measure_school_kappa,
    measure_share_error,
    score_codes,
    score_macro,
    score_micro,
    tabulate_calibration,
)

TRUTH = pd.DataFrame({"a": [1, 1, 0, 0], "b": [0, 0, 1, 0]}, dtype=bool)
FOUND = pd.DataFrame({"a": [1, 0, 1, 0], "b": [0, 0, 1, 0]}, dtype=bool)
SCHOOLS = ["x", "x", "y", "z"]


def test_score_codes_counts_hits_misses_and_false_alarms():
    scores = score_codes(TRUTH, FOUND)
    assert scores.loc["a"].tolist() == [0.5, 0.5, 0.5, 2, 2]
    assert scores.loc["b"].tolist() == [1, 1, 1, 1, 1]


def test_score_codes_is_zero_where_nothing_is_there():
    empty = np.zeros((3, 1), dtype=bool)
    assert score_codes(empty, empty)["f1"].tolist() == [0]


def test_score_micro_pools_units_and_codes():
    assert score_micro(TRUTH, FOUND) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_score_macro_leaves_rare_codes_out():
    assert score_macro(TRUTH, FOUND, min_support=1) == pytest.approx(0.75)
    assert score_macro(TRUTH, FOUND, min_support=2) == pytest.approx(0.5)
    assert np.isnan(score_macro(TRUTH, FOUND, min_support=3))


def test_matrices_must_match():
    with pytest.raises(ValueError, match="columns"):
        score_micro(TRUTH, FOUND[["b", "a"]])
    with pytest.raises(ValueError, match="shapes"):
        score_micro(TRUTH.to_numpy(), FOUND.to_numpy()[:2])


def test_kappa_follows_the_textbook_example():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed .7, by chance .5
    first = [True] * 25 + [False] * 25
    second = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert measure_kappa(first, second) == pytest.approx(0.4)


def test_kappa_of_a_code_nobody_uses_is_undefined():
    nothing = np.zeros((4, 1), dtype=bool)
    assert np.isnan(measure_kappas(nothing, nothing)).all()


def test_presence_counts_a_school_once_and_keeps_schools_without_codes():
    presence = get_presence(TRUTH, SCHOOLS)
    assert presence.index.tolist() == ["x", "y", "z"]
    assert presence["a"].tolist() == [True, False, False]


def test_school_kappa_and_share_error():
    mean, pooled = measure_school_kappa(TRUTH, FOUND, SCHOOLS)
    assert mean == pytest.approx((0.4 + 1) / 2)
    assert pooled == pytest.approx(2 / 3)
    assert measure_share_error(TRUTH, FOUND, SCHOOLS) == pytest.approx([100 / 3, 0])


def test_calibration_error_is_the_weighted_gap():
    truth, probabilities = [True, False, True, True], [0.1, 0.1, 0.9, 0.9]
    assert measure_calibration_error(truth, probabilities) == pytest.approx((0.4 + 0.1) / 2)
    assert tabulate_calibration(truth, probabilities)["n"].tolist() == [2, 2]


def test_probability_one_falls_in_the_last_bin():
    assert tabulate_calibration([True], [1.0])["probability"].tolist() == [1.0]


def test_alpha_is_one_for_equal_codings_and_follows_the_formula():
    assert measure_alpha([TRUTH, TRUTH]) == pytest.approx(1)
    # 2 of 8 cells differ; 6 of 16 values are yes: expected 2 * 6 * 10 / (16 * 15)
    assert measure_alpha([TRUTH, FOUND]) == pytest.approx(1 - 0.25 / 0.5)


def test_bootstrap_draws_whole_groups():
    values = np.array([0.0, 0.0, 1.0, 1.0])

    def measure(rows):
        counts = np.bincount(rows, minlength=4)
        assert counts[0] == counts[1]
        assert counts[2] == counts[3]
        return float(values[rows].mean())

    interval = bootstrap(measure, ["x", "x", "y", "y"], n_draws=200)
    assert interval.value == 0.5
    assert interval.low == 0
    assert interval.high == 1


def test_bootstrap_is_repeatable():
    groups = [str(i) for i in range(20)]
    values = np.arange(20.0)
    first, second = (bootstrap(lambda rows: float(values[rows].mean()), groups) for _ in range(2))
    assert first == second
    assert first.low < first.value < first.high
