"""Outdated terms: golden cases and must-not cases as data, and the table made of them."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.insight.outdated import find_outdated, tabulate_outdated
from pipeline.insight.outdated.finding import get_terms
from tests.insight_run import make_run

DATA = Path(__file__).parents[1] / "data" / "outdated" / "cases.yaml"
CASES = YAML(typ="safe", pure=True).load(DATA.read_text(encoding="utf-8"))


def list_texts(case):
    return [case["tekst"]] if isinstance(case["tekst"], str) else case["tekst"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: list_texts(case)[0][:60])
def test_terms_in_a_text(case):
    paragraphs, _ = make_run({"a": list_texts(case)})
    found = find_outdated(paragraphs)
    assert sorted(term.term for term in found) == sorted(case["termen"])
    assert [term.term for term in found if term.is_mixed] == case.get("door_elkaar", [])
    texts = {paragraph.paragraph_id: paragraph.text for paragraph in paragraphs}
    assert all(texts[term.paragraph_id][term.start : term.end] == term.written for term in found)


def test_every_term_has_a_case():
    assert {name for case in CASES for name in case["termen"]} == set(get_terms())


def test_a_term_counts_once_per_document():
    texts = ["Wij melden bij het RMC.", "Het RMC belt terug.", "De GBA geeft het adres."]
    paragraphs, results = make_run({"a": texts, "b": texts[:1]})
    found = [
        term
        for key in ("a", "b")
        for term in find_outdated([part for part in paragraphs if part.document_id == key])
    ]
    table = tabulate_outdated(found, results)
    rows = list(table[["document_id", "term", "n_places"]].itertuples(index=False, name=None))
    assert rows == [("a", "rmc", 2), ("a", "gba", 1), ("b", "rmc", 1)]
    assert table["modern"].iloc[0] == "Doorstroompunt"


def test_an_empty_table_has_its_columns():
    _, results = make_run({})
    assert tabulate_outdated([], results).empty
