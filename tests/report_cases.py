"""A made-up run with every kind of paragraph, for the tests of the reports."""

from pipeline.aggregate import find_segments, tabulate
from pipeline.contracts import (
    CODINGS,
    DOCUMENTS,
    PARAGRAPHS,
    Results,
    ResultTables,
    RunInfo,
    build_table,
    join_headings,
)
from pipeline.topiclist import load_topiclist

# school, sector, status, level
FILES = (
    ("po1", "po", "gelezen", "niveau.school"),
    ("po2", "po", "gelezen", "niveau.school"),
    ("vo1", "vo", "gelezen", "niveau.school"),
    ("vo1", "vo", "gelezen", "niveau.regionaal"),
    ("vo2", "vo", "gelezen", "niveau.school"),
    ("so1", "so", "gelezen", "niveau.school"),
    ("so2", "so", "onleesbaar", ""),
    ("so1", "so", "onleesbaar", ""),
)
# kind, headings, stem, text, codes
TEXT = (
    ("alinea", ("Protocol",), "", "Aanwezig zijn telt: school {k} wil dat elk kind meedoet.",
     ("protocol.visie",)),
    ("alinea", ("Protocol", "Te laat"), "",
     "Wie te laat komt in les {k}, meldt zich bij de balie. Bij 9 keer volgt een melding.",
     ("procedure.te_laat",)),
    ("opsomming", ("Protocol", "Te laat"), "De school meldt bij:",
     "negen keer te laat in school {k}", ("procedure.te_laat", "procedure.ongeoorloofd")),
    ("opsomming", ("Protocol", "Te laat"), "De school meldt bij:",
     "zestien uur <script>alert('x')</script> in vier weken & meer ({k})",
     ("procedure.ongeoorloofd",)),
    ("tabelrij", ("Protocol", "Verlof"), "", "huwelijk | twee dagen | directeur beslist in {k}",
     ("type.verlof", "procedure.verlof")),
    ("tabelrij", ("Protocol", "Verlof"), "", "verhuizing | een dag | directeur beslist in {k}",
     ("type.verlof",)),
    ("tekstvak", ("Protocol",), "", "Zie ook de schoolgids van {k}.", ()),
)  # fmt: skip


def make_results() -> Results:
    documents, paragraphs, codings = [], [], []
    for number, (school, sector, status, level) in enumerate(FILES):
        document_id = f"{number:012x}"
        lines = TEXT[: len(TEXT) - number % 3] if status == "gelezen" else ()
        position = 0
        for index, (kind, headings, stem, text, codes) in enumerate(lines):
            text = text.format(k=f"{school} {number}")
            paragraph_id = f"{document_id}-{index}"
            paragraphs.append(
                {
                    "paragraph_id": paragraph_id, "document_id": document_id, "index": index,
                    "page": index // 3 + 1, "kind": kind, "stem": stem, "text": text,
                    "heading_path": join_headings(headings), "start": position,
                    "end": position + len(text),
                }
            )  # fmt: skip
            position += len(text) + 1
            for place, code in enumerate(codes):
                codings.append(
                    {
                        "paragraph_id": paragraph_id, "code": code, "start": 4 * place,
                        "end": len(text) - 3 * place, "score": 0.5 + 0.4 * (number % 2),
                        "source": "regel", "evidence": f"woorden: <b>{code}</b>",
                        "topiclist_version": "1",
                    }
                )  # fmt: skip
        documents.append(
            {
                "document_id": document_id, "file_name": f"protocol {number} & co.pdf",
                "sha256": f"{number:064x}", "school_id": school, "school": f"School {school}",
                "sector": sector, "year": 2019 if number else None, "status": status,
                "reason": "" if lines else "het bestand is leeg", "n_pages": 2 if lines else None,
                "n_chars": max(position - 1, 0), "n_paragraphs": len(lines),
                "coverage": 0.97 if number == 1 else 1.0, "level": level,
                "level_evidence": "titel" if level else "",
                "warnings": "Bladzijde 2: 3% is niet gelezen." if number == 1 else "",
            }
        )  # fmt: skip
    tables = build_table(paragraphs, PARAGRAPHS), build_table(codings, CODINGS)
    info = RunInfo("proef", "proefmodel 1.0", "regels", "1", "a" * 64, "0.1", len(FILES))
    return Results(build_table(documents, DOCUMENTS), *tables, find_segments(*tables), info)


def make_tables(results: Results) -> ResultTables:
    return tabulate(results, load_topiclist())
