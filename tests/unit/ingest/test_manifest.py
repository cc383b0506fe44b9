"""The manifest as people make it, and files beside it."""

import unicodedata

import pytest

from pipeline.contracts import ManifestError, Source
from pipeline.ingest.manifest import find_sector, match_files, read_manifest

HEADER = "bestand,school_id,school,sector,jaar"


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "manifest.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_reads_what_excel_writes(tmp_path, encoding, separator):
    text = f"{HEADER}\r\nHet Mozaïek.docx,p1,Het Mozaïek,bao,2019\r\n\r\n".replace(",", separator)
    assert read_manifest(write(tmp_path, text, encoding)) == [
        Source("Het Mozaïek.docx", "p1", "Het Mozaïek", "po", 2019)
    ]


def test_columns_in_any_order_with_quotes_and_extra_columns(tmp_path):
    text = (
        'jaar;sector;school;opmerking;bestand;school_id\n2019-2020;VSO;"De Brug; Zuid";x;a.pdf;s1\n'
    )
    assert read_manifest(write(tmp_path, text)) == [
        Source("a.pdf", "s1", "De Brug; Zuid", "so", 2019)
    ]


def test_year_and_school_name_may_be_empty(tmp_path):
    text = f"{HEADER}\na.pdf,s1,,vo,\n"
    assert read_manifest(write(tmp_path, text)) == [Source("a.pdf", "s1", "s1", "vo", None)]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("bao", "po"),
        ("Primair onderwijs", "po"),
        ("sbo", "so"),
        ("pro", "so"),
        ("Praktijkonderwijs", "so"),
        ("(v)so", "so"),
        ("VSO", "so"),
        (" vo ", "vo"),
        ("mbo", None),
        ("", None),
    ],
)
def test_sectors_as_the_code_book_groups_them(text, sector):
    assert find_sector(text) == sector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bestand,school\na.pdf,x\n", "regel 1: kolom school_id, sector, jaar ontbreekt"),
        ("", "regel 1: kolom bestand"),
        (f"{HEADER}\na.pdf,s1,A,mbo,2019\n", "regel 2: sector 'mbo' is onbekend"),
        (f"{HEADER}\na.pdf,s1,A,,2019\n", "regel 2: kolom 'sector' is leeg"),
        (f"{HEADER}\na.pdf,s1,A,vo,negentien\n", "regel 2: jaar 'negentien' is geen jaartal"),
        (f"{HEADER}\na.pdf,s1,A,vo,\na.pdf,s2,B,vo,\n", "regel 3: 'a.pdf' staat ook op regel 2"),
        (f"{HEADER}\na.pdf,s1,A,vo,\nb.pdf,s1,A,po,\n", "regel 3: school 's1' heeft hier sector"),
    ],
)
def test_mistakes_name_the_line(tmp_path, text, expected):
    with pytest.raises(ManifestError, match=r"manifest\.csv") as caught:
        read_manifest(write(tmp_path, text))
    assert expected in str(caught.value)


def test_no_manifest_says_what_to_do(tmp_path):
    with pytest.raises(ManifestError, match=r"kolommen bestand, school_id"):
        read_manifest(tmp_path / "manifest.csv")


def test_files_and_rows_are_compared_in_one_form(tmp_path):
    for name in ("Mozaïek.pdf", "B.DOCX", "~$B.DOCX", ".verborgen.pdf", "lijst.xlsx"):
        (tmp_path / unicodedata.normalize("NFD", name)).write_bytes(b"x")
    sources = [
        Source("Mozaïek.pdf", "s1", "Mozaïek", "po", None),
        Source("weg.pdf", "s2", "Weg", "po", None),
    ]
    match = match_files(tmp_path, sources)
    assert [source.school_id for _, source in match.files] == ["s1"]
    assert match.rows_without_file == ("weg.pdf",)
    assert match.files_without_row == ("B.DOCX",)


def test_a_folder_without_manifest_needs_only_a_sector(tmp_path):
    (tmp_path / "Basisschool De Vink.pdf").write_bytes(b"x")
    match = match_files(tmp_path, [], sector="po")
    ((_, source),) = match.files
    assert source == Source(
        "Basisschool De Vink.pdf", "Basisschool De Vink", "Basisschool De Vink", "po", None
    )
    with pytest.raises(ManifestError, match="bestaat niet"):
        match_files(tmp_path / "weg", [])
