"""Sentences with expected thresholds: what goes wrong is known, and nothing else goes wrong."""

from collections import Counter

import pytest

from tests.threshold_cases import (
    DATA,
    SAMPLES,
    SETS,
    compare,
    find,
    load_cases,
    make_paragraph,
    score_sample,
)


def score(name):
    cases = load_cases(name)
    return compare(cases, find([make_paragraph(case, at) for at, case in enumerate(cases)]))


def test_only_the_known_failures_occur():
    failures = sum((score(name).failures for name in SETS), Counter())
    known = Counter((DATA / "bekende_fouten.txt").read_text("utf-8").splitlines())
    assert failures == known


@pytest.mark.parametrize("name", ["development", "heldout"])
def test_precision_and_recall_on_rows(name):
    result = score(name)
    assert result.precision >= 0.95
    assert result.recall >= 0.95


def test_enough_sentences_of_both_kinds():
    cases = [case for name in SETS for case in load_cases(name)]
    assert sum(bool(case["rows"]) for case in cases) >= 150
    assert sum(not case["rows"] for case in cases) >= 80
    assert len({case["text"] for case in cases}) == len(cases)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_of_the_corpora(name):
    result = score_sample(name)
    assert result.precision >= 0.80
    assert result.recall >= 0.85


def test_the_samples_are_of_different_schools():
    first, second = (
        {(case["corpus"], case["file_name"]) for case in load_cases(name)} for name in SAMPLES
    )
    assert not first & second
