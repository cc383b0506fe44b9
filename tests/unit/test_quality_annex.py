"""The annex on quality prints the coder's held-out scores, and says what they are about."""

from dataclasses import replace

import pytest
from docx import Document

from pipeline.coding.learned import load_heldout_scores
from pipeline.contracts.heldout import HELDOUT_SCORES
from pipeline.contracts.results import RULES_ONLY
from pipeline.contracts.validation import build_table
from pipeline.report.blocks import Heading, Table, Text
from pipeline.report.quality_chapter import build_chapter
from pipeline.report.report_data import ReportData
from pipeline.report.templating import TextTemplates
from pipeline.report.word import write_docx
from pipeline.report.wording import format_number
from pipeline.report.yearly import build_report
from pipeline.run.analyse import find_coder_scores
from pipeline.run.options import CodingOptions, ReportSettings
from pipeline.run.persist import load_coder_scores, save_coder_scores
from tests.report_cases import make_results, make_tables

RESULTS = make_results()
TABLES = make_tables(RESULTS)
CAPTION = "Hoe goed het geleerde model codeert op scholen uit"


def make_data(coder: str, scores=None) -> ReportData:
    results = replace(RESULTS, info=replace(RESULTS.info, coder=coder))
    return ReportData(results, TABLES, agreement=scores)


def make_scores(*rows):
    names = list(HELDOUT_SCORES.columns)
    return build_table([dict(zip(names, row, strict=True)) for row in rows], HELDOUT_SCORES)


SCORES = make_scores(
    ("mijn", "procedure.te_laat", 1204, 0.8765, 0.5, 0.6366, 0.75),
    ("mijn", "rol.wijkteam", 0, 0.0, 0.0, 0.0, float("nan")),
    ("oefen", "procedure.te_laat", 7, 1.0, 0.25, 0.4, -0.1),
    ("oefen", "nieuw.eigen", 7, 1.0, 0.25, 0.4, 0.1),
)


def list_tables(data):
    blocks = build_chapter(data, TextTemplates())
    return [b for b in blocks if isinstance(b, Table) and b.caption.startswith(CAPTION)]


def read_text(data):
    blocks = build_chapter(data, TextTemplates())
    return " ".join(b.text for b in blocks if isinstance(b, (Text, Heading)))


def test_a_table_per_corpus_of_the_codes_in_the_topic_list():
    mine, practice = list_tables(make_data("regels en geleerd model 1a2b", SCORES))
    assert [table.caption for table in (mine, practice)] == [
        f"{CAPTION} ‘{name}’ die het niet had gezien" for name in ("mijn", "oefen")
    ]
    rows = [[cell.text for cell in row.cells] for row in mine.rows]
    assert rows == [
        ["Procedure te laat komen", "1.204", "0,88", "0,50", "0,64", "0,75"],
        ["Wijkteam", "0", "0,00", "0,00", "0,00", "–"],
    ]
    assert len(practice.rows) == 1


def test_scores_are_not_passed_off_as_those_of_this_run():
    text = read_text(make_data("regels en geleerd model 1a2b", SCORES))
    assert "gaan niet over de documenten van dit rapport" in text
    assert "regels en geleerd model 1a2b" in text
    assert "(mijn en oefen)" in text
    assert "waarvan het niets had geleerd (kruisvalidatie per school)" in text


def test_rules_only():
    data = make_data(RULES_ONLY)
    assert not list_tables(data)
    text = read_text(data)
    assert "alleen de regels" in text
    assert "kruisvalidatie" not in text


def test_a_coder_that_nothing_is_known_of():
    data = make_data("regels en geleerd model 1a2b")
    assert not list_tables(data)
    assert "(regels en geleerd model 1a2b) is niet vastgelegd hoe goed het is" in read_text(data)


def test_word_prints_the_shipped_file(tmp_path):
    scores = load_heldout_scores()
    data = make_data("regels en geleerd model", scores)
    path = write_docx(build_report(data, ReportSettings()), tmp_path / "rapport.docx")
    printed = [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in Document(str(path)).tables
        if table.rows[0].cells[-1].text == "Kappa scholen"
    ]
    labels = dict(zip(TABLES.topics["code"], TABLES.topics["label_b23"], strict=True))
    expected = []
    for _, part in scores.groupby("corpus"):
        rows = part.to_dict("records")
        names = ("precision", "recall", "f1", "kappa")
        expected.append(
            [
                [
                    labels[row["code"]],
                    format_number(row["support"]),
                    *("–" if row[n] != row[n] else format_number(row[n], 2) for n in names),
                ]
                for row in rows
            ]
        )
    assert len(printed) == scores["corpus"].nunique()
    assert [table[1:] for table in printed] == expected


def test_scores_come_back_from_disk(tmp_path):
    assert load_coder_scores(tmp_path).empty
    (tmp_path / "intern").mkdir()
    save_coder_scores(SCORES, tmp_path / "intern")
    assert load_coder_scores(tmp_path).equals(SCORES)


@pytest.mark.parametrize(
    ("options", "n_rows"),
    [
        (CodingOptions(), len(load_heldout_scores())),
        (CodingOptions(rules_only=True), 0),
    ],
)
def test_scores_of_the_chosen_coder(options, n_rows):
    assert len(find_coder_scores(options)) == n_rows


def test_scores_of_a_coder_of_ones_own(tmp_path):
    assert find_coder_scores(CodingOptions(coder=tmp_path)).empty
    text = SCORES.to_csv(index=False)
    (tmp_path / "heldout_scores.csv").write_text(text, encoding="utf-8")
    assert find_coder_scores(CodingOptions(coder=tmp_path)).equals(SCORES)
