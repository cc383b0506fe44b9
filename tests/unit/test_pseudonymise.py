import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts import (
    CODINGS,
    DOCUMENTS,
    PARAGRAPHS,
    SEGMENTS,
    Results,
    RunInfo,
    build_table,
)
from pipeline.report.pseudonymise import Masked, Pseudonymiser, Span, mask_results

PSEUDONYMISER = Pseudonymiser()
PIECES = (
    "mevrouw Tolsma",
    "0512-555 190",
    "Wilma",
    "a@b.example",
    "de school",
    "é",
    "😀",
    ", ",
    ". ",
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Bel mevrouw De Wit.", "Bel mevrouw [naam]."),
        ("Mail j.vos@school.example of bel 06-5550 1122.", "Mail [e-mail] of bel [telefoon]."),
        ("Postbus 12, 9400 AX Dorp", "[adres]"),
        ("De school meldt in Magister.", "De school meldt in Magister."),
        ("Meld in SOM Today of Som Today.", "Meld in SOM Today of Som Today."),
        ("Zie de M@zl-methode.nl of a@methode.nl.", "Zie de M@zl-methode.nl of [e-mail]."),
        ("", ""),
    ],
)
def test_mask(text, masked):
    assert PSEUDONYMISER.mask(text) == masked


def test_school_names_only_by_setting():
    text = "Op De Regenboog bellen ouders."
    assert PSEUDONYMISER.mask(text) == text
    hiding = Pseudonymiser(school_names=["De Regenboog", "De Regen"])
    assert hiding.mask(text) == "Op [school] bellen ouders."


def test_name_that_is_certain_somewhere_is_masked_everywhere():
    known = PSEUDONYMISER.collect_names(["Mevrouw Kranendonk belt.", "De school meldt."])
    assert known == {"Kranendonk"}
    assert PSEUDONYMISER.mask("Kranendonk belt.", known) == "[naam] belt."
    assert PSEUDONYMISER.mask("Kranendonk belt.") == "Kranendonk belt."


@given(texts, st.data())
def test_offsets_move_along(text, data):
    masked = PSEUDONYMISER.mask_spans(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new_start, new_end = masked.move(start, end)
    assert 0 <= new_start <= new_end <= len(masked.text)
    touched = [span for span in masked.spans if span.start < end and start < span.end]
    if not touched:
        assert start == end or masked.text[new_start:new_end] == text[start:end]
    for span in touched:
        assert span.label in masked.text[new_start:new_end] or start == end


@given(texts)
def test_whole_text_stays_whole(text):
    masked = PSEUDONYMISER.mask_spans(text)
    assert masked.move(0, len(text)) == (0, len(masked.text))
    assert [text[s.start : s.end] for s in masked.spans] == [
        text[s.start : s.end] for s in PSEUDONYMISER.find(text)
    ]


def test_place_inside_a_label_grows_to_the_label():
    masked = Masked("Bel [naam] nu", (Span(4, 18, "[naam]"),))
    assert masked.move(6, 9) == (4, 10)
    assert masked.move(0, 6) == (0, 10)
    assert masked.move(18, 21) == (10, 13)
    assert masked.move(7, 7) == (4, 4)


def test_mask_results_moves_codings_and_paragraphs():
    results = make_results(["Mevrouw Tolsma belt naar huis.", "De mentor schrijft een brief."])
    masked = mask_results(results, PSEUDONYMISER)
    assert list(masked.paragraphs["text"]) == [
        "Mevrouw [naam] belt naar huis.",
        "De mentor schrijft een brief.",
    ]
    whole = "\n".join(masked.paragraphs["text"])
    for row in masked.paragraphs.itertuples():
        assert whole[row.start : row.end] == row.text
    first = masked.codings.iloc[0]
    assert masked.paragraphs["text"].iloc[0][first["start"] : first["end"]] == "belt naar huis"
    assert "Tolsma" not in "".join(masked.codings["evidence"])
    assert results.paragraphs["text"].iloc[0].startswith("Mevrouw Tolsma")


def make_results(lines):
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    document = {
        "document_id": "d1", "file_name": "a.pdf", "sha256": "0", "school_id": "s1",
        "school": "De Ark", "sector": "po", "year": 2019, "status": "gelezen", "reason": "",
        "n_pages": 1, "n_chars": 1, "n_paragraphs": len(lines), "coverage": 1.0, "level": "",
        "level_evidence": "", "warnings": "",
    }  # fmt: skip
    paragraphs = [
        {
            "paragraph_id": f"p{index}", "document_id": "d1", "index": index, "page": 1,
            "kind": "alinea", "heading_path": "", "text": line, "start": starts[index],
            "end": starts[index] + len(line), "stem": "",
        }
        for index, line in enumerate(lines)
    ]  # fmt: skip
    start = lines[0].index("belt")
    codings = [
        {
            "paragraph_id": "p0", "code": "procedure.te_laat", "start": start,
            "end": start + len("belt naar huis"), "score": 1.0, "source": "regel",
            "evidence": "bellen: 'Mevrouw Tolsma belt'", "topiclist_version": "1",
        }
    ]  # fmt: skip
    return Results(
        build_table([document], DOCUMENTS),
        build_table(paragraphs, PARAGRAPHS),
        build_table(codings, CODINGS),
        build_table([], SEGMENTS),
        RunInfo("c", "m", "regels", "1", "0", "1", 1),
    )


def test_results_without_paragraphs():
    results = make_results(["Zij belt naar huis."])
    empty = Results(
        results.documents,
        build_table([], PARAGRAPHS),
        build_table([], CODINGS),
        build_table([], SEGMENTS),
        results.info,
    )
    pd.testing.assert_frame_equal(mask_results(empty, PSEUDONYMISER).documents, empty.documents)


@pytest.mark.parametrize(
    "text",
    [
        "Verzuimprotocol Douwe Halbeek College 2016.pdf",
        "Verzuimprotocol Gymnasium aan de Veerlaan 2019.docx",
        "Het Jan Ligthart Lyceum",
    ],
)
def test_names_of_schools_and_years_are_no_people_or_addresses(text):
    assert PSEUDONYMISER.mask(text) == text
