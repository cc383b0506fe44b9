"""The exact test on a change: known values, special cases, symmetry, and brute force."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact

from pipeline.aggregate.comparison.change_test import Stratum, assess_change

COUNTS = st.integers(0, 25)


@st.composite
def strata(draw, most=12):
    n_before, n_after = draw(st.integers(0, most)), draw(st.integers(0, most))
    return Stratum(draw(st.integers(0, n_before)), n_before, draw(st.integers(0, n_after)), n_after)


def test_published_example():
    """R's documentation of mantelhaen.test: penicillin in rabbits, exact, p = 0.03994."""
    rabbits = [
        Stratum(0, 6, 0, 5),
        Stratum(3, 6, 0, 6),
        Stratum(6, 6, 2, 6),
        Stratum(5, 6, 6, 6),
        Stratum(2, 2, 5, 5),
    ]
    assert assess_change(0, 0, rabbits).p_value == pytest.approx(0.03994, abs=5e-6)


@given(COUNTS, COUNTS)
def test_schools_in_both_years_give_mcnemar(gained, dropped):
    expected = binomtest(gained, gained + dropped).pvalue if gained + dropped else 1.0
    assert assess_change(gained, dropped).p_value == pytest.approx(expected)


@given(strata(25))
def test_schools_in_one_year_give_fisher(stratum):
    table = [
        [stratum.hits_before, stratum.n_before - stratum.hits_before],
        [stratum.hits_after, stratum.n_after - stratum.hits_after],
    ]
    assert assess_change(0, 0, [stratum]).p_value == pytest.approx(fisher_exact(table).pvalue)


@given(COUNTS, COUNTS, st.lists(strata(), max_size=3))
def test_swapping_the_years_changes_only_the_sign(gained, dropped, parts):
    turned = [Stratum(*part[2:], *part[:2]) for part in parts]
    test, other = assess_change(gained, dropped, parts), assess_change(dropped, gained, turned)
    assert test.p_value == pytest.approx(other.p_value)
    assert test.lowest_p_value == pytest.approx(other.lowest_p_value)
    assert test.shift == pytest.approx(-other.shift)


@given(COUNTS, COUNTS, st.lists(strata(), max_size=3))
def test_bounds(gained, dropped, parts):
    test = assess_change(gained, dropped, parts)
    assert 0 < test.lowest_p_value <= test.p_value * (1 + 1e-6) <= 1 + 1e-6


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4), st.integers(0, 4), strata(4), strata(4))
def test_same_as_trying_every_year_for_every_school(gained, dropped, one, two):
    parts = [part for part in (one, two) if part.n_before and part.n_after]
    assert assess_change(gained, dropped, [one, two]).p_value == pytest.approx(
        enumerate_p_value(gained, dropped, parts)
    )


def enumerate_p_value(gained, dropped, parts):
    """Swap the years of each changed school, and deal the hits of a stratum over its schools."""
    sums = [sum(choice) for choice in product((0, 1), repeat=gained + dropped)]
    observed = gained
    for part in parts:
        n, hits = part.n_before + part.n_after, part.hits_before + part.hits_after
        dealt = [
            sum(place < part.n_after for place in places) for places in combinations(range(n), hits)
        ]
        sums = [one + other for one in sums for other in dealt]
        observed += part.hits_after
    chances = {value: sums.count(value) / len(sums) for value in set(sums)}
    limit = chances[observed] * (1 + 1e-9)
    return sum(chance for chance in chances.values() if chance <= limit)


def test_other_mix_of_sectors_is_no_change():
    """Half of the po- and all of the vo-schools in both years, but more vo in the second."""
    mixed = [Stratum(10, 20, 2, 4), Stratum(4, 4, 20, 20)]
    assert assess_change(0, 0, mixed).p_value == pytest.approx(1.0)
    pooled = [Stratum(14, 24, 22, 24)]
    assert assess_change(0, 0, pooled).p_value < 0.05


@pytest.mark.parametrize("part", [Stratum(0, 0, 3, 4), Stratum(2, 5, 0, 0), Stratum(0, 0, 0, 0)])
def test_stratum_of_one_year_tells_nothing(part):
    assert assess_change(3, 1, [part]) == assess_change(3, 1)


def test_few_changes_cannot_show_anything():
    assert assess_change(5, 0).lowest_p_value == pytest.approx(0.0625)
    assert assess_change(6, 0).p_value == pytest.approx(0.03125)


def test_large_numbers():
    test = assess_change(400, 300, [Stratum(500, 2000, 700, 2000)])
    assert 0 < test.p_value < 1e-10
