"""Word files as they come: other suffixes, other forms, other parts."""

import zipfile

import pytest
from word_parts import BODY, TEXT, add_part, rewrite

from pipeline.contracts import UnreadableFileError
from pipeline.ingest import read_file
from pipeline.ingest.word import read_word


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


def test_same_file_same_id_other_name_other_id(make_word):
    first = read_file(make_word(BODY, name="een.docx"))
    again = read_file(make_word(BODY, name="een.docx"))
    other = read_file(make_word(BODY, name="twee.docx"))
    assert first.document_id == again.document_id
    assert len(first.document_id) == 12
    assert first.document_id != other.document_id


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
