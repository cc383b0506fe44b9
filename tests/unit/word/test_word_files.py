"""Word files as they come: other suffixes, other forms, damaged, or not Word at all."""

import io
import zipfile

import pytest

from pipeline.contracts import UnreadableFileError
from pipeline.ingest import make_unreadable, read_file
from pipeline.ingest.reasons import REASONS, make_reason
from pipeline.ingest.word import read_word

BODY = "<w:p><w:r><w:t>De school noteert elk lesuur wie er niet is.</w:t></w:r></w:p>"
TEXT = "De school noteert elk lesuur wie er niet is."
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def rewrite(path, change):
    """Copy a zip, with `change(name, content)` for every member (None drops it)."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    path.write_bytes(target.getvalue())
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.docm", "macro"), ("a.dotx", "template"), ("a.DOCX", "document"), ("a.pdf", "document")],
)
def test_reads_word_whatever_its_name(make_word, name, kind):
    document = read_file(make_word(BODY, name=name, kind=kind))
    assert (document.status, [block.text for block in document.blocks]) == ("gelezen", [TEXT])
    assert document.coverage == 1
    assert document.file_name == name


def test_reads_iso_strict(make_word):
    def to_strict(name, content):
        for old, new in (
            (
                b"schemas.openxmlformats.org/wordprocessingml/2006",
                b"purl.oclc.org/ooxml/wordprocessingml",
            ),
            (
                b"schemas.openxmlformats.org/officeDocument/2006",
                b"purl.oclc.org/ooxml/officeDocument",
            ),
        ):
            content = content.replace(old, new)
        return content

    document = read_file(rewrite(make_word(BODY), to_strict))
    assert [block.text for block in document.blocks] == [TEXT]


def test_relation_to_a_part_that_is_gone_does_no_harm(make_word):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    path = make_word(BODY)
    add_part(path, "p1", kind, "weg.png", "")
    rewrite(path, lambda name, data: None if name == "word/weg.png" else data)
    assert [block.text for block in read_file(path).blocks] == [TEXT]


def test_headers_and_footers_are_furniture(make_word):
    path = make_word(
        BODY,
        header="<w:p><w:r><w:t>Verzuimprotocol De Vink</w:t></w:r></w:p>",
        footer="<w:p><w:r><w:t>Pagina 1 van 7</w:t></w:r></w:p>",
    )
    reading = read_word(path)
    assert [(block.kind, block.furniture) for block in reading.blocks] == [
        ("meubilair", "kopregel"),
        ("alinea", ""),
        ("meubilair", "voetregel"),
    ]


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


def test_word_file_with_pictures_only_is_a_scan(make_word):
    path = make_word("<w:p/>")
    relation = b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'

    def add_picture(name, content):
        if name == "word/_rels/document.xml.rels":
            picture = b'<Relationship Id="p1" ' + relation + b' Target="scan.png"/></Relationships>'
            return content.replace(b"</Relationships>", picture)
        return content

    rewrite(path, add_picture)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/scan.png", b"\x89PNG")
    rewrite(
        path,
        lambda name, content: (
            content.replace(
                b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1
            )
            if name == "[Content_Types].xml"
            else content
        ),
    )
    with pytest.raises(UnreadableFileError, match="geen tekst"):
        read_word(path)


def test_missing_file_is_a_document_too(tmp_path):
    document = read_file(tmp_path / "weg.pdf")
    assert (document.status, document.file_name) == ("onleesbaar", "weg.pdf")
    assert document.reason.startswith("niet te openen")


def test_same_file_same_id_other_name_other_id(make_word):
    first = read_file(make_word(BODY, name="een.docx"))
    again = read_file(make_word(BODY, name="een.docx"))
    other = read_file(make_word(BODY, name="twee.docx"))
    assert first.document_id == again.document_id
    assert len(first.document_id) == 12
    assert first.document_id != other.document_id


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


def test_smart_art_is_read_as_boxes(make_word):
    path = make_word(
        "<w:p><w:r><w:t>Zie het schema.</w:t></w:r><w:r><w:drawing>"
        '<d:relIds xmlns:d="urn:dgm" xmlns:r="urn:r" r:dm="d1"/></w:drawing></w:r></w:p>'
    )
    data = (
        '<d:dataModel xmlns:d="urn:dgm" xmlns:a="urn:a"><d:pt><a:p><a:r><a:t>Leerling is te </a:t>'
        "</a:r><a:r><a:t>laat</a:t></a:r></a:p></d:pt></d:dataModel>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    add_part(path, "d1", kind, "diagrams/data1.xml", data)
    document = read_file(path)
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("alinea", "Zie het schema."),
        ("tekstvak", "Leerling is te laat"),
    ]
    assert document.coverage == 1


def test_inserted_file_gives_a_warning(make_word):
    path = make_word(BODY + '<w:altChunk w:id="c1"/>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    add_part(path, "c1", kind, "insert.xml", "<p>Andere tekst</p>")
    assert "ingevoegd" in read_file(path).warnings[0]


def add_part(path, key, kind, target, content):
    """Add a part with its relation to the main document."""
    relation = f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/></Relationships>'
    default = b'<Default Extension="xml" ContentType="application/xml"/><Default'

    def change(name, data):
        if name == "word/_rels/document.xml.rels":
            return data.replace(b"</Relationships>", relation.encode())
        if name == "[Content_Types].xml":
            return data.replace(b"<Default", default, 1)
        return data

    rewrite(path, change)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(f"word/{target}", content)
