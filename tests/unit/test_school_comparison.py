"""One document beside a group of schools: counts per answer and per code."""

import pandas as pd
import pytest

from pipeline.insight.comparison import compare_codes, count_answers, count_same, list_usual
from tests.report_cases import make_results, make_tables


def make_answers(*rows):
    return pd.DataFrame(rows, columns=["subject", "answer", "school_id", "sector"])


ANSWERS = make_answers(
    ("melding", "16 uur", "a", "vo"),
    ("melding", "16 uur", "b", "vo"),
    ("melding", "8 uur", "b", "vo"),
    ("melding", "16 uur", "c", "po"),
    ("verlof", "8 weken", "a", "vo"),
)


def test_a_school_counts_once_in_n():
    counted = count_answers(ANSWERS)
    assert count_same(counted, "melding", "16 uur", "vo") == (2, 2)
    assert count_same(counted, "melding", "8 uur", "vo") == (1, 2)
    assert count_same(counted, "melding", "16 uur", "totaal") == (3, 3)
    assert count_same(counted, "melding", "9 uur", "vo") == (0, 2)


def test_a_subject_that_nobody_answers():
    counted = count_answers(ANSWERS)
    assert count_same(counted, "verlof", "8 weken", "po") == (0, 0)
    assert list_usual(counted, "verlof", "po") == []
    assert count_answers(ANSWERS.iloc[:0]).empty


def test_commonest_first():
    assert list_usual(count_answers(ANSWERS), "melding", "vo") == [("16 uur", 2), ("8 uur", 1)]


@pytest.mark.parametrize("group", ["vo", "totaal"])
def test_codes_have_the_numbers_of_table_b23(group):
    counts = make_tables(make_results()).counts
    compared = compare_codes({"procedure.te_laat"}, counts, group)
    assert not compared["code"].str.startswith("niveau.").any()
    assert list(compared.loc[compared["is_found"] == 1, "code"]) == ["procedure.te_laat"]
    table = counts[(counts["group"] == group) & (counts["row_kind"] == "code")].set_index("code")
    for row in compared.to_dict("records"):
        assert (row["n_schools"], row["n"]) == tuple(table.loc[row["code"], ["n_schools", "n"]])
