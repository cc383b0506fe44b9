import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contracts import PipelineError
from pipeline.explore import find_in_context
from tests.explore_run import make_run, make_text_run, split_words

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "explore" / "concordance.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
_WORDS = st.sampled_from(["laat", "te", "Laat", "laatst", "é", "ﬁ", "🙂", "x-laat", "İ", "ß"])
_GAPS = st.sampled_from([" ", "  ", ", ", "\n", "-"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_finds_these_and_no_others(case):
    run = make_text_run({"a": [case["text"]]})
    assert find_in_context(run, case["query"])["match"].tolist() == case["found"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(_WORDS, _GAPS), max_size=12),
    st.sampled_from(["laat", "te laat", "*laat*", "* laat", "İ", "ß"]),
    st.integers(0, 30),
)
def test_offsets_slice_to_the_match(pieces, query, width):
    text = "".join(word + gap for word, gap in pieces)
    run = make_text_run({"b": [f"begin {text} eind"]})
    texts = run.paragraphs.set_index("paragraph_id")["text"]
    for row in find_in_context(run, query, width=width).to_dict("records"):
        whole, start, end = texts[row["paragraph_id"]], row["start"], row["end"]
        assert whole[start:end] == row["match"]
        assert whole[max(0, start - width) : end + width] == (
            row["left"] + row["match"] + row["right"]
        )
        assert not re.match(r"\w", whole[end:])
        assert not re.search(r"\w\Z", whole[:start])


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(["laat", "Te", "laatst", "op"]), min_size=1, max_size=9))
def test_lemmas_are_found_where_the_words_are(words):
    run = make_text_run({"a": [" ".join(words)], "b": ["te laat"]})
    by_lemma = find_in_context(run, "te laat*", words=split_words(run))
    by_text = find_in_context(run, "te laat*")
    columns = ["paragraph_id", "start", "end", "match"]
    assert by_lemma[columns].values.tolist() == by_text[columns].values.tolist()


def test_a_lemma_is_not_a_part_of_one():
    run = make_text_run({"a": ["Hij meldt zich af en is afgemeld"]})
    words = split_words(run).assign(
        lemma=["hij", "afmelden", "zich", "af", "en", "zijn", "afmelden"]
    )
    assert find_in_context(run, "afmelden", words=words)["match"].tolist() == ["meldt", "afgemeld"]
    assert find_in_context(run, "melden", words=words).empty
    assert find_in_context(run, "*melden", words=words)["match"].tolist() == ["meldt", "afgemeld"]


def test_a_phrase_of_lemmas_does_not_run_on_into_the_next_paragraph():
    run = make_text_run({"a": ["kom te", "laat weten"]})
    assert find_in_context(run, "te laat", words=split_words(run)).empty


def test_choices_narrow_the_search():
    run = make_run()
    everywhere = find_in_context(run, "les")
    assert set(everywhere["sector"]) == {"po", "vo", "so"}
    assert everywhere["codes"].unique().tolist() == ["procedure.te_laat"]
    assert set(find_in_context(run, "les", sector="vo")["sector"]) == {"vo"}
    assert find_in_context(run, "les", code="protocol.visie").empty
    assert len(find_in_context(run, "les", code="procedure")) == len(everywhere)
    assert find_in_context(run, "bestaatniet").columns.tolist() == everywhere.columns.tolist()


@pytest.mark.parametrize("query", ["", " ", "*", "* *", "..."])
def test_a_query_without_letters_is_refused(query):
    with pytest.raises(PipelineError, match="heeft geen letter of cijfer"):
        find_in_context(make_run(), query)
