"""A corpus of a few small files, and the command line called in this process."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from pipeline.cli import run

SICK = "Ouders melden hun kind voor 8.30 uur telefonisch ziek bij de administratie van de school."
TRUANT = "De mentor belt bij ongeoorloofd verzuim nog dezelfde dag met de ouders van de leerling."
REPORT = (
    "Bij meer dan zestien uur ongeoorloofd verzuim in vier weken meldt de school dit bij de "
    "leerplichtambtenaar."
)
LATE = "Wie te laat komt, haalt een briefje bij de conciërge en meldt zich morgen om 8.00 uur."
CONTACT = (
    "Vragen? Bel mevrouw Hoefnagels, telefoon 06-12345678, of mail naar j.hoefnagels@voorbeeld.nl."
)

FILES = {
    "es.docx": ("Es", (SICK, TRUANT)),
    "linde.docx": ("Linde", (TRUANT, REPORT, CONTACT)),
    "beuk.docx": ("Beuk", (LATE,)),
}
MANIFEST = """bestand;school_id;school;sector;jaar
es.docx;a;Basisschool De Es;bao;2025
linde.docx;b;Lindecollege;vo;2025
beuk.docx;c;Praktijkschool De Beuk;pro;
leeg.pdf;d;Ahorncollege;vo;2025
zoek.docx;e;Wilgenschool;po;2025
"""
"""One row without a file; `wees.docx` is the file without a row."""


@dataclass(frozen=True)
class Call:
    """What a command answered; white space in its text is made single."""

    code: int
    out: str
    err: str


def call(*arguments: object) -> Call:
    """Run `verzuim` with `arguments` and catch what it prints."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    answer = Call(code, *(" ".join(part.getvalue().split()) for part in (out, err)))
    assert "Traceback" not in answer.out + answer.err
    return answer


def write_protocol(path: Path, name: str, passages: tuple[str, ...]) -> Path:
    """Write a Word file with a title, a heading and `passages`."""
    document = Document()
    document.add_heading(f"Verzuimprotocol {name}", 1)
    document.add_heading("Afspraken bij verzuim", 2)
    for passage in passages:
        document.add_paragraph(passage)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def write_corpus(folder: Path) -> Path:
    """Write three protocols, an empty file, a file without a row and a row without a file."""
    documents = folder / "documenten"
    for file_name, (name, passages) in FILES.items():
        write_protocol(documents / file_name, name, passages)
    write_protocol(documents / "wees.docx", "Wees", (SICK,))
    (documents / "leeg.pdf").write_bytes(b"")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    return folder


def list_contents(folder: Path) -> dict[str, bytes]:
    """Read every file under `folder`, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_gold(corpus: Path) -> Path:
    """Write a reference of the files `es.docx` and `linde.docx` under ``corpus/gold``."""
    names = ("es.docx", "linde.docx")
    codes = {TRUANT: ["procedure.ongeoorloofd"], SICK: ["procedure.geoorloofd"], CONTACT: []}
    units = [
        {
            "file_name": file_name, "text": text, "codes": codes.get(text, ["rol.leerplicht"]),
            "coder_1": codes.get(text, ["rol.leerplicht"]), "coder_2": codes.get(text, []),
        }
        for file_name in names
        for text in FILES[file_name][1]
    ]  # fmt: skip
    documents = [{"file_name": name, "level": "niveau.school"} for name in names]
    (corpus / "gold").mkdir(parents=True)
    for name, rows in (("eenheden", units), ("documenten", documents)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (corpus / "gold" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return corpus
