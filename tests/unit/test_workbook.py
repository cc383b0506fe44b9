from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from table_cases import TOPICLIST, make_small_run

from pipeline.aggregate import tabulate
from pipeline.report.layout import lay_out_codings, lay_out_counts
from pipeline.report.report_data import Insight
from pipeline.report.workbook import write_workbook

SHEETS = ["Over deze run", "B2.1", "B2.2", "B2.3", "B2.3 per sector", "Documenten", "Coderingen"]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    results, tables = make_small_run()
    path = write_workbook(results, tables, tmp_path_factory.mktemp("excel") / "tabellen.xlsx")
    return results, tables, path


@pytest.fixture
def book(written):
    return openpyxl.load_workbook(written[2])


def test_sheets_filters_and_frozen_heads(book):
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:]:
        assert book[name].auto_filter.ref, name
        assert book[name].freeze_panes not in (None, "A1"), name


def test_numbers_are_those_of_the_result_tables(written, book):
    _, tables, _ = written
    expected = lay_out_counts(tables.counts)
    rows = list(book["B2.3"].iter_rows(min_row=5, values_only=True))
    assert len(rows) == len(expected)
    for cells, (_, row) in zip(rows, expected.iterrows(), strict=True):
        assert [cell or "" for cell in cells[:3]] == row.iloc[:3].tolist()
        assert list(cells[3:]) == pytest.approx(row.iloc[3:].tolist())


def test_n_stands_in_every_head(book):
    heads = [str(cell.value) for cell in book["B2.3"][4]]
    assert "Aantal scholen (n = 4)" not in heads  # one of the four was not read
    assert "Aantal scholen (n = 3)" in heads
    groups = [cell.value for cell in book["B2.3 per sector"][4] if cell.value]
    assert groups == ["Totaal (n = 3)", "Po (n = 1)", "Vo (n = 1)", "So (n = 1)"]


def test_every_coding_is_listed_and_a_code_leads_to_its_first_passage(written, book):
    results, tables, _ = written
    listed = lay_out_codings(results, tables.topics)
    sheet = book["Coderingen"]
    assert sheet.max_row == len(listed) + 1
    links = {cell.value: cell.hyperlink.location for cell in book["B2.3"]["B"] if cell.hyperlink}
    for label, target in links.items():
        row = int(target.rpartition("!A")[2])
        assert sheet.cell(row, 3).value == label
        assert sheet.cell(row - 1, 3).value != label
    assert set(links) == set(listed["Subcategorie"])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SOM(A1)", '=HYPERLINK("x")', "http://x.nl"])
def test_text_never_becomes_a_formula_or_link(tmp_path, text):
    results, tables = make_small_run()
    results = replace(
        results,
        documents=results.documents.assign(school=text, reason=text),
        paragraphs=results.paragraphs.assign(heading_path=text),
        codings=results.codings.assign(evidence=text),
        info=replace(results.info, coder=text),
    )
    tables = replace(tables, topics=tables.topics.assign(definition=text))
    book = openpyxl.load_workbook(write_workbook(results, tables, tmp_path / "t.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(cell.value == text for cell in cells) > 10
    assert all(cell.data_type != "f" for cell in cells)
    assert not any(cell.hyperlink for cell in cells if cell.value == text)


def test_a_very_long_passage_is_cut_not_lost(tmp_path):
    results, tables = make_small_run()
    long = replace(results, paragraphs=results.paragraphs.assign(text="woord " * 8000))
    book = openpyxl.load_workbook(write_workbook(long, tables, tmp_path / "t.xlsx"))
    passages = [cell.value for cell in book["Coderingen"]["K"][1:] if cell.value]
    assert len(passages) == len(results.codings)
    assert all(text.endswith("…") and len(text) < 32_768 for text in passages)


def test_a_title_too_long_for_a_sheet_is_cut(tmp_path):
    results, tables = make_small_run()
    title = "Een titel van meer dan eenendertig tekens"
    insight = Insight(title, "Bijschrift", pd.DataFrame({"Passage": ["tekst"]}))
    path = write_workbook(results, tables, tmp_path / "t.xlsx", [insight])
    sheet = openpyxl.load_workbook(path)[title[:31]]
    assert sheet["A1"].value == title


def test_the_same_run_gives_the_same_bytes(written, tmp_path):
    results, tables, path = written
    again = write_workbook(results, tables, tmp_path / "nog eens.xlsx")
    assert again.read_bytes() == path.read_bytes()


def test_a_run_without_any_file_still_gives_a_workbook(tmp_path):
    results, _ = make_small_run()
    none = replace(
        results,
        documents=results.documents.head(0),
        paragraphs=results.paragraphs.head(0),
        codings=results.codings.head(0),
        segments=results.segments.head(0),
    )
    path = write_workbook(none, tabulate(none, TOPICLIST), tmp_path / "leeg.xlsx")
    assert openpyxl.load_workbook(path).sheetnames == SHEETS
