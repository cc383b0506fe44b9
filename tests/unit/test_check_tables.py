from pathlib import Path

import pytest

from pipeline.aggregate import check_table, check_tables
from pipeline.contracts import TableError

DATA = Path(__file__).parents[1] / "data"
B21 = DATA / "published_b21.csv"
B23 = DATA / "published_b23.csv"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "tabel.csv"
    path.write_bytes(text.encode(encoding))
    return path


def find_slips(folder: Path, text: str, n: int | None = None) -> list[str]:
    return [f"{slip.row}: {slip.message}" for slip in check_table(write(folder, text), n).slips]


def test_published_b21_has_exactly_one_slip():
    report = check_table(B21)
    assert [str(slip) for slip in report.slips] == [
        "regel 5, totaal: 45 geanalyseerde scholen, maar po 8 + vo 29 + so 7 is 44"
    ]


def test_published_b23_has_exactly_three_slips_and_its_n_is_inferred():
    report = check_table(B23)
    assert report.n_schools == "Aantal scholen (n): totaal 45 (afgeleid uit de percentages)."
    assert [(slip.line, slip.row) for slip in report.slips] == [
        (10, "(Bijzonder) verlof"),
        (18, "Procedure luxe verzuim"),
        (35, "Borging/evaluatie"),
    ]
    verlof, luxe, borging = (slip.message for slip in report.slips)
    assert verlof == "20% klopt niet met 19 van 45 scholen; verwacht: 42%"
    assert luxe.startswith("6 scholen bij 4 coderingen; verwacht: ten hoogste 4 scholen")
    assert borging.startswith("23 scholen bij 6 coderingen; verwacht: ten hoogste 6 scholen")


def test_published_tables_together_show_that_levels_and_documents_differ():
    _, report = check_tables([B21, B23])
    assert len(report.slips) == 4
    assert str(report.slips[0]) == (
        "regel 2, niveau (totaal): 50 documenten met een niveau, maar B2.1 heeft 56 "
        "geanalyseerde documenten; elk document heeft één niveau"
    )


def test_a_given_n_is_used():
    wrong = check_table(B23, n=44).slips
    assert any("klopt niet met 33 van 44 scholen; verwacht: 75%" in s.message for s in wrong)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(";", ","),
        lambda text: text.replace(";", "\t"),
        lambda text: "Tabel B2.3 Resultaten\n\n" + text,
        lambda text: "\n".join(
            line + "%" if line[-1:].isdigit() else line for line in text.splitlines()
        ),
    ],
)
def test_other_ways_to_save_the_same_table_give_the_same_slips(tmp_path, change):
    text = B23.read_text(encoding="utf-8").replace("Zorg (jeugdzorg, GGD e.d.)", "Zorg")
    text = text.replace("Politie, HALT", "Politie")
    original = [(s.row, s.message) for s in check_table(write(tmp_path, text)).slips]
    changed = [(s.row, s.message) for s in check_table(write(tmp_path, change(text))).slips]
    assert len(original) == 3
    assert changed == original


def test_windows_encoding_is_read(tmp_path):
    text = "onderwerp;frequentie;scholen;%\nCafé;3;5;50\nThuis;9;5;50\n"
    path = write(tmp_path, text, "cp1252")
    assert [slip.row for slip in check_table(path).slips] == ["Café"]


def test_decimals_narrow_what_a_percentage_may_be(tmp_path):
    head = "onderwerp;frequentie;aantal scholen;%\n"
    assert find_slips(tmp_path, head + "Verlof;20;19;42,2\nLaat;9;9;20,0\n", 45) == []
    slips = find_slips(tmp_path, head + "Verlof;20;19;42,4\nLaat;9;9;20,0\n", 45)
    assert slips == ["Verlof: 42,4% klopt niet met 19 van 45 scholen; verwacht: 42,2%"]


def test_wide_table_with_heads_over_two_rows_and_n_in_the_head(tmp_path):
    text = (
        "hoofdcategorie;subcategorie;totaal (n = 10);;;po (n = 4);;;vo (n = 6);;\n"
        ";;frequentie;scholen;%;frequentie;scholen;%;frequentie;scholen;%\n"
        "Type;;9;6;60;5;3;75;4;3;50\n"
        ";Te laat;5;5;50;3;3;75;2;2;33\n"
        ";Verlof;4;4;40;2;2;50;2;1;17\n"
    )
    assert find_slips(tmp_path, text) == [
        "Verlof: 4 scholen, maar po 2 + vo 1 is 3",
    ]


def test_main_category_is_checked_against_its_codes(tmp_path):
    text = (
        "hoofdcategorie;subcategorie;frequentie;scholen;n;%\n"
        "Type;;8;4;10;40\n;Te laat;5;5;10;50\n;Verlof;4;4;10;40\n"
    )
    assert find_slips(tmp_path, text) == [
        "Type: 4 scholen, maar een code eronder heeft er 5; verwacht: ten minste 5",
        "Type: 8 coderingen, maar de codes eronder samen 9",
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Laat;drie;3;10;30", "Laat: frequentie (totaal) is 'drie'; verwacht: een heel getal"),
        ("Laat;3;;10;30", "Laat: aantal scholen (totaal) ontbreekt"),
        ("Laat;3;0;10;0", "Laat: 3 coderingen, maar 0 scholen; verwacht: ten minste 1 school"),
        ("Laat;30;11;10;110", "Laat: 11 scholen van 10; verwacht: ten hoogste 10"),
        ("Laat;3;2,5;10;25", "Laat: aantal scholen (totaal) is '2,5'; verwacht: een heel getal"),
        ("Thuis;5;5;10;50", "Thuis: deze rij staat er al eerder"),
        ("Laat;3;3;12;25", "n (totaal): verschillende n in een kolom: 10, 12; verwacht: overal"),
    ],
)
def test_slips_of_cells(tmp_path, row, expected):
    text = f"onderwerp;frequentie;scholen;n;%\nThuis;5;5;10;50\n{row}\n"
    slips = find_slips(tmp_path, text)
    assert len(slips) == 1
    assert slips[0].startswith(expected)


def test_b21_with_more_analysed_than_received_and_more_schools_than_documents(tmp_path):
    text = (
        "sector;ontvangen documenten;ontvangen scholen;geanalyseerd documenten;"
        "geanalyseerd scholen\nPo;4;5;6;4\nTotaal;4;5;6;4\n"
    )
    slips = find_slips(tmp_path, text)
    assert sum("6 geanalyseerde documenten van 4 ontvangen" in slip for slip in slips) == 2
    assert sum("5 scholen bij 4 ontvangen documenten" in slip for slip in slips) == 2


@pytest.mark.parametrize("text", ["", "zomaar tekst\n", "a;b\nc;d\n", "naam;bedrag\nx;3\n"])
def test_a_file_that_is_no_such_table_is_refused_in_dutch(tmp_path, text):
    with pytest.raises(TableError, match=r"^tabel.csv: .*[Vv]erwacht: "):
        check_table(write(tmp_path, text))
