"""Which school of one run is which of the other: names written differently, and look-alikes."""

import pytest

from pipeline.aggregate.comparison.schools import match_schools, normalise_school
from tests.comparison_cases import make_run


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Basisschool De Es", "basisschool  de es"),
        ("C.B.S. 't Venne", "C B S ’t Venne"),
        ("Montessori-college", "Montessori College"),
        ("Mozaïek", "Mozai\N{COMBINING DIAERESIS}ek"),
        ("Sint-Jan (locatie Oost)", "Sint Jan, locatie Oost"),
    ],
)
def test_same_name(name, other):
    assert normalise_school(name) == normalise_school(other)


@pytest.mark.parametrize(
    ("name", "other"), [("De Es", "Basisschool De Es"), ("De Es 1", "De Es 2"), ("De Es", "De As")]
)
def test_other_name(name, other):
    assert normalise_school(name) != normalise_school(other)


def match(before, after):
    return match_schools(make_run(before).documents, make_run(after, "b").documents)


def test_schools_are_matched_by_name_and_sector():
    table = match(
        {"De Es": ("po", ()), "Linde": ("vo", ()), "Beuk": ("so", ())},
        {"BEUK": ("po", ()), "de es": ("po", ()), "Olm": ("vo", ())},
    )
    pairs = table[["sector", "school_id_before", "school_id_after"]].to_numpy().tolist()
    assert pairs[0] == ["po", "a0", "b1"]
    assert sorted(pairs[1:]) == [
        ["po", "", "b0"], ["so", "a2", ""], ["vo", "", "b2"], ["vo", "a1", ""],
    ]  # fmt: skip


def test_unread_school_is_in_no_year():
    table = match({"De Es": ("po", ()), "Olm": ("po", ())}, {"De Es": ("-", ()), "Olm": ("po", ())})
    assert table["school_id_after"].tolist() == ["b1", ""]


@pytest.mark.parametrize(
    ("name", "other", "resembles"),
    [
        ("Lindecollege", "Linde College", True),
        ("De Es", "Basisschool De Es", True),
        ("OBS De Regenboog", "De Regenbooog", True),
        ("Basisschool De Es", "Basisschool De Beuk", False),
        ("Lindecollege", "Lyceum aan Zee", False),
    ],
)
def test_resembling_names_are_told_not_matched(name, other, resembles):
    table = match({name: ("vo", ())}, {other: ("vo", ()), "Iepenlaan": ("vo", ())})
    assert len(table) == 3
    of_before = dict(zip(table["school_id_before"], table["resembles"], strict=True))
    of_after = dict(zip(table["school_id_after"], table["resembles"], strict=True))
    assert of_before["a0"] == ("b0" if resembles else "")
    assert (of_after["b0"], of_after["b1"]) == ("a0" if resembles else "", "")


def test_name_of_two_schools_is_matched_by_key_only():
    before = make_run({"De Es": ("po", ()), "DE ES": ("po", ()), "Olm": ("po", ())}, "a")
    same, other = make_run({"De Es": ("po", ())}, "a"), make_run({"De Es": ("po", ())}, "b")
    for after, n_both in ((same, 1), (other, 0)):
        table = match_schools(before.documents, after.documents)
        both = (table["school_id_before"] != "") & (table["school_id_after"] != "")
        assert both.sum() == n_both
        assert len(table) == 4 - n_both


def test_name_may_stand_at_one_file_only():
    documents = make_run({"a0": ("po", ()), "De Es": ("po", ())}).documents
    documents["school_id"] = "a0"
    other = make_run({"De Es": ("po", ())}, "b").documents
    assert match_schools(documents, other)["school_id_after"].tolist() == ["b0"]
