"""Tokens, sentence boundaries, compounds, separable verbs and the loading of models."""

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import language
from pipeline.contracts import ModelError
from pipeline.language import BUILT_IN, load_model, parse
from pipeline.language.assembly import prepare
from pipeline.language.compounds import split_compound
from pipeline.language.numbers import tag_numbers
from pipeline.language.tokens import read_abbreviations

DATA = Path(__file__).parents[1] / "data" / "language"
CASES = json.loads((DATA / "gevallen.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def nlp():
    return load_model(BUILT_IN)


@pytest.mark.parametrize(("text", "sentences"), CASES["zinsgrenzen"])
def test_sentences_end_where_they_end(nlp, text, sentences):
    assert [sentence.text for sentence in nlp(text).sents] == sentences


@pytest.mark.parametrize(("text", "tokens"), CASES["tokens"])
def test_tokens_of_school_documents_stay_whole(nlp, text, tokens):
    assert [token.text for token in nlp.tokenizer(text)] == tokens


@pytest.mark.parametrize(("word", "parts"), CASES["samenstellingen"].items())
def test_compounds_are_split(word, parts):
    assert list(split_compound(word)) == parts


@pytest.mark.parametrize("word", CASES["geen_samenstellingen"])
def test_simple_words_are_not_split(word):
    assert split_compound(word) == ()


@pytest.mark.parametrize(("text", "lemma"), CASES["scheidbaar"])
def test_separable_verbs_carry_the_lemma_of_the_whole(nlp, text, lemma):
    assert lemma in [token.lemma_ for token in nlp(text)]


@pytest.mark.parametrize(("text", "lemma"), CASES["niet_scheidbaar"])
def test_prepositions_are_no_particles(nlp, text, lemma):
    assert lemma not in [token.lemma_ for token in nlp(text)]


def test_a_wrongly_spaced_compound_has_the_analysis_of_the_right_one(nlp):
    spaced, joined = parse(["De leerplicht ambtenaar belt.", "De leerplichtambtenaar belt."], nlp)
    assert spaced[2]._.compound_parts == joined[1]._.compound_parts == ("leerplicht", "ambtenaar")


def test_two_phrases_that_meet_are_no_compound(nlp):
    doc = nlp("Hierover maakt de gemeente afspraken met de besturen.")
    assert doc[4].text == "afspraken"
    assert doc[4]._.compound_parts == ()
    clause = nlp("Als de gemeente afspraken maakt, horen ouders dat.")
    assert clause[3]._.compound_parts == ()


def test_numbers_are_numerals_and_other_symbols_are_not(nlp):
    doc = spacy.tokens.Doc(nlp.vocab, words=["8.30", "2", "=", "2018-2022"], pos=["SYM"] * 4)
    assert [token.pos_ for token in tag_numbers(doc)] == ["NUM", "NUM", "SYM", "SYM"]


def test_parse_keeps_order_and_text(nlp):
    texts = ["Eén alinea.", "", "wie | wat | wanneer", "Nog een alinea. Met twee zinnen."]
    docs = parse(texts, nlp)
    assert [doc.text for doc in docs] == texts
    assert [len(list(doc.sents)) for doc in docs] == [1, 0, 3, 2]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(alphabet=st.sampled_from("aU éo.,:;|?!()'’\"-/8 \n•u"), max_size=60))
def test_tokens_tile_any_text(nlp, text):
    doc = nlp.tokenizer(text)
    assert "".join(token.text_with_ws for token in doc) == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_every_abbreviation_is_one_token(nlp):
    texts = list(read_abbreviations())
    assert [[token.text for token in nlp.tokenizer(text)] for text in texts] == [
        [text] for text in texts
    ]


def test_a_missing_model_says_how_to_install_it():
    with pytest.raises(ModelError, match=r"nl_core_news_xx.*language-model-lg.*nl_verzuim_sm"):
        load_model("nl_core_news_xx")


def test_a_model_without_parser_is_refused():
    with pytest.raises(ModelError, match="parser"):
        prepare(spacy.blank("nl"))


def test_a_damaged_model_says_so(monkeypatch, tmp_path):
    (tmp_path / BUILT_IN).mkdir()
    monkeypatch.setattr("pipeline.language.models.files", lambda _: tmp_path)
    with pytest.raises(ModelError, match="beschadigd"):
        load_model(BUILT_IN)


def test_loading_twice_gives_the_same_analysis():
    text = "Na drie dagen neemt de mentor contact op."
    first, second = (load_model(BUILT_IN)(text) for _ in range(2))
    assert first.to_json() == second.to_json()


def test_the_shipped_model_is_small():
    model = Path(language.__file__).parent / BUILT_IN
    assert sum(file.stat().st_size for file in model.rglob("*") if file.is_file()) < 15_000_000
