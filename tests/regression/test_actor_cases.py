"""Sentences with who does what: what goes wrong is known, and nothing else goes wrong."""

from collections import Counter

import pytest

from tests.actor_cases import DATA, SETS, compare, find, load_cases, score_sample


def score(name):
    cases = load_cases(name)
    return compare(cases, find(cases))


def test_only_the_known_failures_occur():
    failures = sum((score(name).failures for name in SETS), Counter())
    known = Counter((DATA / "bekende_fouten.txt").read_text("utf-8").splitlines())
    assert failures == known


@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall(name):
    result = score(name)
    assert result.precision >= 0.9
    assert result.recall >= 0.9
    assert result.details["recipient", True] >= 9 * result.details["recipient", False]


def test_enough_sentences():
    cases = [case for name in SETS for case in load_cases(name)]
    assert len({case["text"] for case in cases}) >= 100


def test_sample_of_the_corpora():
    result = score_sample()
    assert result.precision >= 0.5
    assert result.recall >= 0.5
