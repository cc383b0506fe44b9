import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluate.matching import count_recovered, match_units, normalise

UNITS = [
    "Wie te laat komt, meldt zich bij de conciërge.",
    "Bij ziekte belt u voor half negen.",
    "Nee.",
    "De mentor houdt het verzuim bij in het systeem.",
    "Nee.",
]


def pairs(units, paragraphs):
    return [(m.unit, m.paragraph) for m in match_units(units, paragraphs)]


def test_equal_texts_match_in_order_and_word_for_word():
    matches = match_units(UNITS, UNITS)
    assert [(m.unit, m.paragraph) for m in matches] == [(i, i) for i in range(5)]
    assert all(m.same_words and m.similarity == 1 for m in matches)


def test_order_of_the_file_does_not_matter():
    assert pairs(UNITS, [UNITS[3], UNITS[0]]) == [(0, 1), (3, 0)]


def test_of_equal_texts_the_nearest_is_taken_and_none_twice():
    assert pairs(["Nee.", UNITS[0], "Nee."], [UNITS[0], "Nee."]) == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("found", "same_words"),
    [
        ("Wie te laat komt,  meldt zich bij de conciërge.", True),
        ("wie te laat komt, meldt zich bij de conciërge.", False),
        ("Wie te laat komt, meldt zich bij de con ciërge.", False),
    ],
)
def test_small_differences_match_but_are_not_word_for_word(found, same_words):
    (match,) = match_units(UNITS[:1], [found])
    assert match.same_words is same_words


@pytest.mark.parametrize(
    "found",
    [
        "Wie te laat komt,",
        "Wie te laat komt, meldt zich bij de conciërge. Bij ziekte belt u voor half negen.",
        "Wie ziek wordt, meldt zich bij de mentor.",
        "",
    ],
)
def test_halves_unions_and_other_texts_do_not_match(found):
    assert match_units(UNITS[:1], [found]) == []


def test_the_best_total_is_chosen_not_the_first_comer():
    almost = UNITS[0].replace("Wie", "Die")
    assert pairs([UNITS[0], almost], [almost, UNITS[0]]) == [(0, 1), (1, 0)]


def test_quotes_dashes_soft_hyphens_and_case_are_one_kind():
    assert normalise("‘Te\u00adlaat’ –  Één ﬁets") == "'telaat' - één fiets"


def test_characters_of_split_and_merged_units_are_recovered():
    text = "De mentor houdt het verzuim bij in het systeem van de school."
    assert count_recovered([text], [text[:30], text[30:]]) == (49, 49)
    assert count_recovered([text[:30], text[30:]], [text]) == (49, 49)


def test_lost_text_is_not_recovered_and_chance_pieces_do_not_count():
    text = "De mentor houdt het verzuim bij in het systeem van de school."
    assert count_recovered([text], ["Heel iets anders over de vakantie."]) == (0, 49)
    assert count_recovered([text], []) == (0, 49)
    found, total = count_recovered([text], ["De mentor houdt het verzuim bij"])
    assert (found, total) == (26, 49)


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), max_size=6), st.lists(st.text(max_size=12), max_size=6))
def test_matches_are_one_to_one_and_near_enough(units, paragraphs):
    matches = match_units(units, paragraphs)
    assert len({m.unit for m in matches}) == len({m.paragraph for m in matches}) == len(matches)
    assert all(0.95 <= m.similarity <= 1 for m in matches)
    recovered, total = count_recovered(units, paragraphs)
    assert 0 <= recovered <= total


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), max_size=6), st.randoms(use_true_random=False))
def test_every_unit_is_found_in_its_own_file_in_any_order(units, chance):
    shuffled = list(units)
    chance.shuffle(shuffled)
    assert len(match_units(units, shuffled)) == len(units)
