"""The annotated cases: what goes wrong is known, and nothing else goes wrong."""

import csv
from collections import Counter

import pytest

from pipeline.report.pseudonymise import Pseudonymiser
from tests.marked_cases import DATA, SETS, count_errors, load_cases


@pytest.fixture(scope="module")
def pseudonymiser():
    return Pseudonymiser()


def test_only_the_known_errors_are_made(pseudonymiser):
    errors = Counter()
    for name in SETS:
        errors += count_errors(load_cases(name), pseudonymiser.find)[0]
    with (DATA / "bekende_fouten.tsv").open(encoding="utf-8", newline="") as file:
        known = Counter(tuple(row.values()) for row in csv.DictReader(file, delimiter="\t"))
    assert errors == known


@pytest.mark.parametrize("name", SETS)
def test_recall_and_precision(pseudonymiser, name):
    cases = load_cases(name)
    errors, n_right = count_errors(cases, pseudonymiser.find)
    n_missed = sum(n for (kind, *_), n in errors.items() if kind == "gemist")
    n_extra = sum(n for (kind, *_), n in errors.items() if kind == "te_veel")
    assert n_right / (n_right + n_missed) >= 0.95
    assert n_right / (n_right + n_extra) >= 0.93


@pytest.mark.parametrize("name", SETS)
def test_labels_hold_nothing_to_mask(pseudonymiser, name):
    for case in load_cases(name):
        masked = pseudonymiser.mask(case.text)
        assert pseudonymiser.mask(masked) == masked
