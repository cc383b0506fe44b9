"""Small made-up runs to compare: schools with codes, one paragraph per code."""

import csv
import zipfile
from collections.abc import Mapping, Sequence

from pipeline.aggregate import find_segments, tabulate_topics
from pipeline.aggregate.comparison import align_topics, compare_runs
from pipeline.contracts import CODINGS, DOCUMENTS, PARAGRAPHS, Results, RunInfo, build_table
from pipeline.run.persist import save_results, save_topics
from pipeline.topiclist import parse_topiclist

CODES = ("type.ziekte", "type.te_laat", "type.verlof", "rol.ouders", "rol.school")
NAMES = ("2024", "2025")
SCHOOLS = {
    **{f"De Linde {number}": ("po", CODES[: 1 + number % 3]) for number in range(12)},
    **{f"Beukcollege {number}": ("vo", CODES[number % 4 :]) for number in range(11)},
}
LATER = {
    **{f"De Linde {number}": ("po", CODES[number % 2 :]) for number in range(3, 14)},
    **{f"Beukcollege {number}": ("vo", CODES[2 : 2 + number % 3]) for number in range(10)},
}
SENTENCES = {"De Linde 4": "Bel mevrouw Hoefnagels van De Linde 4 over {code}: 06-12345678."}
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


def make_schools(n: int, sector: str = "po", codes: Sequence[str] = (), first: int = 0):
    """The schools of `make_run`, numbered from `first`, all with the same codes."""
    return {f"School {sector} {number}": (sector, codes) for number in range(first, first + n)}


def compare(before: Results, after: Results, **options: object):
    """Compare two runs with the same topic list."""
    topics = make_topics()
    alignment = align_topics(topics, topics, [], ("1.0", "1.0"))
    return compare_runs(before, after, alignment, NAMES, **options)


def save_run(folder, results, topics=None):
    save_results(results, folder / "intern")
    save_topics(make_topics() if topics is None else topics, folder / "intern")
    return folder


def read_csv(path, delimiter=";"):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def list_texts(out):
    """Everything written, with Word and Excel unpacked, as text."""
    texts = {}
    for path in out.rglob("*"):
        if path.suffix in (".docx", ".xlsx"):
            with zipfile.ZipFile(path) as package:
                texts |= {f"{path.name}/{n}": package.read(n) for n in package.namelist()}
        elif path.is_file():
            texts[path.name] = path.read_bytes()
    return {name: data.decode("utf-8", "ignore") for name, data in texts.items()}
