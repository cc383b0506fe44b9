"""A small run of three schools with one document each, to make tables of."""

from pipeline.contracts import Document, Paragraph, Source
from pipeline.contracts.builders import (
    codings_to_table,
    documents_to_table,
    paragraphs_to_table,
)
from pipeline.contracts.results import Results, RunInfo
from pipeline.contracts.tables import SEGMENTS
from pipeline.contracts.validation import build_table

INFO = RunInfo("proef", "model", "regels", "1", "0", "0", 1)
SCHOOLS = (("a", "po"), ("b", "vo"), ("c", "vo"))


def make_run(texts: dict[str, list[str]]) -> tuple[list[Paragraph], Results]:
    """Build a run of three schools with one document each; `texts` per school."""
    documents, sources, paragraphs = [], [], []
    for school, sector in SCHOOLS:
        documents.append(Document(school, f"{school}.pdf", "0", "gelezen"))
        sources.append(Source(f"{school}.pdf", school, f"School {school}", sector, 2020))
        for at, text in enumerate(texts.get(school, [])):
            key = f"{school}{at}"
            paragraphs.append(Paragraph(key, school, at, None, "alinea", (), text, 0, len(text)))
    results = Results(
        documents_to_table(documents, sources, [], paragraphs),
        paragraphs_to_table(paragraphs),
        codings_to_table([]),
        build_table([], SEGMENTS),
        INFO,
    )
    return paragraphs, results
