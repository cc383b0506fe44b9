"""Small made-up runs to compare: schools with codes, one paragraph per code."""

from collections.abc import Mapping, Sequence

from pipeline.aggregate import find_segments, tabulate_topics
from pipeline.contracts import CODINGS, DOCUMENTS, PARAGRAPHS, Results, RunInfo, build_table
from pipeline.topiclist import parse_topiclist

CODES = ("type.ziekte", "type.te_laat", "type.verlof", "rol.ouders", "rol.school")
HEAD = 'versie: "{version}"\nmapping: [{mapping}]\nhoofdcategorieen:\n'


def write_topiclist(codes: Sequence[str] = CODES, version: str = "1.0", mapping: str = "") -> str:
    """A topic list of these codes as YAML: a label is the last part of the code in capitals."""
    lines = [HEAD.format(version=version, mapping=mapping)]
    for category in dict.fromkeys(code.split(".")[0] for code in codes):
        lines.append(f"- id: {category}\n  label: Over {category}\n  codes:\n")
        for code in (code for code in codes if code.startswith(f"{category}.")):
            label = code.split(".")[1].upper()
            lines.append(
                f"  - {{id: {code}, label_b22: {label}, label_b23: {label}, definitie: D}}\n"
            )
    return "".join(lines)


def make_topiclist(codes: Sequence[str] = CODES, version: str = "1.0", mapping: str = ""):
    return parse_topiclist(write_topiclist(codes, version, mapping).encode())


def make_topics(codes: Sequence[str] = CODES):
    return tabulate_topics(make_topiclist(codes))


def make_run(
    schools: Mapping[str, tuple[str, Sequence[str]]],
    prefix: str = "a",
    texts: Mapping[str, str] | None = None,
    **info: object,
) -> Results:
    """A run of one document per school; `prefix` begins the keys, as in another manifest.

    Parameters
    ----------
    schools : mapping of name to (sector, codes)
        Sector '-' is a po-school whose file could not be read.
    texts : mapping of school to str
        Another text for its passages than the usual one.
    """
    documents, paragraphs, codings = [], [], []
    for number, (school, (sector, codes)) in enumerate(schools.items()):
        document_id = f"{prefix}{number:011x}"
        read = sector != "-"
        position = 0
        for index, code in enumerate(codes):
            text = (texts or {}).get(school, "Passage over {code} van {school}.")
            text = text.format(code=code, school=school)
            paragraph_id = f"{document_id}-{index}"
            paragraphs.append(
                {
                    "paragraph_id": paragraph_id, "document_id": document_id, "index": 2 * index,
                    "page": None, "kind": "alinea", "heading_path": "", "text": text,
                    "start": position, "end": position + len(text), "stem": "",
                }
            )  # fmt: skip
            position += len(text) + 1
            codings.append(
                {
                    "paragraph_id": paragraph_id, "code": code, "start": 0, "end": len(text),
                    "score": 0.9, "source": "regel", "evidence": "woord",
                    "topiclist_version": "1.0",
                }
            )  # fmt: skip
        documents.append(
            {
                "document_id": document_id, "file_name": f"{school}.docx",
                "sha256": f"{prefix}{number:063x}", "school_id": f"{prefix}{number}",
                "school": school, "sector": sector if read else "po", "year": None,
                "status": "gelezen" if read else "onleesbaar", "reason": "" if read else "leeg",
                "n_pages": None, "n_chars": position, "n_paragraphs": len(codes),
                "coverage": 1.0, "level": "", "level_evidence": "", "warnings": "",
            }
        )  # fmt: skip
    tables = build_table(paragraphs, PARAGRAPHS), build_table(codings, CODINGS)
    facts = {
        "corpus": "proef", "language_model": "m 1", "coder": "regels", "topiclist_version": "1.0",
        "topiclist_sha256": "a" * 64, "program_version": "0.1.0", "n_files": len(schools), **info,
    }  # fmt: skip
    return Results(
        build_table(documents, DOCUMENTS), *tables, find_segments(*tables), RunInfo(**facts)
    )
