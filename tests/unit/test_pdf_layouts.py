from pathlib import Path

import pytest

from pipeline.ingest.coverage import measure_coverage
from pipeline.ingest.pdf import read_pdf
from tests.pdf_cases import CASES, draw


@pytest.mark.parametrize("name", CASES)
def test_drawn_layout_is_read_as_wanted(name: str, tmp_path: Path) -> None:
    path, wanted = draw(name, tmp_path)
    reading = read_pdf(path)
    skipped = {"tabelkop"}
    found = [(b.kind, b.text) for b in reading.blocks if b.furniture not in skipped]
    assert found == wanted
    assert measure_coverage(reading) > 0.98


def test_header_row_is_context_of_the_rows(tmp_path: Path) -> None:
    path, _ = draw("merged_cells", tmp_path)
    rows = [b for b in read_pdf(path).blocks if b.kind == "tabelrij"]
    assert {b.column_heads for b in rows} == {("Soort", "Aantal", "Gevolg")}


def test_numbering_gives_the_level(tmp_path: Path) -> None:
    path, _ = draw("numbered_headings_only", tmp_path)
    assert [b.level for b in read_pdf(path).blocks if b.kind == "kop"] == [1, 1, 2]


def test_furniture_is_named(tmp_path: Path) -> None:
    path, _ = draw("running_header_and_footer", tmp_path)
    names = {b.text: b.furniture for b in read_pdf(path).blocks if b.kind == "meubilair"}
    assert names["Verzuimprotocol De Toren"] == "kopregel"
    assert names["2"] == "paginanummer"
