"""Two runs side by side: shares, the test, and passages."""

import dataclasses

import pandas as pd
import pytest
from scipy.stats import binomtest, fisher_exact

from pipeline.aggregate import tabulate_codings
from pipeline.aggregate.comparison import align_topics, compare_runs
from pipeline.contracts.comparison import ABSENT, DROPPED, GAINED, SAME, SIMILAR
from pipeline.statistics import correct_holm
from tests.comparison_cases import CODES, NAMES, compare, make_run, make_schools, make_topics

TOPICS = make_topics()


def get_row(comparison, code, group="totaal"):
    changes = comparison.changes
    (row,) = changes[(changes["code"] == code) & (changes["group"] == group)].to_dict("records")
    return row


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
