"""Two runs side by side: matched schools, shares, the test, passages, warnings and refusals."""

import dataclasses

import pandas as pd
import pytest
from scipy.stats import binomtest, fisher_exact

from pipeline.aggregate import tabulate_codings
from pipeline.aggregate.comparison import align_topics, compare_runs
from pipeline.aggregate.comparison.schools import match_schools, normalise_school
from pipeline.contracts import PipelineError
from pipeline.contracts.comparison import ABSENT, DROPPED, GAINED, SAME, SIMILAR
from pipeline.statistics import correct_holm
from tests.comparison_cases import CODES, make_run, make_topics

TOPICS = make_topics()
NAMES = ("2024", "2025")


def compare(before, after, **kwargs):
    alignment = align_topics(TOPICS, TOPICS, [], ("1.0", "1.0"))
    return compare_runs(before, after, alignment, NAMES, **kwargs)


def get_row(comparison, code, group="totaal"):
    changes = comparison.changes
    (row,) = changes[(changes["code"] == code) & (changes["group"] == group)].to_dict("records")
    return row


def make_schools(n, sector="po", codes=(), first=0):
    return {f"School {sector} {number}": (sector, codes) for number in range(first, first + n)}


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


def test_shares_are_those_of_table_b23():
    before = make_run({**make_schools(7, codes=["type.ziekte"]), **make_schools(5, "vo")})
    after = make_run({**make_schools(9), **make_schools(5, "vo", ["type.ziekte"])}, "b")
    changes = compare(before, after).changes
    for results, when in ((before, "before"), (after, "after")):
        counts = tabulate_codings(results.documents, results.segments, TOPICS)
        counts = counts[counts["group"].isin(["totaal", "po", "vo"])]
        keys = ["category", "code", "group"]
        both = counts.merge(changes, on=keys, validate="one_to_one", suffixes=("", "_"))
        assert len(both) == len(changes)
        for column in ("share", "low", "high"):
            assert (both[f"{column}_pct"] == both[f"{column}_{when}_pct"]).all()
        assert (both["n_schools"] == both[f"schools_{when}"]).all()
        assert (both["n"] == both[f"n_{when}"]).all()
    change = changes["share_after_pct"] - changes["share_before_pct"]
    assert (changes["change_pp"] == change).all()


def test_schools_in_both_years_are_compared_with_themselves():
    before = make_run({**make_schools(9, codes=["type.ziekte"]), **make_schools(4, first=9)})
    after = make_run({**make_schools(1, codes=["type.ziekte"]), **make_schools(12, first=1)}, "b")
    row = get_row(compare(before, after), "type.ziekte")
    assert (row["n_both"], row["gained"], row["dropped"]) == (13, 0, 8)
    assert row["p_value"] == pytest.approx(binomtest(0, 8).pvalue)
    assert row["verdict"] == "minder"


def test_schools_in_one_year_are_compared_as_groups():
    before = make_run({**make_schools(8, codes=["type.ziekte"]), **make_schools(3, first=8)})
    after = {**make_schools(2, codes=["type.ziekte"], first=20), **make_schools(9, first=22)}
    row = get_row(compare(before, make_run(after, "b")), "type.ziekte")
    assert (row["n_both"], row["gained"], row["dropped"]) == (0, 0, 0)
    assert row["p_value"] == pytest.approx(fisher_exact([[8, 3], [2, 9]]).pvalue)


def test_swapping_the_years_gives_the_same_test():
    before = make_run({**make_schools(9, codes=CODES[:2]), **make_schools(4, "vo", CODES[2:])})
    after = make_run(
        {**make_schools(6, codes=CODES[1:4], first=5), **make_schools(3, "vo", CODES[:1], 2)}, "b"
    )
    one, other = compare(before, after).changes, compare(after, before).changes
    pd.testing.assert_series_equal(one["p_value"], other["p_value"])
    assert (one["gained"] == other["dropped"]).all()
    assert (one["change_pp"] == -other["change_pp"]).all()


def test_holm_over_codes_categories_and_sectors_apart():
    before = make_run({**make_schools(9, codes=CODES[:2]), **make_schools(9, "vo", CODES)})
    after = make_run({**make_schools(9, codes=CODES[1:]), **make_schools(9, "vo")}, "b")
    changes = compare(before, after).changes
    total = changes["group"] == "totaal"
    for kind in ("code", "categorie"):
        for part in (total, ~total):
            family = changes[part & (changes["row_kind"] == kind)]
            assert family["p_holm"].tolist() == correct_holm(family["p_value"].tolist())


def test_too_few_changes_to_show_anything():
    before, after = make_run(make_schools(3, codes=CODES)), make_run(make_schools(3), "b")
    row = get_row(compare(before, after), "type.ziekte")
    assert (row["change_pp"], row["verdict"]) == (-100, "niet aan te tonen")


def test_sector_of_one_year_is_left_out_and_told():
    before = make_run({**make_schools(4, codes=CODES), **make_schools(3, "vo", CODES)})
    comparison = compare(before, make_run(make_schools(4), "b"))
    assert set(comparison.changes["group"]) == {"totaal", "po"}
    assert get_row(comparison, "type.ziekte")["n_before"] == 4
    assert set(comparison.schools["sector"]) == {"po"}
    assert "Sector vo is alleen in 2024 gelezen" in " ".join(comparison.warnings)


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("Passage over {code} van School po 0.", SAME),
        ("Een passage over {code}, van de School nummer 0.", SIMILAR),
        ("Heel wat anders, namelijk iets over vakantie.", ABSENT),
    ],
)
def test_passages_side_by_side(text, likeness):
    one, other = make_schools(1, codes=["type.ziekte"]), make_schools(1, codes=["type.verlof"])
    texts = {"School po 0": text}
    comparison = compare(make_run(one), make_run(other, "b", texts))
    gained, dropped = (
        comparison.transitions[comparison.transitions["direction"] == direction]
        for direction in (GAINED, DROPPED)
    )
    assert gained["code"].tolist() == ["type.verlof"]
    assert dropped["code"].tolist() == ["type.ziekte"]
    assert gained["paragraph_after"].tolist() == ["b00000000000-0"]
    assert dropped["paragraph_before"].tolist() == ["a00000000000-0"]
    if likeness is ABSENT:
        assert gained["paragraph_before"].tolist() == [""]
    if likeness is not SAME:  # the texts differ in the code too
        assert gained["likeness"].tolist() == [likeness]


def test_the_newest_passage_of_several_is_shown():
    """Three passages with the code; two of them stood there before, without it."""
    school = {"De Es": ("po", ["type.ziekte"] * 3)}
    before = make_run({"De Es": ("po", ["type.verlof"] * 2)})
    after = make_run(school, "b")
    texts = ["Oud een, over ziekte.", "Nieuw: het kind blijft thuis.", "Oud twee, over verlof."]
    after.paragraphs["text"] = texts
    before.paragraphs["text"] = [texts[0], texts[2]]
    transitions = compare(before, after).transitions
    gained = transitions[transitions["direction"] == GAINED]
    assert gained["paragraph_after"].tolist() == ["b00000000000-1"]
    assert gained["likeness"].tolist() == [ABSENT]


@pytest.mark.parametrize(
    ("info", "words"),
    [
        ({"language_model": "m 2"}, "Het taalmodel verschilt: m 1 in 2024, m 2 in 2025"),
        ({"program_version": "0.2.0"}, "Het programma verschilt: 0.1.0"),
        ({"topiclist_sha256": "b" * 64}, "de inhoud verschilt"),
        ({"topiclist_version": "1.1"}, "De topiclijst verschilt: versie 1.0 in 2024"),
    ],
)
def test_other_versions_are_told(info, words):
    before, after = make_run(make_schools(3, codes=CODES)), make_run(make_schools(3), "b", **info)
    assert words in " ".join(compare(before, after).warnings)


def test_other_coder_version_is_told():
    coders = ("regels en geleerd model 1", "regels en geleerd model 2")
    runs = [
        make_run(make_schools(3), prefix, coder=coder)
        for prefix, coder in zip("ab", coders, strict=True)
    ]
    assert "De codeur verschilt" in " ".join(compare(*runs).warnings)


def test_same_versions_no_warning():
    before, after = make_run(make_schools(3, codes=CODES)), make_run(make_schools(3), "b")
    assert compare(before, after).warnings == ()


def test_same_files_are_told():
    before = make_run(make_schools(3, codes=CODES))
    after = make_run(make_schools(3, codes=CODES[1:]))
    assert "precies dezelfde bestanden" in " ".join(compare(before, after).warnings)


def test_same_run_is_refused():
    with pytest.raises(PipelineError, match="tweemaal dezelfde analyse"):
        compare(make_run(make_schools(3, codes=CODES)), make_run(make_schools(3, codes=CODES)))


@pytest.mark.parametrize("turned", [False, True])
def test_rules_alone_against_learned_model_is_refused(turned):
    ruled = make_run(make_schools(3))
    learned = make_run(make_schools(3), "b", coder="regels en geleerd model 1")
    runs = (learned, ruled) if turned else (ruled, learned)
    words = "2024 is gecodeerd met het geleerde" if turned else "2025 is gecodeerd met het geleerde"
    with pytest.raises(PipelineError, match=words):
        compare(*runs)


def test_no_common_sector_is_refused():
    with pytest.raises(PipelineError, match=r"geen sector gemeen .*\(po, tegenover vo\)"):
        compare(make_run(make_schools(3)), make_run(make_schools(3, "vo"), "b"))


def test_nothing_read_is_refused():
    unread = {"De Es": ("-", ())}
    with pytest.raises(PipelineError, match="geen sector gemeen"):
        compare(make_run(make_schools(3)), make_run(unread, "b"))


def test_split_code_counts_a_school_once():
    new_codes = ("type.kort", "type.lang", *CODES[1:])
    new = make_topics(new_codes)
    steps = [dataclasses.make_dataclass("Step", ["van", "naar", "sinds", "toelichting"])(
        ("type.ziekte",), ("type.kort", "type.lang"), "1.1", ""
    )]  # fmt: skip
    before = make_run(make_schools(4, codes=["type.ziekte"]))
    after = make_run(
        make_schools(4, codes=["type.kort", "type.lang"]), "b", topiclist_version="1.1"
    )
    alignment = align_topics(TOPICS, new, steps, ("1.0", "1.1"))
    comparison = compare_runs(before, after, alignment, NAMES)
    row = get_row(comparison, "type.kort+type.lang")
    assert (row["label"], row["schools_before"], row["schools_after"]) == ("ZIEKTE", 4, 4)
    assert comparison.transitions.empty
