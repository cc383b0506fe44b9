import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from table_cases import TOPICLIST, make_small_run

from pipeline.aggregate import check_table, check_tables, tabulate
from pipeline.report.layout import lay_out_codings
from pipeline.report.style import guard_formula, release_formula
from pipeline.report.tables import write_csv, write_tables
from pipeline.report.wording import format_number

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30
) | st.sampled_from(
    ["=1+1", "+31 6", "-5", "@SOM(A1)", "\t=1", "'=1", "''-x", "'gewoon", "a;b", 'a"b', "a\nb"]
)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def read_back(path, separator: str) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@given(TEXTS)
def test_a_guarded_text_starts_no_formula_and_can_be_released(text):
    guarded = guard_formula(text)
    assert not guarded.startswith(DANGEROUS)
    assert release_formula(guarded) == text


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(TEXTS, st.integers(-(10**9), 10**9), st.floats(0, 100)), max_size=4),
    st.booleans(),
)
def test_a_csv_gives_back_what_went_in(tmp_path, rows, decimal_point):
    table = pd.DataFrame(rows, columns=["=Tekst", "Aantal", "Deel"])
    table = table.astype({"=Tekst": "str", "Aantal": "int64", "Deel": "float64"})
    path = write_csv(table, tmp_path / "t.csv", decimal_point)
    head, *lines = read_back(path, "," if decimal_point else ";")
    assert head == ["'=Tekst", "Aantal", "Deel"]
    for (text, count, part), cells in zip(rows, lines, strict=True):
        assert release_formula(cells[0]) == text
        assert not cells[0].startswith(DANGEROUS)
        assert int(cells[1]) == count
        assert float(cells[2].replace(",", ".")) == pytest.approx(part, abs=0.05 + 1e-9)


def test_dutch_excel_and_plain_variant(tmp_path):
    results, tables = make_small_run()
    write_tables(results, tables, tmp_path / "nl")
    write_tables(results, tables, tmp_path / "punt", decimal_point=True)
    dutch = (tmp_path / "nl" / "b23_coderingen.csv").read_bytes()
    plain = (tmp_path / "punt" / "b23_coderingen.csv").read_bytes()
    assert dutch.startswith(b"\xef\xbb\xbfHoofdcategorie;Subcategorie;")
    assert b";33,3;" in dutch
    assert plain.startswith(b"Hoofdcategorie,Subcategorie,")
    assert b",33.3," in plain


def test_the_same_run_gives_the_same_bytes(tmp_path):
    results, tables = make_small_run()
    for folder in ("a", "b"):
        write_tables(results, tables, tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 7
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize("decimal_point", [False, True])
def test_our_own_tables_pass_our_own_check_in_every_layout(tmp_path, decimal_point):
    results, tables = make_small_run()
    paths = write_tables(results, tables, tmp_path, decimal_point)
    checkable = [path for path in paths if path.stem.startswith(("b21", "b23"))]
    reports = check_tables(checkable)
    assert [report.layout for report in reports] == ["B2.1", "B2.3", "B2.3", "B2.3"]
    assert [report.slips for report in reports] == [()] * 4
    assert {report.n_rows for report in reports[1:3]} == {8}
    assert reports[3].n_rows == 32


@pytest.mark.parametrize("name", ["b23_coderingen", "b23_per_sector", "b23_lang"])
def test_a_changed_number_in_our_own_table_is_found(tmp_path, name):
    results, tables = make_small_run()
    write_tables(results, tables, tmp_path)
    path = tmp_path / f"{name}.csv"
    text = path.read_text(encoding="utf-8-sig")
    row = next(line for line in text.splitlines() if "type.te_laat" in line)
    frequency = str(
        tables.counts.query("code == 'type.te_laat' and group == 'totaal'")["frequency"].iloc[0]
    )
    path.write_text(text.replace(row, row.replace(f";{frequency};", ";99;", 1)), encoding="utf-8")
    assert check_table(path).slips


def test_codings_list_every_coding_behind_the_numbers():
    results, tables = make_small_run()
    listed = lay_out_codings(results, tables.topics)
    totals = tables.counts.query("group == 'totaal' and row_kind == 'code'").set_index("code")
    segments = listed.groupby("Code")["Segment"].max()
    schools = listed.groupby("Code")["School-id"].nunique()
    for code in totals.index[totals["frequency"] > 0]:
        assert segments[code] == totals.loc[code, "frequency"]
        assert schools[code] == totals.loc[code, "n_schools"]
    passages = listed[~listed["Code"].str.startswith("niveau")]
    assert len(passages) == len(results.codings)
    assert set(passages["Passage"]) <= set(results.paragraphs["text"])


def test_a_run_without_any_file_still_gives_tables(tmp_path):
    results, _ = make_small_run()
    none = replace(
        results,
        documents=results.documents.head(0),
        paragraphs=results.paragraphs.head(0),
        codings=results.codings.head(0),
        segments=results.segments.head(0),
    )
    paths = write_tables(none, tabulate(none, TOPICLIST), tmp_path)
    assert len(read_back(tmp_path / "b23_coderingen.csv", ";")) == 9
    assert len(paths) == 7


def test_dutch_numbers():
    assert format_number(1234.56, 1) == "1.234,6"
    assert format_number(7) == "7"
    assert format_number(-0.0001, 2) == "0,00"
    assert format_number(-1.5, 1) == "-1,5"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(12.5, 0, "13"), (13.5, 0, "14"), (6.25, 1, "6.3"), (2.675, 2, "2.68"), (-0.004, 2, "0.00")],
)
def test_half_rounds_up_in_text_and_in_tables(value, decimals, shown, tmp_path):
    assert format_number(value, decimals) == shown.replace(".", ",")
    if decimals == 1:
        path = write_csv(pd.DataFrame({"%": [value]}), tmp_path / "t.csv", decimal_point=True)
        assert path.read_text("utf-8").split() == ["%", shown]
