import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.insight.shared.finding import (
    Passage,
    find_shared_passages,
    measure_similarity,
    normalise,
)

TEXT = (
    "De school meldt zestien uur ongeoorloofd verzuim in vier weken binnen vijf werkdagen "
    "via het digitale loket van de gemeente."
)
NEAR = TEXT.replace("vijf werkdagen", "drie werkdagen")
OTHER = (
    "Wie na de tweede bel binnenkomt haalt eerst een briefje bij de balie en gaat daarna "
    "zonder omweg naar het lokaal."
)


def make_passage(
    key: str, school: str, text: str, regional: bool = False, year: int | None = None
) -> Passage:
    return Passage(key, f"doc-{school}", school, text, regional, year)


def test_literal_and_near_copies_are_one_group_and_others_none() -> None:
    passages = [
        make_passage("a", "s1", TEXT, year=2019),
        make_passage("b", "s2", TEXT.upper(), year=2017),
        make_passage("c", "s3", NEAR),
        make_passage("d", "s3", OTHER),
    ]
    (group,) = find_shared_passages(passages)
    assert group.schools == ("s1", "s2", "s3")
    assert group.source.paragraph_id == "b"  # the oldest
    assert group.similarities[:2] == (1.0, 1.0)
    assert 0.85 < group.similarities[2] < 1


def test_regional_document_is_the_source_even_when_younger() -> None:
    passages = [
        make_passage("a", "s1", TEXT, year=2015),
        make_passage("b", "s2", TEXT, regional=True, year=2020),
    ]
    assert find_shared_passages(passages)[0].source.paragraph_id == "b"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(TEXT, OTHER, id="other text"),
        pytest.param("Zie de website van de school.", "Zie de website van de school.", id="short"),
        pytest.param(
            "Bij de derde keer te laat belt de mentor de ouders op.",
            "Bij een ziekmelding na de vakantie belt de directeur de jeugdarts op.",
            id="same frame, other rule",
        ),
    ],
)
def test_no_group(first: str, second: str) -> None:
    assert (
        find_shared_passages([make_passage("a", "s1", first), make_passage("b", "s2", second)])
        == []
    )


def test_versions_of_one_school_are_no_group() -> None:
    passages = [make_passage("a", "s1", TEXT), make_passage("b", "s1", TEXT)]
    assert find_shared_passages(passages) == []


@given(st.permutations(range(4)))
def test_groups_do_not_depend_on_order(order: list[int]) -> None:
    passages = [
        make_passage("a", "s1", TEXT, year=2011),
        make_passage("b", "s2", TEXT, year=2012),
        make_passage("c", "s3", OTHER, year=2013),
        make_passage("d", "s4", OTHER, year=2014),
    ]
    groups = find_shared_passages([passages[i] for i in order])
    assert {frozenset(p.paragraph_id for p in g.passages) for g in groups} == {
        frozenset("ab"),
        frozenset("cd"),
    }
    assert {g.source.paragraph_id for g in groups} == {"a", "c"}


@given(st.text(), st.text())
def test_similarity_is_symmetric_and_one_for_equal_words(first: str, second: str) -> None:
    a, b = normalise(first), normalise(second)
    assert measure_similarity(a, b) == pytest.approx(measure_similarity(b, a))
    assert measure_similarity(a, a) == 1
    assert 0 <= measure_similarity(a, b) <= 1


def test_a_passage_that_all_schools_edited_is_one_group() -> None:
    edited = [TEXT.replace("digitale", f"digitale{number}") for number in range(30)]
    passages = [make_passage(f"p{i}", f"s{i}", text) for i, text in enumerate(edited)]
    (group,) = find_shared_passages(passages)
    assert len(group.schools) == 30
