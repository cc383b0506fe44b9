"""The blocks of an advice, from made-up tables."""

from dataclasses import replace

import pandas as pd
import pytest

from pipeline.contracts import DOCUMENTS, PARAGRAPHS, build_table
from pipeline.insight.actors import ACTIONS
from pipeline.insight.comparison import compare_codes
from pipeline.insight.outdated import OUTDATED
from pipeline.insight.thresholds import THRESHOLDS
from pipeline.insight.thresholds.answers import ANSWERS
from pipeline.report.advice import AdviceData, Group, Tables, build_advice
from pipeline.report.advice.agreements import describe_same
from pipeline.report.advice.coverage import describe_share
from pipeline.report.advice.naming import write_definition
from pipeline.report.blocks import Heading, Table, Text
from tests.report_cases import make_results, make_tables

DOCUMENT = f"{2:012x}"
NEAR = f"{DOCUMENT}-0"
NO_DOUBT = pd.DataFrame(
    {"paragraph_id": [], "code": [], "score": [], "reason": [], "is_coded": []}
).astype({"paragraph_id": "str", "code": "str", "reason": "str", "is_coded": "bool"})


def make_document():
    results = make_results()
    documents = results.documents[results.documents["document_id"] == DOCUMENT]
    paragraphs = results.paragraphs[results.paragraphs["document_id"] == DOCUMENT]
    keys = paragraphs["paragraph_id"]
    return replace(
        results,
        documents=build_table(documents.to_dict("records"), DOCUMENTS),
        paragraphs=build_table(paragraphs.to_dict("records"), PARAGRAPHS),
        codings=results.codings[results.codings["paragraph_id"].isin(keys)],
        segments=results.segments[results.segments["document_id"] == DOCUMENT],
    )


def make_data(codes, **tables):
    everything = make_results()
    counts = make_tables(everything).counts
    empty = {
        "answers": ANSWERS, "thresholds": THRESHOLDS, "actions": ACTIONS, "outdated": OUTDATED,
    }  # fmt: skip
    made = {name: build_table([], schema) for name, schema in empty.items()}
    contradictions = pd.DataFrame(columns=["Onderwerp", "Eerste plaats", "Tweede plaats"])
    made |= {"contradictions": contradictions, "doubtful": NO_DOUBT, **tables}
    made["answers"] = made["answers"].assign(label="", n_same=0, n=0, usual="")
    return AdviceData(
        results=make_document(),
        topics=make_tables(everything).topics,
        group=Group("de proef", "vo", 2, "2019", is_example=False),
        tables=Tables(codes=compare_codes(codes, counts, "vo"), **made),
        sector_reason="U gaf vo op.",
    )


def find_table(report, caption):
    (table,) = [b for b in report.blocks if isinstance(b, Table) and caption in b.caption]
    return [[cell.text for cell in row.cells] for row in table.rows]


def list_texts(report):
    return " ".join(block.text for block in report.blocks if isinstance(block, Text))


def test_what_others_have_is_missing_and_the_rest_covered():
    report = build_advice(make_data({"procedure.te_laat"}))
    covered = find_table(report, "Onderwerpen in dit protocol")
    assert [row[0] for row in covered] == ["Procedure verzuimmelding", "Procedure te laat komen"]
    assert covered[1][1] == "blz. 1, onder ‘Te laat’ (en 1 andere plaats)"
    missing = find_table(report, "niet zijn gevonden")
    assert ["Procedure ongeoorloofd verzuim", "2 van de 2 vo-scholen (100%)"] in [
        row[:2] for row in missing
    ]
    assert not {"Procedure te laat komen", "Regionaal"} & {row[0] for row in missing}
    assert all(len(row) == 3 for row in missing)


def test_a_near_miss_is_shown_beside_what_is_missing():
    near = [(NEAR, "protocol.visie", 0.4, "net niet", False)]
    doubtful = pd.DataFrame(near, columns=NO_DOUBT.columns)
    report = build_advice(make_data({"procedure.te_laat"}, doubtful=doubtful))
    (row,) = [row for row in find_table(report, "niet zijn gevonden") if row[0] == "Visie"]
    assert row[3].startswith("blz. 1, onder ‘Protocol’: ‘Aanwezig zijn telt")
    assert not any("niet zeker weet" in b.caption for b in report.blocks if isinstance(b, Table))


def test_without_passages_of_others_nothing_is_said_of_them():
    texts = list_texts(build_advice(make_data({"procedure.te_laat"})))
    assert texts.count("alleen cijfers beschikbaar") == 2


def test_a_document_without_any_code():
    report = build_advice(make_data(set()))
    assert "geen enkel onderwerp" in list_texts(report)
    headings = [block.text for block in report.blocks if isinstance(block, Heading)]
    assert headings[0] == "In het kort"
    assert headings[-1] == "Hoe dit advies is gemaakt"


@pytest.mark.parametrize(
    ("n_schools", "n", "sector", "text"),
    [
        (20, 29, "vo", "20 van de 29 vo-scholen (69%)"),
        (1, 1, "po", "1 van de 1 po-school (100%)"),
        (0, 45, "totaal", "0 van de 45 scholen (0%)"),
        (0, 0, "so", "geen so-scholen om mee te vergelijken"),
    ],
)
def test_shares(n_schools, n, sector, text):
    assert describe_share(n_schools, n, sector) == text


@pytest.mark.parametrize(
    ("n_same", "n", "usual", "text"),
    [
        (12, 20, "", "zo doen 12 van de 20 scholen"),
        (1, 8, "9 keer (3)", "zo doet 1 van de 8 scholen; vaakst: 9 keer (3)"),
        (0, 8, "9 keer (3)", "anders dan de 8 scholen waarvan dit bekend is; vaakst: 9 keer (3)"),
        (0, 0, "", "hierover is bij anderen niets gevonden"),
    ],
)
def test_agreement(n_same, n, usual, text):
    assert describe_same({"n_same": n_same, "n": n, "usual": usual}) == text


def test_definitions_do_not_speak_of_paragraphs():
    assert write_definition("De alinea noemt stappen.") == "Noemt stappen."
    assert write_definition("Het wijkteam handelt.") == "Het wijkteam handelt."
