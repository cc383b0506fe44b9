import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, fisher_exact

from pipeline.contracts import COUNTS, GROUPS, build_table
from pipeline.report.sector_tests import calculate_p_value, compare_sectors, correct_holm

group = st.integers(0, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(group, group)
def test_two_groups_are_fishers_test(one, other):
    table = [[hits, n - hits] for hits, n in (one, other)]
    assert calculate_p_value([one, other]) == pytest.approx(fisher_exact(table).pvalue, abs=1e-6)


@given(st.lists(group, min_size=2, max_size=3), st.randoms())
def test_order_of_groups_makes_no_difference(groups, random):
    shuffled = random.sample(groups, len(groups))
    assert calculate_p_value(groups) == pytest.approx(calculate_p_value(shuffled), abs=1e-9)


def test_three_groups_by_hand():
    # Of 3 hits over groups of 1, 1 and 4 schools, the outcomes have chances 4/20, 6/20, 6/20
    # and 4/20; the observed one (1, 1, 1) has 4/20, so it and its equal count.
    assert calculate_p_value([(1, 1), (1, 1), (1, 4)]) == pytest.approx(8 / 20)


def test_large_groups_use_chi_square():
    groups = [(400, 900), (500, 900), (450, 900)]
    table = [[hits, n - hits] for hits, n in groups]
    assert calculate_p_value(groups) == pytest.approx(chi2_contingency(table).pvalue)


def test_holm():
    assert correct_holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert correct_holm([0.6, 0.9]) == [1.0, 1.0]
    assert correct_holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=6))
def test_holm_never_lowers_and_keeps_order(p_values):
    adjusted = correct_holm(p_values)
    assert all(0 <= before <= after <= 1 for before, after in zip(p_values, adjusted, strict=True))
    assert [p for _, p in sorted(zip(p_values, adjusted, strict=True))] == sorted(adjusted)


def make_counts(hits):
    """One category with codes a, b, ...; `hits` per code as (po, vo, so) out of 20 each."""
    rows = []
    for number, code_hits in enumerate([hits[0], *hits]):
        code = f"type.{number}" if number else ""
        for name, n_schools in zip(GROUPS, (sum(code_hits), *code_hits), strict=True):
            n = 60 if name == "totaal" else 20
            rows.append(
                {
                    "row_kind": "code" if code else "categorie", "category": "type", "code": code,
                    "label": f"Code {number}", "group": name, "frequency": n_schools,
                    "n_schools": n_schools, "n": n, "share_pct": 100 * n_schools / n,
                    "low_pct": 0.0, "high_pct": 100.0,
                }
            )  # fmt: skip
    return build_table(rows, COUNTS)


def test_difference_is_named_only_where_the_test_supports_it():
    table = compare_sectors(make_counts([(2, 18, 3), (10, 11, 9)])).set_index("code")
    assert set(table.at["type.1", "differences"]) == {("vo", "po"), ("vo", "so")}
    assert table.at["type.2", "differences"] == ()


def test_many_comparisons_ask_for_more():
    alone = compare_sectors(make_counts([(4, 13, 10)])).set_index("code")
    among = compare_sectors(make_counts([(4, 13, 10)] + [(10, 10, 10)] * 9)).set_index("code")
    assert alone.at["type.1", "p_holm"] < 0.05 < among.at["type.1", "p_holm"]
    assert among.at["type.1", "differences"] == ()
