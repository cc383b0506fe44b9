import dataclasses

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_cases import (
    CODES,
    TOPICLIST,
    make_coding,
    make_document,
    make_paragraph,
    make_results,
    make_source,
    runs,
)

from pipeline.aggregate import (
    find_count_slips,
    find_received_slips,
    find_segments,
    tabulate,
    tabulate_received,
)
from pipeline.contracts import SECTORS, TableError, codings_to_table, paragraphs_to_table


def count_segments(pattern: str, headings: str = "") -> list[tuple[int, int]]:
    """Segments of one code in a document: x is coded, . is not; headings a letter per unit."""
    document = make_document(1)
    heads = headings or "A" * len(pattern)
    paragraphs = [make_paragraph(document, i, head) for i, head in enumerate(heads)]
    coded = [p for p, mark in zip(paragraphs, pattern, strict=True) if mark == "x"]
    codings = [make_coding(p, CODES[0]) for p in coded]
    table = find_segments(paragraphs_to_table(paragraphs), codings_to_table(codings))
    return list(zip(table["first_index"].tolist(), table["last_index"].tolist(), strict=True))


@pytest.mark.parametrize(
    ("pattern", "headings", "expected"),
    [
        ("....", "", []),
        ("xxx", "", [(0, 2)]),
        ("x.x", "", [(0, 0), (2, 2)]),
        ("xxxx", "AABB", [(0, 1), (2, 3)]),
        ("xxx", "ABA", [(0, 0), (1, 1), (2, 2)]),
        (".xx.x", "", [(1, 2), (4, 4)]),
    ],
)
def test_segments_are_runs_under_one_heading(pattern, headings, expected):
    assert count_segments(pattern, headings) == expected


def test_two_phrases_of_one_paragraph_are_one_segment_and_codes_do_not_mix():
    paragraph = make_paragraph(make_document(1), 0)
    codings = [make_coding(paragraph, code) for code in (CODES[0], CODES[0], CODES[1])]
    table = find_segments(paragraphs_to_table([paragraph]), codings_to_table(codings))
    assert sorted(table["code"]) == sorted(CODES[:2])


def test_a_segment_does_not_run_on_into_the_next_document():
    first, second = make_document(1), make_document(2)
    paragraphs = [make_paragraph(first, 0), make_paragraph(second, 1)]
    codings = [make_coding(p, CODES[0]) for p in paragraphs]
    assert len(find_segments(paragraphs_to_table(paragraphs), codings_to_table(codings))) == 2


@settings(deadline=None, max_examples=25)
@given(runs(), st.randoms(use_true_random=False))
def test_segments_do_not_depend_on_row_order(run, chance):
    results = make_results(*run)

    def shuffle(table: pd.DataFrame) -> pd.DataFrame:
        order = list(range(len(table)))
        chance.shuffle(order)
        return table.iloc[order]

    again = find_segments(shuffle(results.paragraphs), shuffle(results.codings))
    pd.testing.assert_frame_equal(again, results.segments)


@settings(deadline=None, max_examples=25)
@given(runs())
def test_segments_hold_every_coded_paragraph_once(run):
    results = make_results(*run)
    coded = results.codings[["paragraph_id", "code"]].drop_duplicates()
    assert results.segments["n_paragraphs"].sum() == len(coded)
    spans = results.segments["last_index"] - results.segments["first_index"] + 1
    assert (spans == results.segments["n_paragraphs"]).all()


@settings(deadline=None, max_examples=25)
@given(runs())
def test_tables_of_any_run_keep_the_invariants(run):
    results = make_results(*run)
    tables = tabulate(results, TOPICLIST)
    counts = tables.counts
    assert find_count_slips(counts) == []
    assert find_received_slips(tables.received) == []
    assert (counts["n_schools"] <= counts["frequency"]).all()
    wide = counts.pivot_table(
        index=["category", "code"], columns="group", values=["frequency", "n_schools", "n"]
    )
    for measure in ("frequency", "n_schools", "n"):
        assert (wide[measure][list(SECTORS)].sum(axis=1) == wide[measure]["totaal"]).all()
    assert counts["share_pct"].between(counts["low_pct"] - 1e-9, counts["high_pct"] + 1e-9).all()
    total = counts[(counts["group"] == "totaal") & (counts["category"] != "niveau")]
    assert total.loc[total["row_kind"] == "code", "frequency"].sum() == len(results.segments)


def test_schools_documents_and_levels_are_counted_as_the_codebook_says():
    documents = [make_document(0), make_document(1), make_document(2), make_document(3, "leeg")]
    # Schools 0 (po, two files), 1 (vo, nothing coded), 3 (po, not read).
    sources = [make_source(d, school) for d, school in zip(documents, (0, 0, 1, 3), strict=True)]
    paragraphs = [make_paragraph(d, i) for d in documents[:3] for i in range(2)]
    codings = [
        make_coding(paragraphs[0], "type.te_laat"),
        make_coding(paragraphs[1], "type.te_laat"),
        make_coding(paragraphs[2], "type.te_laat"),
        make_coding(paragraphs[3], "type.verlof"),
    ]
    tables = tabulate(make_results(documents, sources, paragraphs, codings), TOPICLIST)
    counts = tables.counts.set_index(["category", "code", "group"])
    columns = ["frequency", "n_schools", "n", "share_pct"]
    assert counts.loc[("type", "type.te_laat", "totaal"), columns].tolist() == [2, 1, 2, 50]
    assert counts.loc[("type", "", "totaal"), columns].tolist() == [3, 1, 2, 50]
    assert counts.loc[("type", "", "po"), columns].tolist() == [3, 1, 1, 100]
    assert counts.loc[("type", "", "so"), columns].tolist() == [0, 0, 0, 0]
    assert counts.loc[("niveau", "niveau.school", "totaal"), columns].tolist() == [3, 2, 2, 100]
    received = tables.received.set_index("sector")
    assert received.loc["po"].tolist() == [3, 2, 2, 1]
    assert received.loc["totaal"].tolist() == [4, 3, 3, 2]


def test_wilson_interval_as_published():
    # Newcombe (1998), Statistics in Medicine 17, table I: 81/263 and 15/148.
    from pipeline.aggregate.counting import _estimate_interval

    assert _estimate_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert _estimate_interval(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)


def test_a_school_in_two_sectors_is_refused():
    documents = [make_document(0), make_document(1)]
    source = make_source(documents[0], 0)
    other = dataclasses.replace(source, file_name=documents[1].file_name, sector="vo")
    results = make_results(documents, [source, other], [], [])
    with pytest.raises(TableError, match=r"school 'po00' .*po en vo.*manifest\.csv"):
        tabulate_received(results.documents)


def test_a_code_that_is_not_in_the_topic_list_is_refused():
    document = make_document(0)
    paragraph = make_paragraph(document, 0)
    coding = make_coding(paragraph, "type.onbekend")
    results = make_results([document], [make_source(document, 0)], [paragraph], [coding])
    with pytest.raises(TableError, match=r"type.onbekend.*niet in de topiclijst"):
        tabulate(results, TOPICLIST)
