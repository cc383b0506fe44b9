"""Results and insights come back from disk as they were."""

import dataclasses
import json
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from pipeline.contracts import PipelineError
from pipeline.insight.tables import InsightTable
from pipeline.run.insight import load_insights, save_insights
from pipeline.run.persist import load_results, load_topics, save_results, save_topics
from tests.insight_run import make_run
from tests.report_cases import make_results, make_tables

TABLES = ("documents", "paragraphs", "codings", "segments")
DOUBTS = pd.DataFrame(
    {"paragraph_id": ["a"], "code": ["type.ziekte"], "score": [1 / 3], "reason": ["twijfel"]}
)
_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1)


def check_same(results, out):
    save_results(results, out / "intern")
    loaded = load_results(out)
    for name in TABLES:
        assert_frame_equal(getattr(loaded, name), getattr(results, name))
    assert loaded.info == results.info


def test_results_come_back(tmp_path):
    check_same(make_results(), tmp_path)


def test_notes_come_back(tmp_path):
    results = make_results()
    info = dataclasses.replace(results.info, notes=("Het manifest noemt 'ë.docx'.", "Twee."))
    check_same(dataclasses.replace(results, info=info), tmp_path)


def test_topic_list_comes_back(tmp_path):
    topics = make_tables(make_results()).topics
    save_topics(topics, tmp_path / "intern")
    assert_frame_equal(load_topics(tmp_path), topics)


def test_run_without_topic_list(tmp_path):
    save_results(make_results(), tmp_path / "intern")
    with pytest.raises(PipelineError, match="Draai haar opnieuw"):
        load_topics(tmp_path)


@pytest.mark.parametrize(
    "text", ["NA", "null", "None", 'met "haken"', "a,b;c", "twee\nregels", "7"]
)
def test_texts_stay_texts(tmp_path, text):
    check_same(make_run({"a": [text], "b": [f" {text} "]})[1], tmp_path)


@settings(max_examples=30, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=4))
def test_any_text_comes_back(texts):
    with tempfile.TemporaryDirectory() as folder:
        check_same(make_run({"a": texts})[1], Path(folder))


def test_same_results_same_bytes(tmp_path):
    for name in ("een", "twee"):
        save_results(make_results(), tmp_path / name)
    for path in (tmp_path / "een").iterdir():
        assert path.read_bytes() == (tmp_path / "twee" / path.name).read_bytes()


@pytest.mark.parametrize("missing", ["run.json", "codings.csv"])
def test_unfinished_run(tmp_path, missing):
    save_results(make_results(), tmp_path / "intern")
    (tmp_path / "intern" / missing).unlink()
    with pytest.raises(PipelineError, match=f"{missing} ontbreekt"):
        load_results(tmp_path)


def test_changed_by_hand(tmp_path):
    save_results(make_results(), tmp_path / "intern")
    path = tmp_path / "intern" / "documents.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("gelezen", "gezien"), encoding="utf-8")
    with pytest.raises(PipelineError):
        load_results(tmp_path)


def make_insight():
    table = pd.DataFrame(
        {
            "School": ["De Es", "Linde"],
            "Bladzijde": pd.array([None, 3], dtype="Int64"),
            "Aantal": [16, 9],
            "%": [100 / 3, float("nan")],
        }
    )
    return InsightTable("Drempels", "Over twee scholen.", table)


def test_insights_come_back(tmp_path):
    empty = InsightTable("Leeg", "Niets gevonden.", make_insight().table.iloc[:0])
    insights = {"drempels": make_insight(), "leeg": empty}
    heads = {"a0": ["Wat", "Wie"]}
    (tmp_path / "intern").mkdir()
    save_insights(insights, heads, DOUBTS, tmp_path / "intern")
    loaded, loaded_heads, doubts = load_insights(tmp_path)
    assert loaded_heads == heads
    assert_frame_equal(doubts, DOUBTS, check_exact=True)
    assert list(loaded) == list(insights)
    for name, insight in insights.items():
        assert (loaded[name].title, loaded[name].caption) == (insight.title, insight.caption)
        assert_frame_equal(loaded[name].table, insight.table, check_exact=True)


@pytest.mark.parametrize("content", [None, "{}", "{"])
def test_insights_of_another_version(tmp_path, content):
    (tmp_path / "intern").mkdir()
    if content is not None:
        (tmp_path / "intern" / "inzichten.json").write_text(content, encoding="utf-8")
    with pytest.raises(PipelineError, match="verzuim analyseer CORPUS"):
        load_insights(tmp_path)


def test_a_report_is_not_made_of_insights_of_other_code(tmp_path):
    (tmp_path / "intern").mkdir()
    save_insights({"drempels": make_insight()}, {}, DOUBTS, tmp_path / "intern")
    assert load_insights(tmp_path, only_current=True)[0]
    path = tmp_path / "intern" / "inzichten.json"
    saved = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**saved, "versie": "ouder"}), encoding="utf-8")
    with pytest.raises(PipelineError, match="andere versie"):
        load_insights(tmp_path, only_current=True)
    assert load_insights(tmp_path)[0]  # counting with what it holds stays possible
