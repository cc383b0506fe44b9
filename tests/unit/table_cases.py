"""A small run, and hypothesis strategies for runs, shared by the tests of tables and reports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from pipeline.aggregate import find_segments, tabulate
from pipeline.contracts import (
    SECTORS,
    Coding,
    Document,
    Level,
    Paragraph,
    Results,
    ResultTables,
    RunInfo,
    Source,
    codings_to_table,
    documents_to_table,
    paragraphs_to_table,
)


@dataclass(frozen=True)
class FakeCategory:
    id: str
    label: str


@dataclass(frozen=True)
class FakeCode:
    id: str
    category: str
    label_b22: str
    label_b23: str
    definitie: str = "wanneer de code geldt"


@dataclass(frozen=True)
class FakeTopicList:
    categories: Sequence[FakeCategory]
    codes: Sequence[FakeCode]


TOPICLIST = FakeTopicList(
    (
        FakeCategory("niveau", "Niveau (verzuimprotocol)"),
        FakeCategory("type", "Type verzuim (definitie)"),
        FakeCategory("rol", "Rolverdeling/samenwerking"),
    ),
    (
        FakeCode("niveau.regionaal", "niveau", "Regionaal", "Regionaal"),
        FakeCode("niveau.school", "niveau", "School", "School"),
        FakeCode("type.te_laat", "type", "Te laat", "Te laat"),
        FakeCode("type.verlof", "type", "Verlof", "(Bijzonder) verlof"),
        FakeCode("rol.ouders", "rol", "Ouders", "Ouders"),
    ),
)
Run = tuple[list[Document], list[Source], list[Paragraph], list[Coding]]
CODES = tuple(code.id for code in TOPICLIST.codes if code.category != "niveau")
INFO = RunInfo(
    corpus="proef",
    language_model="proefmodel 1.0",
    coder="regels",
    topiclist_version="1.0",
    topiclist_sha256="0" * 64,
    program_version="0.1.0",
    n_files=0,
)
TEXTS = ("Wie te laat komt, meldt zich.", "=SOM(A1:A9)", "Ouders vragen verlof aan; é '\"|")


def make_paragraph(
    document: Document, index: int, heading: str = "Kop", text: str = TEXTS[0]
) -> Paragraph:
    return Paragraph(
        paragraph_id=f"{document.document_id}-{index:03}",
        document_id=document.document_id,
        index=index,
        page=index // 3 + 1,
        kind="alinea",
        heading_path=("Protocol", heading),
        text=text,
        start=0,
        end=len(text),
    )


def make_coding(paragraph: Paragraph, code: str) -> Coding:
    return Coding(
        paragraph.paragraph_id, code, 0, len(paragraph.text), 0.9, "regel", "'te laat'", "1.0"
    )


def make_document(number: int, status: str = "gelezen") -> Document:
    return Document(
        document_id=f"doc{number:03}",
        file_name=f"protocol {number:03}.pdf",
        sha256=f"{number:064}",
        status=status,  # type: ignore[arg-type]
        reason="" if status == "gelezen" else "leeg bestand",
        n_pages=2,
        coverage=1.0,
    )


def make_source(document: Document, school: int) -> Source:
    sector = SECTORS[school % 3]
    return Source(document.file_name, f"{sector}{school:02}", f"School {school}", sector, 2019)


def make_results(
    documents: Sequence[Document],
    sources: Sequence[Source],
    paragraphs: Sequence[Paragraph],
    codings: Sequence[Coding],
) -> Results:
    levels = [Level(d.document_id, "niveau.school", 1.0, "titel") for d in documents]
    tables = (paragraphs_to_table(paragraphs), codings_to_table(codings))
    return Results(
        documents_to_table(
            documents,
            sources,
            [x for x, d in zip(levels, documents, strict=True) if d.status == "gelezen"],
            paragraphs,
        ),
        *tables,
        find_segments(*tables),
        replace(INFO, n_files=len(documents)),
    )


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """Any small run: schools with several files, unread files, codes in all patterns."""
    documents, sources, paragraphs, codings = [], [], [], []
    for number in range(draw(st.integers(0, 6))):
        status = draw(st.sampled_from(["gelezen", "gelezen", "onleesbaar", "buiten_bereik"]))
        document = make_document(number, status)
        documents.append(document)
        sources.append(make_source(document, draw(st.integers(0, 4))))
        if status != "gelezen":
            continue
        for index in range(draw(st.integers(0, 6))):
            heading = draw(st.sampled_from(["A", "B"]))
            paragraph = make_paragraph(document, index, heading, draw(st.sampled_from(TEXTS)))
            paragraphs.append(paragraph)
            codes = draw(st.lists(st.sampled_from(CODES), max_size=3))
            codings += [make_coding(paragraph, code) for code in codes]
    return documents, sources, paragraphs, codings


def make_small_run() -> tuple[Results, ResultTables]:
    """Four schools, one with two files and one unread; every code somewhere."""
    documents = [make_document(n, "onleesbaar" if n == 4 else "gelezen") for n in range(5)]
    sources = [make_source(d, school) for d, school in zip(documents, (0, 1, 1, 2, 3), strict=True)]
    paragraphs = [make_paragraph(d, i, text=TEXTS[i % 3]) for d in documents[:4] for i in range(4)]
    codings = [
        make_coding(p, CODES[(number // 2) % 3])
        for number, p in enumerate(paragraphs)
        if number % 5
    ]
    results = make_results(documents, sources, paragraphs, codings)
    return results, tabulate(results, TOPICLIST)
