"""Sentences with expected thresholds: what goes wrong is known, and nothing else goes wrong."""

from collections import Counter
from dataclasses import replace

import pytest

from pipeline.coding.training.goldset import load_gold
from tests.threshold_cases import DATA, SETS, compare, find, load_cases, make_paragraph

ROOT = DATA.parents[2]


def score(name):
    cases = load_cases(name)
    return compare(cases, find([make_paragraph(case, at) for at, case in enumerate(cases)]))


def test_only_the_known_failures_occur():
    failures = sum((score(name).failures for name in SETS), Counter())
    known = Counter((DATA / "bekende_fouten.txt").read_text("utf-8").splitlines())
    assert failures == known


@pytest.mark.parametrize(("name", "least"), [("development", 0.95), ("heldout", 0.95)])
def test_precision_and_recall_on_rows(name, least):
    result = score(name)
    assert result.precision >= least
    assert result.recall >= least


def test_enough_sentences_of_both_kinds():
    cases = [case for name in SETS for case in load_cases(name)]
    assert sum(bool(case["rows"]) for case in cases) >= 150
    assert sum(not case["rows"] for case in cases) >= 80
    assert len({case["text"] for case in cases}) == len(cases)


def test_sample_of_the_corpora():
    gold = load_gold([ROOT / "corpus", ROOT / "corpus" / "oefen"])
    by_id = {paragraph.paragraph_id: paragraph for paragraph in gold.paragraphs}
    sample = load_cases("corpus_sample")
    ids = [f"{case['corpus']}/{case['file_name']}/{case['unit']}" for case in sample]
    codes = {id_: frozenset(gold.labels[id_]) for id_ in ids}
    result = compare(sample, find([replace(by_id[id_]) for id_ in ids], codes))
    assert result.precision >= 0.80
    assert result.recall >= 0.85
