import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_cases import make_coding, make_document, make_paragraph, make_results, make_source

from pipeline.contracts import Results
from pipeline.insight.remarkable import rank_remarkable
from pipeline.insight.remarkable.describing import explain
from pipeline.insight.remarkable.features import (
    find_rare_words,
    find_unique_combinations,
    measure_distance,
    measure_wording,
    rank_fractions,
)
from pipeline.insight.remarkable.ranking import PER_SCHOOL

COMMON = "De mentor belt de ouders als een leerling zonder bericht niet in de les is."
ODD = "Een therapiehond wacht elke ochtend bij het hek op leerlingen die drempels voelen."


def make_run(n_schools: int = 5, n_odd: int = 1) -> Results:
    """Schools that all write the same, of which the last also writes something odd."""
    documents = [make_document(i) for i in range(n_schools)]
    paragraphs = [
        make_paragraph(document, j, text=COMMON) for document in documents for j in range(2)
    ]
    paragraphs += [make_paragraph(documents[-1], 2 + j, text=ODD) for j in range(n_odd)]
    sources = [make_source(document, i) for i, document in enumerate(documents)]
    return make_results(documents, sources, paragraphs, [make_coding(paragraphs[-1], "rol.zorg")])


def get_words(run: Results) -> dict[str, list[str]]:
    texts = zip(run.paragraphs["paragraph_id"], run.paragraphs["text"], strict=True)
    return {key: [word for word in text.lower().split() if len(word) > 4] for key, text in texts}


def test_the_odd_passage_comes_first_with_its_reason() -> None:
    run = make_run()
    first = rank_remarkable(run, get_words(run)).iloc[0]
    assert first["passage"] == ODD
    assert "'therapiehond'" in first["reason"]
    assert first["proposal"] == "bijzonder.samenwerking"
    assert COMMON in first["nearest"]


def test_prior_of_the_learned_coder_outweighs_a_small_difference() -> None:
    run = make_run()
    prior = {"doc000-000": 1.0}
    first = rank_remarkable(run, get_words(run), prior).iloc[0]
    assert first["paragraph_id"] == "doc000-000"


def test_one_school_cannot_fill_the_list() -> None:
    run = make_run(n_odd=PER_SCHOOL + 3)
    table = rank_remarkable(run, get_words(run))
    assert table["school"].value_counts().max() == PER_SCHOOL


def test_codes_together_are_unique_only_where_no_other_school_has_them_all() -> None:
    a, b, c = "rol.ouders", "rol.zorg", "type.verlof"
    codes = [frozenset({a, b}), frozenset({a, b, c}), frozenset({a, c}), frozenset({b})]
    found = find_unique_combinations(codes, ["s1", "s2", "s2", "s3"])
    assert found == [frozenset(), frozenset({a, b, c}), frozenset({a, c}), frozenset()]


def test_the_reason_names_codes_that_stand_together_only_here() -> None:
    assert explain([], 0.0, {"rol.zorg", "rol.ouders"}).endswith("samen: rol.ouders, rol.zorg")
    assert explain([], 0.0) == "ongewone combinatie van gewone woorden"


@pytest.mark.parametrize("n_schools", [1, 2])
def test_nothing_stands_out_among_two_schools(n_schools: int) -> None:
    run = make_run(n_schools)
    assert rank_remarkable(run, get_words(run)).empty


def test_distance_looks_at_other_schools_only() -> None:
    vectors = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    distances, nearest = measure_distance(vectors, ["a", "a", "b"])
    assert distances.tolist() == [1, 1, 1]
    assert nearest[:, 0].tolist() == [2, 2, 0]


def test_words_of_one_school_are_rare_however_often_it_uses_them() -> None:
    words = [["hond", "bel"], ["hond"], ["bel"]]
    schools = ["a", "a", "b"]
    assert find_rare_words(words, schools) == [["hond"], ["hond"], []]
    wording = measure_wording(words, schools)
    assert wording[0] == wording[1] > wording[2] == 0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_rank_fractions_keep_order(values: list[float]) -> None:
    ranks = rank_fractions(np.array(values))
    assert ((ranks >= 0) & (ranks <= 1)).all()
    order = np.argsort(values, kind="stable")
    assert (np.diff(ranks[order]) >= 0).all()
