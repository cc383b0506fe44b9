"""`verzuim vergelijk`: from two finished runs to Word, web page, workbook, tables and figure."""

import openpyxl
import pytest
from docx import Document
from lxml import html

from tests.comparison_cases import list_texts, read_csv
from tests.tiny_corpus import call, list_contents

TABLES = ("veranderingen", "scholen_veranderd", "scholen", "topiclijsten", "analyses")


@pytest.fixture(scope="module")
def compared(runs, tmp_path_factory):
    out = tmp_path_factory.mktemp("uit") / "verschil"
    return out, call("vergelijk", *runs, "--uit", out)


def read_word(out):
    tables = Document(str(out / "vergelijking.docx")).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def read_html(out):
    page = html.fromstring((out / "vergelijking.html").read_text(encoding="utf-8"))
    return [
        [[cell.text_content().strip() for cell in row] for row in table.iter("tr")]
        for table in page.xpath('//figure[@class="tabel"][@id]//table')
    ]


def test_says_what_changed(compared):
    answer = compared[1]
    assert (answer.code, answer.err) == (0, "2024 en 2025 vergelijken ...")
    assert "23 scholen in 2024 en van 21 in 2025; 19 scholen zitten in beide" in answer.out
    assert "procentpunt" in answer.out
    assert "De vergelijking staat in" in answer.out


def test_writes_every_form(compared):
    names = set(list_contents(compared[0]))
    assert names == {
        *(f"vergelijking.{kind}" for kind in ("docx", "html", "xlsx")),
        *(f"figuren/verandering_per_onderwerp.{kind}" for kind in ("png", "svg")),
        *(f"tabellen/{name}.csv" for name in TABLES),
    }


@pytest.mark.parametrize("read", [read_word, read_html])
def test_numbers_are_those_of_the_csv(compared, read):
    printed = read(compared[0])[1]
    rows = read_csv(compared[0] / "tabellen" / "veranderingen.csv")
    rows = [row for row in rows if row["Groep"] == "Totaal"]
    assert len(printed) == len(rows) + 2
    for shown, row in zip(printed[2:], rows, strict=True):
        assert shown[0].removesuffix(" *") == (row["Subcategorie"] or row["Hoofdcategorie"])
        assert [shown[1], shown[3]] == [row["2024: scholen"], row["2025: scholen"]]
        for cell, year in ((shown[2], "2024"), (shown[4], "2025")):
            share, interval = cell.rstrip(")").split(" (")
            parts = [share, *interval.split("–")]
            heads = ("%", "95% van", "95% tot")
            for part, head in zip(parts, heads, strict=True):
                assert float(part) == pytest.approx(parse(row[f"{year}: {head}"]), abs=0.56)
        assert parse(shown[5]) == pytest.approx(parse(row["Verschil (procentpunt)"]), abs=0.56)
        assert shown[6:8] == [row["In beide jaren: erbij"], row["In beide jaren: eraf"]]
        assert parse(shown[8].removeprefix("< ")) == pytest.approx(
            parse(row["Toets: p-waarde (Holm)"]), abs=0.0011
        )
        assert shown[0].endswith(" *") == (row["Toets: verandering"] in ("meer", "minder"))


def parse(text):
    return float(text.replace("−", "-").replace(",", "."))


@pytest.mark.parametrize("read", [read_word, read_html])
def test_numbers_per_sector_are_those_of_the_csv(compared, read):
    printed = read(compared[0])[2]
    rows = read_csv(compared[0] / "tabellen" / "veranderingen.csv")
    for place, sector in enumerate(("Po", "Vo")):
        own = [row for row in rows if row["Groep"] == sector]
        for shown, row in zip(printed[2:], own, strict=True):
            cells = shown[1 + 4 * place : 5 + 4 * place]
            heads = ("2024: %", "2025: %", "Verschil (procentpunt)")
            for cell, head in zip(cells, heads, strict=False):
                assert parse(cell) == pytest.approx(parse(row[head]), abs=0.56)


def test_workbook_holds_the_numbers_of_the_csv(compared):
    book = openpyxl.load_workbook(compared[0] / "vergelijking.xlsx")
    rows = read_csv(compared[0] / "tabellen" / "veranderingen.csv")
    for sheet, is_own in (
        ("Alle scholen", lambda row: row["Groep"] == "Totaal"),
        ("Per sector", lambda row: row["Groep"] != "Totaal"),
    ):
        own = [list(row.values()) for row in rows if is_own(row)]
        listed = list(book[sheet].iter_rows(values_only=True))[-len(own) :]
        for cells, texts in zip(listed, own, strict=True):
            for cell, text in zip(cells, texts, strict=True):
                if isinstance(cell, float | int):
                    assert cell == pytest.approx(parse(text), abs=0.051)
                else:
                    assert (cell or "") == text
    assert {"Scholen veranderd", "Scholen", "Analyses"} <= set(book.sheetnames)


def test_passages_stand_side_by_side_and_masked(compared):
    rows = read_csv(compared[0] / "tabellen" / "scholen_veranderd.csv")
    assert rows
    for row in rows:
        coded = row["Passage 2025"] if row["Verandering"] == "erbij" else row["Passage 2024"]
        assert row["Code"] in coded
    assert any("[naam]" in row["Passage 2024"] + row["Passage 2025"] for row in rows)
    for text in list_texts(compared[0]).values():
        assert "Hoefnagels" not in text
        assert "06-12345678" not in text


def test_school_names_can_be_hidden(runs, tmp_path):
    assert call("vergelijk", *runs, "--uit", tmp_path, "--zonder-schoolnamen").code == 0
    for name, text in list_texts(tmp_path).items():
        assert "Linde" not in text, name
        assert "Beukcollege" not in text, name
    rows = read_csv(tmp_path / "tabellen" / "scholen.csv")
    assert "a3 / b0" in {row["School"] for row in rows}


def test_same_runs_same_bytes(runs, compared, tmp_path):
    call("vergelijk", *runs, "--uit", tmp_path)
    assert list_contents(tmp_path) == list_contents(compared[0])


def test_decimal_point(runs, tmp_path):
    call("vergelijk", *runs, "--uit", tmp_path, "--csv-punt")
    rows = read_csv(tmp_path / "tabellen" / "veranderingen.csv", ",")
    assert all(float(row["2024: %"]) <= 100 for row in rows)
