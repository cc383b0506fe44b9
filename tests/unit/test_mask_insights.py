"""Insights are masked as the results are: also names that only the rest of a document tells."""

from dataclasses import replace

import pandas as pd

from pipeline.insight.tables import InsightTable
from pipeline.report.pseudonymise import DocumentMasks, Pseudonymiser, mask_results
from pipeline.run.masking import mask_insights
from tests.insight_run import make_run

SURE = "Bel mevrouw Terpstra op 0512-555 190 als uw kind ziek is."
BARE = "Vraag Terpstra om het formulier."


def mask(table, hide_schools=False):
    _, results = make_run({"a": [SURE, BARE], "b": ["De leerling meldt zich."]})
    starts = results.paragraphs["index"] * len(SURE)
    ends = starts + results.paragraphs["text"].str.len()
    results = replace(results, paragraphs=results.paragraphs.assign(start=starts, end=ends))
    pseudonymiser = Pseudonymiser(set(results.documents["school"]) if hide_schools else ())
    masks = DocumentMasks(results, pseudonymiser)
    masked = mask_results(results, pseudonymiser, masks)
    insights = {"proef": InsightTable("Proef", "Proef", pd.DataFrame(table))}
    return mask_insights(insights, results, masked, masks)["proef"].table


def test_a_name_that_is_certain_elsewhere_in_the_document_is_masked():
    table = mask({"Bestand": ["a.pdf"], "Passage": [BARE], "Aantal": [3]})
    assert table["Passage"].item() == BARE.replace("Terpstra", "[naam]")
    assert table["Aantal"].item() == 3


def test_a_name_known_from_one_document_is_masked_where_another_quotes_it():
    table = mask({"Bestand": ["b.pdf"], "Lijkt het meest op": [f"School a: {BARE}"]})
    assert "Terpstra" not in table["Lijkt het meest op"].item()


def test_schools_are_hidden_in_names_and_files_and_keys_stay():
    rows = {"School": ["School a"], "Bestand": ["a.pdf"], "Sleutel": ["p12345678901"]}
    hidden = mask(rows, hide_schools=True)
    assert hidden["School"].item() == "a"
    assert hidden["Bestand"].item() != "a.pdf"
    assert hidden["Sleutel"].item() == "p12345678901"
    shown = mask(rows)
    assert shown.to_dict("list") == rows


def test_the_caption_stays():
    insight = InsightTable("Titel", "Bijschrift", pd.DataFrame({"Bestand": []}))
    _, results = make_run({"a": [SURE]})
    masks = DocumentMasks(results, Pseudonymiser())
    masked = mask_insights({"x": insight}, results, results, masks)["x"]
    assert replace(masked, table=insight.table) == insight
