"""Reading the Word files and the damaged files of both corpora, against the reference.

What is known to go wrong is listed in tests/data/word/known_failures.csv and compared as a
set, so that a new failure fails, and a repair that is not recorded fails too.
"""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from rapidfuzz.fuzz import ratio

from pipeline.ingest import read_file
from pipeline.segment import split_paragraphs

_ROOT = Path(__file__).parents[2]
_KNOWN = _ROOT / "tests" / "data" / "word" / "known_failures.csv"
_CORPORA = ("corpus", "corpus/oefen")


def load(corpus, name):
    path = _ROOT / corpus / "gold" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def normalise(text):
    return re.sub(r"[\W_]+", "", text.lower())


@pytest.fixture(scope="module", params=_CORPORA)
def results(request):
    """Per gold unit: file, number, characters, and what differs; and the documents."""
    units = defaultdict(list)
    for unit in load(request.param, "eenheden.jsonl"):
        if unit["file_name"].lower().endswith(".docx"):
            units[unit["file_name"]].append(unit)
    rows, n_extra, documents = [], 0, []
    for name, expected in units.items():
        document = read_file(_ROOT / request.param / "documenten" / name)
        documents.append(document)
        paragraphs = split_paragraphs(document)
        free = dict(enumerate(paragraphs))
        for unit in expected:
            found = take_best(free, normalise(unit["text"]))
            rows.append((name, unit["unit"], len(normalise(unit["text"])), compare(found, unit)))
        n_extra += len(free)
    return request.param, rows, n_extra, documents


def take_best(free, text):
    scores = {index: ratio(normalise(each.text), text) for index, each in free.items()}
    best = max(scores, key=lambda index: scores[index], default=None)
    return free.pop(best) if best is not None and scores[best] >= 95 else None


def compare(found, unit):
    if found is None:
        return {"gevonden"}
    differs = {
        "woorden": found.text.split() != unit["text"].split(),
        "kop": list(found.heading_path) != unit["heading_path"],
        "soort": found.kind != unit["kind"],
    }
    return {name for name, is_wrong in differs.items() if is_wrong}


def test_reach(results):
    _, rows, n_extra, documents = results
    n_units = len(rows)
    n_chars = sum(row[2] for row in rows)
    found = [row for row in rows if "gevonden" not in row[3]]
    assert len(found) >= 0.99 * n_units
    assert sum(row[2] for row in found) >= 0.995 * n_chars
    assert sum("woorden" not in row[3] for row in found) >= 0.98 * n_units
    assert sum("kop" not in row[3] for row in found) >= 0.97 * n_units
    assert n_extra <= 0.01 * n_units
    assert min(document.coverage for document in documents) >= 0.98
    assert not [document.warnings for document in documents if document.warnings]


def test_failures_are_the_known_ones(results):
    corpus, rows, _, _ = results
    with _KNOWN.open(encoding="utf-8", newline="") as file:
        known = {
            (row["bestand"], int(row["eenheid"]), row["wat"])
            for row in csv.DictReader(file, delimiter=";")
            if row["corpus"] == corpus
        }
    assert {(name, number, what) for name, number, _, wrong in rows for what in wrong} == known


def test_damaged_files_get_the_right_reason():
    damaged = [each for each in load("corpus", "documenten.jsonl") if each.get("unreadable")]
    found = {}
    for each in damaged:
        document = read_file(_ROOT / "corpus" / "documenten" / each["file_name"])
        assert document.status == "onleesbaar"
        found[each["file_name"]] = document.reason.split(": ")[0]
    assert found == {each["file_name"]: each["unreadable"] for each in damaged}
    assert len(found) == 14


@pytest.mark.parametrize("corpus", _CORPORA)
def test_no_word_file_is_wrongly_put_out_of_scope(corpus):
    out = {
        each["file_name"] for each in load(corpus, "documenten.jsonl") if each.get("out_of_scope")
    }
    for name in sorted({each["file_name"] for each in load(corpus, "documenten.jsonl")}):
        if name.endswith(".docx") and name not in out:
            status = read_file(_ROOT / corpus / "documenten" / name).status
            assert status in {"gelezen", "onleesbaar"}, name
