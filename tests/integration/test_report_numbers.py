"""The numbers in Word and HTML are those of the CSV tables."""

import csv

import pytest
from docx import Document
from lxml import html

from pipeline.report.report_data import ReportData, ReportSettings
from pipeline.report.reports import write_report
from pipeline.report.tables import write_tables
from tests.report_cases import make_results, make_tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("uit")
    results = make_results()
    tables = make_tables(results)
    write_tables(results, tables, folder / "tabellen")
    write_report(ReportData(results, tables), ReportSettings(), folder)
    return folder


def read_csv(folder, name):
    with (folder / "tabellen" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read_word(folder):
    tables = Document(str(folder / "rapport.docx")).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def read_html(folder):
    page = html.fromstring((folder / "rapport.html").read_text(encoding="utf-8"))
    tables = page.xpath('//figure[@class="tabel"][@id]//table')
    return [
        [[cell.text_content().strip() for cell in row] for row in table.iter("tr")]
        for table in tables
    ]


def check_share(printed: str, precise: str) -> None:
    """The report rounds the share itself, the CSV to one decimal."""
    assert abs(float(printed) - float(precise.replace(",", "."))) <= 0.55


@pytest.mark.parametrize("read", [read_word, read_html])
def test_received(folder, read):
    printed = read(folder)[0][2:]
    columns = ["Sector", "Ontvangen documenten", "Ontvangen scholen", "Geanalyseerd documenten"]
    columns.append("Geanalyseerd scholen")
    assert printed == [[row[name] for name in columns] for row in read_csv(folder, "b21_ontvangen")]


@pytest.mark.parametrize("read", [read_word, read_html])
def test_topics(folder, read):
    printed = read(folder)[1][1:]
    rows = read_csv(folder, "b22_topiclijst")
    assert [row[0] for row in printed if row[1]] == [row["Subcategorie"] for row in rows]


@pytest.mark.parametrize("read", [read_word, read_html])
def test_counts_over_all_schools(folder, read):
    printed = read(folder)[2]
    rows = [row for row in read_csv(folder, "b23_lang") if row["Groep"] == "totaal"]
    assert f"n = {rows[0]['n']}" in printed[0][3]
    for shown, row in zip(printed[1:], rows, strict=True):
        assert shown[:3] == [row["Onderwerp"], row["Frequentie codering"], row["Aantal scholen"]]
        check_share(shown[3], row["% van scholen"])
        low, high = shown[4].split("–")
        check_share(low, row["95%-interval van"])
        check_share(high, row["95%-interval tot"])


@pytest.mark.parametrize("read", [read_word, read_html])
def test_counts_per_sector(folder, read):
    printed = read(folder)[3][2:]
    rows = read_csv(folder, "b23_lang")
    for place, sector in enumerate(("po", "vo", "so")):
        of_sector = [row for row in rows if row["Groep"] == sector]
        for shown, row in zip(printed, of_sector, strict=True):
            cells = shown[1 + 4 * place : 5 + 4 * place]
            assert cells[:2] == [row["Frequentie codering"], row["Aantal scholen"]]
            check_share(cells[2], row["% van scholen"])
            low, high = cells[3].split("–")
            check_share(low, row["95%-interval van"])
            check_share(high, row["95%-interval tot"])


def test_word_and_html_print_the_same_tables(folder):
    word, page = read_word(folder), read_html(folder)
    for table, other in zip(word, page, strict=True):
        n_heads = 2 if table[0][0] in ("", "Sector") or len(table[1]) != len(other[0]) else 1
        assert table[n_heads:] == other[n_heads:]
