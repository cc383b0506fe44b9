"""`verzuim advies`: the same advice in the terminal, in Word and as a page."""

import re
from dataclasses import dataclass

import pytest
from docx import Document
from lxml import html

from tests.tiny_corpus import CONTACT, LATE, REPORT, SICK, TRUANT, Call, call, write_protocol

LEAVE = (
    "Over verlof van ten hoogste tien dagen beslist de directeur.",
    "Bij verlof van tien dagen of meer beslist de leerplichtambtenaar.",
)
OUTDATED = "De melding gaat via de IB-Groep."
NAME = "wilgencollege.docx"


@pytest.fixture(scope="module", autouse=True)
def wide_terminal():
    """No cell of a table is broken over lines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "1000")
        yield


@dataclass
class Made:
    answer: Call
    word: str
    tables: list
    page: str
    page_tables: list
    folder: object


def read(folder, answer):
    document = Document(str(folder / "advies.docx"))
    tables = [
        [[" ".join(cell.text.split()) for cell in row.cells] for row in part.rows]
        for part in document.tables
    ]
    page = html.fromstring((folder / "advies.html").read_text(encoding="utf-8"))
    page_tables = [
        [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
        for table in page.xpath('//figure[@class="tabel"]//table')
    ]
    text = " ".join(part.text for part in document.paragraphs)
    (main,) = page.xpath("//main")
    return Made(answer, text, tables, " ".join(main.text_content().split()), page_tables, folder)


@pytest.fixture(scope="module")
def protocol(tmp_path_factory):
    folder = tmp_path_factory.mktemp("advies")
    passages = (TRUANT, REPORT, LATE, CONTACT, *LEAVE, OUTDATED)
    return write_protocol(folder / NAME, "Wilgencollege", passages)


@pytest.fixture(scope="module")
def beside_run(protocol, tiny_run, tmp_path_factory):
    out = tmp_path_factory.mktemp("naast")
    answer = call(
        "advies", protocol, "--sector", "vo", "--vergelijk", tiny_run[0], "--uit", out,
        "--alleen-regels",
    )  # fmt: skip
    assert (answer.code, answer.err.count("Er ging iets mis")) == (0, 0)
    return read(out, answer)


@pytest.fixture(scope="module")
def beside_example(protocol, tmp_path_factory):
    place = tmp_path_factory.mktemp("los")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)  # where there is no folder 'outputs'
        answer = call("advies", protocol, "--alleen-regels")
    assert answer.code == 0
    return read(place / "advies" / protocol.stem, answer)


def test_group_is_named(beside_run, beside_example):
    for text in (beside_run.word, beside_run.page, beside_run.answer.out):
        assert "met de 1 vo-school uit de analyse in" in text
        assert "U gaf als sector op: vo" in text
        assert "uit 2025" in text
    for text in (beside_example.word, beside_example.page, beside_example.answer.out):
        assert "voorbeeldcorpus" in text
        assert "bestaan niet" in text
        assert "als een protocol uit het vo" in text


def test_numbers_are_equal_everywhere(beside_run, beside_example):
    for made in (beside_run, beside_example):
        assert made.tables == made.page_tables
        shares = re.findall(r"\d+ van de \d+ [\w-]+ \(\d+%\)", made.word)
        assert shares
        for share in shares:
            assert share in made.page
            assert share in made.answer.out
        (found,) = re.findall(r"(\d+) van de \d+ onderwerpen", made.word)
        passages = next(table for table in made.tables if table[0][0] == "Onderwerp")
        assert sum(bool(row[2]) for row in passages[1:]) == int(found)


def test_what_is_missing_comes_commonest_first(beside_example):
    missing = next(table for table in beside_example.tables if "Hoe vaak" in table[0][1])
    shares = [int(re.search(r"\((\d+)%\)", row[1])[1]) for row in missing[1:]]
    assert shares == sorted(shares, reverse=True)
    assert min(shares) >= 50


def test_thresholds_stand_beside_those_of_others(beside_run):
    rows = next(table for table in beside_run.tables if table[0][1] == "Dit protocol")
    (norm,) = [row for row in rows if "wettelijke norm" in row[0]]
    assert norm[1] == "meer dan 16 in plaats van 16"
    assert norm[2] == "zo doet 1 van de 1 school"
    assert norm[3].startswith("Bij meer dan zestien uur")


def test_contradiction_and_outdated_name_are_told(beside_run):
    for text in (beside_run.answer.out, str(beside_run.tables), str(beside_run.page_tables)):
        assert "op de grens beslissen er twee" in text
        assert "IB-Groep" in text
        assert "DUO" in text


def test_people_are_masked_and_passages_linked(beside_run):
    page = (beside_run.folder / "advies.html").read_text(encoding="utf-8")
    everything = beside_run.answer.out + beside_run.word + str(beside_run.tables) + page
    for secret in ("Hoefnagels", "06-12345678", "voorbeeld.nl"):
        assert secret not in everything
    links = set(re.findall(r'href="(documenten/[^"#]+)#a\d+"', page))
    assert len(links) == 1
    (document,) = (beside_run.folder / "documenten").glob("*.html")
    assert links == {f"documenten/{document.name}"}
    text = document.read_text(encoding="utf-8")
    assert "../advies.html" in text
    assert "Hoefnagels" not in text


def test_same_file_gives_the_same_bytes(protocol, beside_run, tiny_run, tmp_path):
    call(
        "advies", protocol, "--sector", "vo", "--vergelijk", tiny_run[0], "--uit", tmp_path,
        "--alleen-regels",
    )  # fmt: skip
    for name in ("advies.docx", "advies.html"):
        assert (tmp_path / name).read_bytes() == (beside_run.folder / name).read_bytes()


def test_own_school_is_left_out(tiny_corpus, tiny_run, tmp_path):
    own = tiny_corpus / "documenten" / "linde.docx"
    arguments = ("--vergelijk", tiny_run[0], "--uit", tmp_path, "--alleen-regels")
    answer = call("advies", own, "--sector", "vo", *arguments)
    assert answer.code == 0
    assert "is niet meegeteld" in answer.out
    assert "geen vo-school waarvan een protocol is gelezen" in answer.out


def test_unknown_sector_compares_with_all(tiny_run, tmp_path):
    file = write_protocol(tmp_path / "protocol.docx", "", ("Wie ziek is, belt de school.",))
    arguments = ("--vergelijk", tiny_run[0], "--uit", tmp_path / "uit", "--alleen-regels")
    answer = call("advies", file, *arguments)
    assert answer.code == 0
    assert "met alle 3 scholen" in answer.out
    assert "met alle sectoren samen" in answer.out


@pytest.mark.parametrize(
    ("name", "content", "arguments", "message"),
    [
        ("weg.pdf", None, (), "bestaat niet of is geen bestand"),
        ("leeg.pdf", b"", (), "leeg bestand"),
        ("vol.pdf", b"%PDF-1.4 kapot", (), "vol.pdf"),
        ("p.docx", b"x", ("--vergelijk", "nergens"), "geen afgeronde analyse"),
        ("p.docx", b"x", ("--sector", "hbo"), "is geen sector"),
    ],
)
def test_problems_are_told_and_nothing_is_written(tmp_path, name, content, arguments, message):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    out = tmp_path / "uit"
    answer = call("advies", file, "--uit", out, *arguments, "--alleen-regels")
    assert answer.code in {1, 2}
    assert message in answer.err
    assert not out.exists()


def test_own_texts_go_first(protocol, tiny_run, tmp_path):
    (tmp_path / "advies_kort.md.j2").write_text("Beste school, {{ n_gevonden }} dus.", "utf-8")
    answer = call(
        "advies", protocol, "--vergelijk", tiny_run[0], "--uit", tmp_path / "uit",
        "--sjablonen", tmp_path, "--alleen-regels",
    )  # fmt: skip
    assert "Beste school," in answer.out


def test_sick_note_of_a_school_is_found(tiny_run, tmp_path):
    file = write_protocol(tmp_path / "p.docx", "Lindelyceum", (SICK,))
    arguments = ("--sector", "po", "--vergelijk", tiny_run[0], "--uit", tmp_path / "uit")
    answer = call("advies", file, *arguments, "--alleen-regels")
    assert "8.30 uur" in answer.out
    assert "zo doet 1 van de 1 school" in answer.out
