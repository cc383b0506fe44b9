"""`verzuim vergelijk`: from two finished runs to Word, web page, workbook, tables and figure."""

import csv
import zipfile

import openpyxl
import pytest
from docx import Document
from lxml import html

from pipeline.run.compare import name_runs
from pipeline.run.persist import save_results, save_topics
from tests.comparison_cases import CODES, make_run, make_topics, write_topiclist
from tests.tiny_corpus import CONTACT, SICK, TRUANT, call, list_contents, write_protocol

SCHOOLS = {
    **{f"De Linde {number}": ("po", CODES[: 1 + number % 3]) for number in range(12)},
    **{f"Beukcollege {number}": ("vo", CODES[number % 4 :]) for number in range(11)},
}
TABLES = ("veranderingen", "scholen_veranderd", "scholen", "topiclijsten", "analyses")
LATER = {
    **{f"De Linde {number}": ("po", CODES[number % 2 :]) for number in range(3, 14)},
    **{f"Beukcollege {number}": ("vo", CODES[2 : 2 + number % 3]) for number in range(10)},
}
SENTENCES = {"De Linde 4": "Bel mevrouw Hoefnagels van De Linde 4 over {code}: 06-12345678."}


def save_run(folder, results, topics=None):
    save_results(results, folder / "intern")
    save_topics(make_topics() if topics is None else topics, folder / "intern")
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jaren")
    return (
        save_run(folder / "2024", make_run(SCHOOLS, texts=SENTENCES)),
        save_run(folder / "2025", make_run(LATER, "b", SENTENCES)),
    )


@pytest.fixture(scope="module")
def compared(runs, tmp_path_factory):
    out = tmp_path_factory.mktemp("uit") / "verschil"
    return out, call("vergelijk", *runs, "--uit", out)


def read_csv(path, delimiter=";"):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def read_word(out):
    tables = Document(str(out / "vergelijking.docx")).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def read_html(out):
    page = html.fromstring((out / "vergelijking.html").read_text(encoding="utf-8"))
    return [
        [[cell.text_content().strip() for cell in row] for row in table.iter("tr")]
        for table in page.xpath('//figure[@class="tabel"][@id]//table')
    ]


def list_texts(out):
    """Everything written, with Word and Excel unpacked, as text."""
    texts = {}
    for path in out.rglob("*"):
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as package:
                texts |= {f"{path.name}/{n}": package.read(n) for n in package.namelist()}
        elif path.is_file():
            texts[path.name] = path.read_bytes()
    return {name: data.decode("utf-8", "ignore") for name, data in texts.items()}


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


def test_topic_lists_of_two_versions(runs, tmp_path):
    mapping = '{van: [rol.ouders, rol.school], naar: [rol.allen], sinds: "1.1", toelichting: een}'
    codes = (*CODES[:3], "rol.allen")
    path = tmp_path / "lijst.yaml"
    path.write_text(write_topiclist(codes, "1.1", mapping), encoding="utf-8")
    results = make_run(
        {"De Linde 1": ("po", ["rol.allen"]), "Beukcollege 1": ("vo", [])},
        "b",
        topiclist_version="1.1",
    )
    later = save_run(tmp_path / "2026", results, make_topics(codes))
    answer = call("vergelijk", runs[0], later, "--uit", tmp_path / "uit")
    assert answer.code == 1
    assert "van rol.ouders, rol.school is niet bekend wat ervan geworden is" in answer.err
    answer = call("vergelijk", runs[0], later, "--uit", tmp_path / "uit", "--topiclijst", path)
    assert answer.code == 0
    assert "De topiclijst verschilt: versie 1.0 in 2024, versie 1.1 in 2026" in answer.out
    (row,) = read_csv(tmp_path / "uit" / "tabellen" / "topiclijsten.csv")
    assert (row["Wat"], row["Vergeleken als"]) == ("samengevoegd", "ALLEN")
    assert "Twee versies van de topiclijst" in list_texts(tmp_path / "uit")["vergelijking.html"]


def test_same_folder_twice(runs):
    answer = call("vergelijk", runs[0], runs[0])
    assert answer.code == 1
    assert "tweemaal dezelfde map" in answer.err


def test_unfinished_run(runs, tmp_path):
    answer = call("vergelijk", runs[0], tmp_path)
    assert answer.code == 1
    assert "geen afgeronde analyse" in answer.err
    assert f"verzuim analyseer CORPUS --uit {tmp_path}" in answer.err


def test_run_without_its_topic_list(runs, tmp_path):
    save_results(make_run(LATER, "b"), tmp_path / "intern")
    answer = call("vergelijk", runs[0], tmp_path)
    assert answer.code == 1
    assert "Draai haar opnieuw" in answer.err


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        ("outputs/2024", "outputs/2025", ("2024", "2025")),
        ("uitkomsten2027", "uitkomsten2028", ("2027", "2028")),
        ("2024-2025", "2025-26", ("2024-2025", "2025-26")),
        ("po2024", "vo2024", ("po2024", "vo2024")),
        ("oud", "nieuw", ("oud", "nieuw")),
        ("a/outputs", "b/outputs", ("a/outputs", "b/outputs")),
        ("nr120245", "2025", ("nr120245", "2025")),
    ],
)
def test_runs_are_named_after_their_folders(tmp_path, before, after, names):
    assert name_runs(tmp_path / before, tmp_path / after) == names


def test_two_analyses_of_real_files(tiny_run, tmp_path):
    """De Es drops a subject, the Lindecollege stays as it was, and De Beuk sends nothing."""
    corpus = tmp_path / "later"
    write_protocol(corpus / "documenten" / "es.docx", "Es", (SICK, CONTACT))
    write_protocol(corpus / "documenten" / "linde.docx", "Linde", (TRUANT,))
    (corpus / "manifest.csv").write_text(
        "bestand;school_id;school;sector;jaar\nes.docx;1;basisschool de es;po;2026\n"
        "linde.docx;2;Lindecollege;vo;2026\n",
        encoding="utf-8",
    )
    later = tmp_path / "uit2026"
    assert call("analyseer", corpus, "--uit", later, "--alleen-regels").code == 0
    answer = call("vergelijk", tiny_run[0], later, "--uit", tmp_path / "verschil")
    assert answer.code == 0
    assert "2 scholen zitten in beide" in answer.out
    assert "Sector so is alleen in" in answer.out
    rows = read_csv(tmp_path / "verschil" / "tabellen" / "scholen_veranderd.csv")
    dropped = {
        row["Code"] for row in rows if row["Verandering"] == "eraf" and row["Sector"] == "Po"
    }
    assert "procedure.ongeoorloofd" in dropped
