"""`verzuim analyseer` and `verzuim rapport` on a tiny corpus."""

import csv
import shutil

import openpyxl
import pytest
from docx import Document

from tests.tiny_corpus import call, list_contents, write_corpus, write_protocol


def read_table(path, delimiter=";"):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_says_what_became_of_every_file(tiny_run):
    answer = tiny_run[1]
    assert answer.code == 0
    assert "4 bestanden ontvangen, 3 geanalyseerd, van 3 scholen" in answer.out
    assert "leeg.pdf - onleesbaar: leeg bestand" in answer.out
    assert "Het manifest noemt 'zoek.docx', maar dat bestand is er niet." in answer.out
    assert "Van 'wees.docx' staat niets in het manifest: het is overgeslagen" in answer.out
    assert "Codeur: regels; taalmodel: nl_" in answer.out


def test_writes_tables_workbook_figures_and_reports(tiny_run):
    out = tiny_run[0]
    tables = {"b21_ontvangen", "b22_topiclijst", "b23_coderingen", "b23_per_sector"}
    assert tables <= {path.stem for path in (out / "tabellen").glob("*.csv")}
    assert {".png", ".svg"} == {path.suffix for path in (out / "figuren").iterdir()}
    assert "Over deze run" in openpyxl.load_workbook(out / "tabellen" / "verzuim.xlsx").sheetnames
    assert Document(str(out / "rapport.docx")).paragraphs
    assert (out / "rapport.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_bad_file_keeps_its_row(tiny_run):
    rows = read_table(tiny_run[0] / "tabellen" / "documenten.csv")
    assert sorted(row["Bestand"] for row in rows) == [
        "beuk.docx",
        "es.docx",
        "leeg.pdf",
        "linde.docx",
    ]
    bad = next(row for row in rows if row["Bestand"] == "leeg.pdf")
    assert "onleesbaar" in bad.values()
    assert any("leeg bestand" in value for value in bad.values())


def test_received_and_analysed_are_counted_per_sector(tiny_run):
    rows = read_table(tiny_run[0] / "tabellen" / "b21_ontvangen.csv")
    counts = {row["Sector"].lower()[:2]: list(map(int, list(row.values())[1:])) for row in rows}
    assert counts["po"] == [1, 1, 1, 1]
    assert counts["vo"] == [2, 2, 1, 1]
    assert counts["so"] == [1, 1, 1, 1]
    assert counts["to"] == [4, 4, 3, 3]


def test_people_stay_inside_intern(tiny_run):
    out = tiny_run[0]
    workbook = openpyxl.load_workbook(out / "tabellen" / "verzuim.xlsx")
    cells = [str(cell) for sheet in workbook for row in sheet.values for cell in row]
    word = [part.text for part in Document(str(out / "rapport.docx")).element.iter() if part.text]
    texts = [*cells, *word]
    texts += [path.read_text(encoding="utf-8") for path in out.glob("*.html")]
    texts += [path.read_text(encoding="utf-8") for path in out.glob("documenten/*.html")]
    texts += [path.read_text(encoding="utf-8") for path in out.glob("tabellen/*.csv")]
    shown = "\n".join(texts)
    assert "[telefoon]" in shown
    for private in ("Hoefnagels", "06-12345678", "hoefnagels@"):
        assert private not in shown
    assert "06-12345678" in (out / "intern" / "paragraphs.csv").read_text(encoding="utf-8")


def test_second_run_leaves_every_file_alone(tiny_corpus, tiny_run):
    out = tiny_run[0]
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    answer = call("analyseer", tiny_corpus, "--uit", out, "--alleen-regels")
    assert answer.code == 0
    assert "niets veranderd" in answer.out
    assert "leeg.pdf - onleesbaar" in answer.out
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_other_place_same_bytes(tiny_run, tmp_path):
    corpus = write_corpus(tmp_path / "elders" / "klein")
    call("analyseer", corpus, "--uit", tmp_path / "uit", "--alleen-regels")
    first, second = list_contents(tiny_run[0]), list_contents(tmp_path / "uit")
    # Word files hold the moment of writing, so the corpora differ in bytes but not in text.
    shown = {name for name in first if name.startswith(("tabellen/", "figuren/"))}
    assert shown
    assert shown == {name for name in second if name.startswith(("tabellen/", "figuren/"))}
    assert [name for name in sorted(shown) if first[name] != second[name]] == []


def test_report_again_with_another_title(tiny_run, tmp_path):
    out = tmp_path / "uit"
    shutil.copytree(tiny_run[0], out)
    answer = call("rapport", "--uit", out, "--titel", "Een andere titel", "--jaar", "2031")
    assert answer.code == 0
    assert "rapport.docx" in answer.out
    text = [paragraph.text for paragraph in Document(str(out / "rapport.docx")).paragraphs]
    assert "Een andere titel" in text
    first, second = list_contents(tiny_run[0]), list_contents(out)
    tables = [name for name in first if name.startswith("tabellen/")]
    assert [name for name in tables if first[name] != second[name]] == []


def test_sector_and_decimal_point_without_manifest(tmp_path):
    write_protocol(tmp_path / "in" / "es.docx", "Es", ("Ouders melden hun kind voor 8.30 ziek.",))
    options = ("--uit", tmp_path / "uit", "--alleen-regels")
    answer = call("analyseer", tmp_path / "in", *options)
    assert answer.code == 1
    assert "manifest" in answer.err
    answer = call("analyseer", tmp_path / "in", "--sector", "pro", "--csv-punt", *options)
    assert answer.code == 0
    received = read_table(tmp_path / "uit" / "tabellen" / "b21_ontvangen.csv", ",")
    so = next(row for row in received if row["Sector"].lower().startswith("so"))
    assert list(so.values())[1:] == ["1", "1", "1", "1"]
    header = (tmp_path / "uit" / "tabellen" / "b23_coderingen.csv").read_bytes()
    assert not header.startswith(b"\xef\xbb\xbf")
    assert b";" not in header.splitlines()[0]


@pytest.mark.parametrize("command", ["analyseer", "evalueer"])
def test_missing_folder(command, tmp_path):
    answer = call(command, tmp_path / "weg", "--uit", tmp_path / "uit")
    assert answer.code == 1
    assert "weg" in answer.err
    assert not (tmp_path / "uit").exists()
