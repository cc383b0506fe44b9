"""Annotated sentences of this domain, against every model that is installed."""

import json
from functools import cache
from pathlib import Path

import pytest
import spacy

from pipeline.language import BUILT_IN, load_model, model_name, parse

DATA = Path(__file__).parents[1] / "data" / "language"
MODELS = [BUILT_IN] + [
    name for name in ("nl_core_news_lg", "nl_core_news_md") if spacy.util.is_package(name)
]
# Nobody changed anything because of the last file: it tells what to expect of other documents.
MIN_SUBJECTS = {"zinnen.jsonl": 0.90, "zinnen_nieuw.jsonl": 0.90, "zinnen_ongezien.jsonl": 0.90}


@cache
def load(name):
    return load_model(name)


@cache
def find_faults(name, file_name):
    """Return the faults of a model as 'word: kind: sentence', and how many subjects are right."""
    lines = (DATA / file_name).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    faults, n_right = set(), 0
    for row, doc in zip(rows, parse([row["zin"] for row in rows], load(name)), strict=True):
        (sentence,) = doc.sents
        verb = sentence._.main_verb
        found = {"onderwerp": verb._.subject, "handelend": verb._.agent}
        wrong = {kind for kind, t in found.items() if (t.text if t else None) != row[kind]}
        n_right += "onderwerp" not in wrong
        faults |= {f"{kind}: {row['zin']}" for kind in wrong}
        tokens = {token.text: token for token in doc}
        for kind, value in (
            ("lemma", lambda token: token.lemma_),
            ("woordsoort", lambda token: token.pos_),
            ("delen", lambda token: list(token._.compound_parts)),
        ):
            faults |= {
                f"{kind} van {word}: {row['zin']}"
                for word, expected in row[kind].items()
                if value(tokens[word]) != expected
            }
    return faults, n_right / len(rows)


@pytest.mark.parametrize("file_name", MIN_SUBJECTS)
@pytest.mark.parametrize("name", MODELS)
def test_subject_of_the_main_verb_is_found(name, file_name):
    _, share = find_faults(name, file_name)
    assert share >= MIN_SUBJECTS[file_name]


@pytest.mark.parametrize("file_name", MIN_SUBJECTS)
def test_faults_of_the_shipped_model_are_the_known_ones(file_name):
    known = json.loads((DATA / "bekende_fouten.json").read_text("utf-8"))
    faults, _ = find_faults(BUILT_IN, file_name)
    assert faults == set(known[file_name])


def test_there_are_enough_sentences_with_things_that_must_not_be_found():
    rows = [json.loads(line) for line in (DATA / "zinnen.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 60
    assert sum(parts == [] for row in rows for parts in row["delen"].values()) >= 15
    assert sum(row["onderwerp"] is None for row in rows) >= 4


def test_a_run_records_the_name_and_the_version_of_the_model():
    name, version = model_name(load(BUILT_IN)).split()
    assert name == BUILT_IN
    assert version == load(BUILT_IN).meta["version"]
