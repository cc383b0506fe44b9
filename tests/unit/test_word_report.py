import zipfile
from dataclasses import replace

import pandas as pd
import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from pipeline.contracts import PipelineError
from pipeline.report.blocks import Cell, Figure, Head, Heading, Report, Row, Table, Text
from pipeline.report.report_data import Insight, ReportData, ReportSettings
from pipeline.report.word import write_docx
from pipeline.report.yearly import build_report
from tests.report_cases import make_results, make_tables


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Report:
    picture = tmp_path_factory.mktemp("figuur") / "a.png"
    Image.new("RGB", (40, 400), "navy").save(picture)
    results = make_results()
    figures = {"aandelen": Figure("Aandelen", "Staven per code.", picture)}
    settings = ReportSettings(year="2019", organisation="Vereniging", logo=picture)
    return build_report(ReportData(results, make_tables(results), figures), settings)


@pytest.fixture(scope="module")
def path(report, tmp_path_factory):
    return write_docx(report, tmp_path_factory.mktemp("word") / "rapport.docx")


@pytest.fixture(scope="module")
def document(path):
    return Document(str(path))


def texts_of(document, style):
    return [p.text for p in document.paragraphs if p.style.name == style]


def test_same_report_same_bytes(report, path, tmp_path):
    again = write_docx(report, tmp_path / "nog_eens.docx")
    assert again.read_bytes() == path.read_bytes()


def test_title_page(document):
    assert texts_of(document, "Title") == ["Verzuimprotocollen van scholen"]
    assert texts_of(document, "Subtitle") == ["Rapport 2019"]
    text = "\n".join(p.text for p in document.paragraphs)
    assert "8 documenten ontvangen van 6 scholen" in text
    assert "6 documenten geanalyseerd van 5 scholen" in text


def test_headings_are_real_and_all_in_the_contents(report, document):
    for level in (1, 2, 3):
        wanted = [b.text for b in report.blocks if isinstance(b, Heading) and b.level == level]
        assert texts_of(document, f"Heading {level}") == wanted
    links = document.element.body.iterfind(f".//{qn('w:sdtContent')}//{qn('w:hyperlink')}")
    entries = [
        (link.get(qn("w:anchor")), "".join(t.text for t in link.iter(qn("w:t")))) for link in links
    ]
    bookmarks = {}
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        text = "".join(t.text for t in start.getparent().iter(qn("w:t")))
        bookmarks[start.get(qn("w:name"))] = text
    assert [text for _, text in entries] == [
        b.text for b in report.blocks if isinstance(b, Heading) and b.level <= 2
    ]
    assert all(bookmarks[anchor] == text for anchor, text in entries)


def test_captions_are_numbered_with_fields(report, document):
    fields = [
        (field.get(qn("w:instr")).split()[1], "".join(t.text for t in field.iter(qn("w:t"))))
        for field in document.element.body.iter(qn("w:fldSimple"))
        if "SEQ" in field.get(qn("w:instr"))
    ]
    tables = [number for kind, number in fields if kind == "Tabel"]
    assert tables == [str(n + 1) for n in range(len(document.tables))]
    assert len(tables) == sum(isinstance(block, Table) for block in report.blocks)
    assert ("Figuur", "1") in fields


def test_table_heads_repeat_and_rows_stay_whole(report, document):
    blocks = [block for block in report.blocks if isinstance(block, Table)]
    for table, block in zip(document.tables, blocks, strict=True):
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        n_heads = len(block.heads)
        assert repeated == [True] * n_heads + [False] * len(block.rows)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_figure_has_alternative_text_and_fits(document):
    shapes = [s for s in document.inline_shapes if s._inline.docPr.get("descr")]
    assert [s._inline.docPr.get("descr") for s in shapes] == [
        "Logo van Vereniging",
        "Staven per code.",
    ]
    assert all(s.height < document.sections[0].page_height for s in shapes)


def test_wide_table_lies_on_its_side(document):
    shapes = [section.page_width > section.page_height for section in document.sections]
    assert shapes == [False, True, False]


def test_chapter_between_two_wide_tables_does_not_turn_the_paper(tmp_path):
    narrow = Table("Tabel", [[Head("Kop")]], [Row((Cell("tekst"),))])
    wide = replace(narrow, wide=True)
    blocks = [
        part
        for number, table in enumerate((narrow, wide, narrow, wide, narrow, narrow))
        for part in (Heading(f"Hoofdstuk {number}"), table)
    ]
    write_docx(Report("Titel", "", "", (), None, tuple(blocks)), tmp_path / "r.docx")
    sections = Document(str(tmp_path / "r.docx")).sections
    assert [s.page_width > s.page_height for s in sections] == [False, True, False]


def test_findings_without_rows_are_named_in_one_sentence():
    empty = pd.DataFrame({"Passage": []})
    insights = [Insight(title, "Bijschrift", empty) for title in ("Gedeeld", "Norm")]
    results = make_results()
    data = ReportData(results, make_tables(results), insights=insights)
    blocks = build_report(data, ReportSettings()).blocks
    place = blocks.index(Heading("Wat de protocollen zeggen"))
    assert blocks[place + 1] == Text(
        "In deze protocollen is niets gevonden voor: ‘Gedeeld’; ‘Norm’."
    )


def test_language_and_nothing_that_asks_to_be_updated(path):
    with zipfile.ZipFile(path) as package:
        styles = package.read("word/styles.xml").decode()
        settings = package.read("word/settings.xml").decode()
        names = package.namelist()
        times = {entry.date_time for entry in package.infolist()}
    assert 'w:val="nl-NL"' in styles
    assert 'w:val="en-US"' not in styles
    assert "updateFields" not in settings
    assert not any("thumbnail" in name for name in names)
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_report_without_any_document_can_be_written(tmp_path):
    results = make_results()
    read = results.documents["status"] == "gelezen"
    empty = replace(
        results,
        documents=results.documents[~read],
        paragraphs=results.paragraphs.iloc[:0],
        codings=results.codings.iloc[:0],
        segments=results.segments.iloc[:0],
    )
    report = build_report(ReportData(empty, make_tables(empty)), ReportSettings())
    assert write_docx(report, tmp_path / "leeg.docx").exists()


def test_logo_that_is_no_picture(report, tmp_path):
    broken = tmp_path / "logo.png"
    broken.write_text("geen plaatje")
    with pytest.raises(PipelineError, match=r"logo\.png is niet te lezen"):
        write_docx(replace(report, logo=broken), tmp_path / "a.docx")
