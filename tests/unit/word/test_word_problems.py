"""Word files that are damaged, missing, or not Word at all."""

import zipfile

import pytest
from word_parts import BODY, rewrite

from pipeline.ingest import make_unreadable, read_file
from pipeline.ingest.reasons import REASONS, make_reason

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def damage(path, how):
    content = path.read_bytes()
    if how == "beschadigd archief":
        path.write_bytes(content[: len(content) // 2])
    elif how == "onderdeel ontbreekt":
        rewrite(path, lambda name, data: None if name == "word/document.xml" else data)
    elif how == "beschadigde inhoud":
        rewrite(path, lambda name, data: data[:-30] if name == "word/document.xml" else data)
    elif how == "wachtwoord":
        path.write_bytes(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    elif how == "oud Word-formaat":
        path.write_bytes(OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600))
    elif how == "leeg bestand":
        path.write_bytes(b"")
    elif how == "geen Word-bestand":
        path.write_bytes(b"<!DOCTYPE html><html><body>Log in</body></html>")
    return path


@pytest.mark.parametrize(
    "how",
    [
        "beschadigd archief",
        "onderdeel ontbreekt",
        "beschadigde inhoud",
        "wachtwoord",
        "oud Word-formaat",
        "leeg bestand",
        "geen Word-bestand",
    ],
)
def test_damaged_file_gets_its_reason(make_word, how):
    document = read_file(damage(make_word(BODY), how))
    assert document.status == "onleesbaar"
    assert document.reason.startswith(f"{how}: ")
    assert document.blocks == ()
    assert "Traceback" not in document.reason


@pytest.mark.parametrize(
    ("name", "content", "key", "hint"),
    [
        ("a.pdf", b"\xef\xbb\xbf <html>", "geen pdf", "webpagina"),
        ("a.pdf", b"\xff\xd8\xff\xe0 foto", "geen pdf", "afbeelding"),
        ("a.pdf", bytes(range(256)) * 9, "geen pdf", "beschadigd"),
        ("a.docx", b"{\\rtf1 tekst}", "geen Word-bestand", "RTF"),
        ("a.txt", b"Gewone tekst", "onbekend formaat", "tekstbestand"),
        ("a.docx", b"\x00" * 300, "leeg bestand", ""),
    ],
)
def test_other_formats_say_what_to_do(tmp_path, name, content, key, hint):
    path = tmp_path / name
    path.write_bytes(content)
    reason = read_file(path).reason
    assert reason.startswith(f"{key}: ")
    assert hint in reason


@pytest.mark.parametrize(
    ("member", "content", "hint"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.text", "OpenDocument"),
        ("xl/workbook.xml", "<x/>", "Excel"),
        ("foto.jpg", "x", "Pak het uit"),
    ],
)
def test_other_archives_say_what_to_do(tmp_path, member, content, hint):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, content)
        if member.startswith("xl"):
            archive.writestr("[Content_Types].xml", "<x/>")
    assert hint in read_file(path).reason


def test_missing_file_is_a_document_too(tmp_path):
    document = read_file(tmp_path / "weg.pdf")
    assert (document.status, document.file_name) == ("onleesbaar", "weg.pdf")
    assert document.reason.startswith("niet te openen")


def test_reasons_are_friendly_sentences():
    for key in REASONS:
        reason = make_reason(key, found="Het is iets anders.")
        assert reason.startswith(f"{key}: ")
        assert reason.endswith((".", "?"))
        assert "{" not in reason


def test_make_unreadable_keeps_the_reason(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4")
    assert make_unreadable(path, "te traag").reason == "te traag"
