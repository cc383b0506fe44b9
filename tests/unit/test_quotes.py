from dataclasses import replace

import pandas as pd

from pipeline.contracts import CODINGS, build_table
from pipeline.report.quotes import DISTINCTIVE, TYPICAL, select_quotes
from tests.report_cases import make_results


def test_at_most_one_quote_per_school_and_code():
    quotes = select_quotes(make_results(), n_per_kind=3)
    assert not quotes.duplicated(["code", "school_id"]).any()
    assert set(quotes["kind"]) == {TYPICAL, DISTINCTIVE}


def test_quotes_have_the_code_they_stand_for():
    results = make_results()
    quotes = select_quotes(results)
    pairs = set(zip(results.codings["paragraph_id"], results.codings["code"], strict=True))
    assert set(zip(quotes["paragraph_id"], quotes["code"], strict=True)) <= pairs
    assert set(quotes["code"]) == set(results.codings["code"])


def test_order_of_the_rows_makes_no_difference():
    results = make_results()
    turned = replace(
        results,
        codings=results.codings.iloc[::-1].reset_index(drop=True),
        paragraphs=results.paragraphs.iloc[::-1].reset_index(drop=True),
    )
    pd.testing.assert_frame_equal(select_quotes(results), select_quotes(turned))


def test_list_item_takes_its_stem_and_cells_become_a_list():
    quotes = select_quotes(make_results(), n_per_kind=3)
    text = " ".join(quotes["text"])
    assert "De school meldt bij: zestien uur" in text
    assert "verhuizing – een dag – directeur beslist" in text


def test_the_odd_passage_is_not_typical():
    results = make_results()
    paragraphs = results.paragraphs.copy()
    odd = paragraphs.index[paragraphs["text"].str.startswith("Aanwezig")][0]
    text = "Over een geheel ander onderwerp gaat deze zin met lange onbekende woorden erin."
    paragraphs.loc[odd, "text"] = text
    codings = results.codings.copy()
    codings.loc[codings["paragraph_id"] == paragraphs.at[odd, "paragraph_id"], ["start", "end"]] = (
        0, len(text),
    )  # fmt: skip
    quotes = select_quotes(replace(results, paragraphs=paragraphs, codings=codings))
    typical = quotes[(quotes["code"] == "protocol.visie") & (quotes["kind"] == TYPICAL)]
    assert typical["paragraph_id"].tolist() != [paragraphs.at[odd, "paragraph_id"]]


def test_without_codings_there_are_no_quotes():
    results = make_results()
    empty = replace(results, codings=build_table([], CODINGS))
    assert select_quotes(empty).empty
