from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.contracts import UnreadableFileError
from pipeline.ingest.pdf import read_pdf


def make_pdf(path: Path, text: str = "De school belt naar huis.", password: str = "") -> bytes:
    canvas = Canvas(str(path), invariant=1, encrypt=password or None)
    if text:
        canvas.drawString(70, 700, text)
    canvas.rect(70, 600, 40, 40, fill=1)
    canvas.save()
    return path.read_bytes()


def reason_of(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(path)
    return caught.value.reason


def test_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "goed.pdf"
    make_pdf(path)
    reading = read_pdf(path)
    assert [b.text for b in reading.blocks] == ["De school belt naar huis."]
    assert reading.n_pages == 1
    assert "belt" in reading.raw_text


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    path.write_bytes(b"")
    assert reason_of(path).startswith("leeg bestand")


def test_file_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    data = make_pdf(path)
    path.write_bytes(data[: len(data) // 3])
    assert reason_of(path).startswith("afgebroken")


def test_web_page_with_the_name_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "pagina.pdf"
    path.write_bytes(b"<!DOCTYPE html><html><body>404</body></html>")
    assert reason_of(path).startswith("geen pdf")


def test_password(tmp_path: Path) -> None:
    path = tmp_path / "slot.pdf"
    make_pdf(path, password="geheim")
    assert reason_of(path).startswith("wachtwoord")


def test_scan_without_text_layer(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    make_pdf(path, text="")
    assert reason_of(path).startswith("geen tekst")
