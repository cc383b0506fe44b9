"""Contradictions: golden and must-not cases as data, each also divided over two schools."""

from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.contracts.builders import paragraphs_to_table
from pipeline.insight.thresholds import find_report_times, find_thresholds, summarise_thresholds
from pipeline.language import BUILT_IN, load_model, parse
from tests.insight_run import make_run

DATA = Path(__file__).parents[1] / "data" / "contradictions" / "cases.yaml"
CASES = YAML(typ="safe", pure=True).load(DATA.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def model():
    return load_model(BUILT_IN)


def find(texts, headings, model):
    """Find what contradicts in `texts`, a list of paragraphs per school."""
    paragraphs, results = make_run(texts)
    paragraphs = [
        replace(paragraph, heading_path=(heading,) if heading else ())
        for paragraph, heading in zip(paragraphs, headings, strict=True)
    ]
    results = replace(results, paragraphs=paragraphs_to_table(paragraphs))
    docs = parse([paragraph.text for paragraph in paragraphs], model)
    thresholds = find_thresholds(paragraphs, docs, {})
    times = find_report_times(paragraphs, docs, {})
    table = summarise_thresholds(thresholds, times, results)["tegenspraken"].table
    return list(table["Onderwerp"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["naam"])
def test_contradictions(case, model):
    texts = case["alineas"]
    headings = case.get("koppen", [""] * len(texts))
    assert find({"a": texts}, headings, model) == case["gevonden"]
    assert find({"a": texts[:1], "b": texts[1:]}, headings, model) == []


def test_cases_of_both_kinds():
    subjects = {subject for case in CASES for subject in case["gevonden"]}
    assert len(subjects) >= 9
    assert sum(not case["gevonden"] for case in CASES) >= 12
