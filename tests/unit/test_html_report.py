import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from PIL import Image

from pipeline.contracts import CELL_SEPARATOR, PipelineError
from pipeline.report.blocks import Figure
from pipeline.report.html.document_parts import cut_text
from pipeline.report.report_data import ReportData, ReportSettings
from pipeline.report.reports import write_report
from tests.report_cases import make_results, make_tables

RESULTS = make_results()
TABLES = make_tables(RESULTS)
SVG = '<?xml version="1.0"?><svg><defs><path id="a"/></defs><use xlink:href="#a"/></svg>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("uit")
    Image.new("RGB", (4, 4)).save(folder / "a.png")
    (folder / "a.svg").write_text(SVG, encoding="utf-8")
    figure = Figure("Bijschrift", "Staven <per> code", folder / "a.png", folder / "a.svg")
    data = ReportData(RESULTS, TABLES, {"aandelen": figure, "profiel": figure})
    write_report(data, ReportSettings(logo=folder / "a.png"), folder)
    return folder


@pytest.fixture(scope="module")
def page(folder):
    return html.fromstring((folder / "rapport.html").read_text(encoding="utf-8"))


def test_same_results_same_bytes(folder, tmp_path):
    figure = Figure("Bijschrift", "Staven <per> code", folder / "a.png", folder / "a.svg")
    data = ReportData(RESULTS, TABLES, {"aandelen": figure, "profiel": figure})
    paths = write_report(data, ReportSettings(logo=folder / "a.png"), tmp_path)
    for path in paths:
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


def test_pages_need_no_network_and_lead_somewhere(folder):
    for path in [folder / "rapport.html", *(folder / "documenten").glob("*.html")]:
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert not tree.xpath("//script/@src | //link/@href")
        for source in tree.xpath("//img/@src"):
            assert source.startswith("data:")
        for target in tree.xpath("//a/@href"):
            file, _, anchor = target.partition("#")
            other = (path.parent / file) if file else path
            assert other.exists(), target
            if anchor:
                assert f'id="{anchor}"' in other.read_text(encoding="utf-8"), target


def test_every_label_and_description_points_to_something(folder):
    for path in [folder / "rapport.html", *(folder / "documenten").glob("*.html")]:
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        ids = set(tree.xpath("//@id"))
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set(tree.xpath(f"//@{attribute}")) <= ids
        assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
        assert tree.xpath("//html/@lang") == ["nl"]


def test_passages_are_as_many_as_the_numbers(page):
    counts = TABLES.counts[TABLES.counts["row_kind"] == "code"]
    assert len(counts) == 4 * len(TABLES.topics)
    for row in counts.itertuples():
        items = page.xpath(f'//details[@id="p-{row.code}"]//li')
        if row.group != "totaal":
            items = [item for item in items if item.get("data-sector") == row.group]
        assert len(items) == row.frequency
        assert len({item.get("data-school") for item in items}) == row.n_schools


def test_numbers_lead_to_their_passages(page):
    links = page.xpath('//a[@class="naar-passages"]')
    assert {link.get("data-groep") for link in links} == {"totaal", "po", "vo", "so"}
    assert any(link.get("href") == "#p-procedure.te_laat" for link in links)


def test_documents_behind_the_first_table(page):
    rows = page.xpath('//table[@id="documenten-tabel"]/tbody/tr')
    assert len(rows) == len(RESULTS.documents)
    assert "het bestand is leeg" in rows[-1].text_content()


def test_text_is_never_markup(folder):
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.html"))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert "<b>type.verlof</b>" not in text


def test_document_page_holds_the_document_as_read(folder):
    for document in RESULTS.documents.itertuples():
        path = folder / "documenten" / f"{document.document_id}.html"
        tree = html.fromstring(path.read_text(encoding="utf-8"))
        paragraphs = RESULTS.paragraphs[RESULTS.paragraphs["document_id"] == document.document_id]
        units = tree.xpath('//*[contains(concat(" ", @class, " "), " eenheid ")]')
        assert [unit.get("id") for unit in units] == [f"a{index}" for index in paragraphs["index"]]
        for unit, row in zip(units, paragraphs.itertuples(), strict=True):
            texts = unit.xpath("./p | ./td[not(@class)]")
            shown = CELL_SEPARATOR.join(text.text_content() for text in texts)
            assert shown == row.text
            codes = set(
                RESULTS.codings.loc[RESULTS.codings.paragraph_id == row.paragraph_id, "code"]
            )
            assert set(unit.xpath(".//li/@data-code")) == codes


def test_headings_of_a_document_are_kept_in_order(folder):
    tree = html.fromstring((folder / "documenten" / f"{0:012x}.html").read_text(encoding="utf-8"))
    headings = tree.xpath("//main//*[self::h2 or self::h3]")
    assert [(h.tag, h.text) for h in headings] == [
        ("h2", "Protocol"),
        ("h3", "Te laat"),
        ("h3", "Verlof"),
        ("h2", "Protocol"),  # the text below goes on under the higher heading
    ]


def test_unread_document_says_why(folder):
    tree = html.fromstring((folder / "documenten" / f"{7:012x}.html").read_text(encoding="utf-8"))
    assert "het bestand is leeg" in tree.xpath("//main")[0].text_content()


def test_doubtful_marks_are_marked(folder):
    tree = html.fromstring((folder / "documenten" / f"{0:012x}.html").read_text(encoding="utf-8"))
    assert tree.xpath('//button[contains(@class, "twijfel")]')
    assert tree.xpath('//button[@id="volgende"]')


def test_long_label_may_break_after_a_slash(tmp_path):
    codings = RESULTS.codings.replace({"code": {"protocol.visie": "protocol.doelstellingen"}})
    results = replace(RESULTS, codings=codings)
    write_report(ReportData(results, make_tables(results)), ReportSettings(), tmp_path)
    page = (tmp_path / "documenten" / f"{0:012x}.html").read_text(encoding="utf-8")
    assert '<span class="naam">Doel(stellingen)/<wbr>grondslag</span>' in page


def test_svg_ids_are_kept_apart(page):
    assert len(set(page.xpath('//div[@class="beeld"]//@id'))) == 2
    assert page.xpath('//div[@role="img"]/@aria-label') == ["Staven <per> code"] * 2


def test_pages_of_earlier_documents_are_removed(tmp_path):
    stale = tmp_path / "documenten" / "oud.html"
    stale.parent.mkdir()
    stale.write_text("oud")
    write_report(ReportData(RESULTS, TABLES), ReportSettings(), tmp_path)
    assert not stale.exists()


def test_column_heads_come_back(tmp_path):
    row = RESULTS.paragraphs[RESULTS.paragraphs["kind"] == "tabelrij"].iloc[0]
    heads = {row["paragraph_id"]: ("Reden", "Duur", "Wie")}
    write_report(ReportData(RESULTS, TABLES), ReportSettings(), tmp_path, heads)
    path = tmp_path / "documenten" / f"{row['document_id']}.html"
    tree = html.fromstring(path.read_text(encoding="utf-8"))
    assert tree.xpath("//main//th/text()") == ["Reden", "Duur", "Wie", "Codes"]


def test_logo_that_is_no_picture(tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_text("nee")
    with pytest.raises(PipelineError, match=r"logo\.png is niet te lezen"):
        write_report(ReportData(RESULTS, TABLES), replace(ReportSettings(), logo=logo), tmp_path)


@given(st.text(max_size=30), st.data())
def test_cutting_loses_nothing_and_marks_the_evidence(text, data):
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = [tuple(span) for span in data.draw(st.lists(places, max_size=4))]
    pieces = cut_text(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for number, (start, end) in enumerate(spans):
        marked = "".join(p.text for p in pieces if str(number) in p.marks.split())
        assert marked == ("" if (start, end) == (0, len(text)) else text[start:end])


def test_print_style_and_no_clock(folder):
    text = (folder / "rapport.html").read_text(encoding="utf-8")
    assert "@media print" in text
    assert not re.search(r"\b20[2-9]\d-\d\d-\d\d\b", text)
