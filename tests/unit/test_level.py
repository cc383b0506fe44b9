"""Level of a document: right on the reference of both corpora, with evidence."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline.coding.level import decide_level
from pipeline.contracts import Block, Document, Paragraph, Source
from pipeline.run.gold import load_gold

ROOT = Path(__file__).parents[2]
FOLDERS = {"corpus": ROOT / "corpus", "oefen": ROOT / "corpus" / "oefen"}
MIN_SHARE = 0.95


def make_document(title, texts):
    document = Document("d", "d.pdf", "", "gelezen", blocks=(Block(title, "kop", level=1),))
    paragraphs = [
        Paragraph(str(i), "d", i, None, "alinea", (title,), text, 0, len(text))
        for i, text in enumerate(texts)
    ]
    return document, paragraphs


@pytest.mark.parametrize("name", FOLDERS)
def test_level_is_right_for_the_reference(name):
    folder = FOLDERS[name]
    paragraphs = defaultdict(list)
    for paragraph in load_gold([folder]).paragraphs:
        paragraphs[paragraph.document_id].append(paragraph)
    with (folder / "manifest.csv").open(encoding="utf-8-sig") as rows:
        manifest = {row["bestand"]: row for row in csv.DictReader(rows)}
    lines = (folder / "gold" / "documenten.jsonl").read_text(encoding="utf-8").splitlines()
    right = []
    for entry in (json.loads(line) for line in lines):
        if not entry.get("level"):
            continue
        file_name = entry["file_name"]
        row = manifest[file_name]
        source = Source(file_name, row["school_id"], row["school"], row["sector"], None)
        document = Document(f"{folder.name}/{file_name}", file_name, "", "gelezen")
        level = decide_level(document, paragraphs[document.document_id], source)
        right.append(level.code == entry["level"])
    assert sum(right) / len(right) >= MIN_SHARE


@pytest.mark.parametrize(
    ("title", "texts", "code"),
    [
        ("Afsprakenkaart verzuim", ["Partijen spreken af dat scholen melden."], "regionaal"),
        ("Verzuimprotocol", ["De aangesloten scholen melden in de regio."], "regionaal"),
        ("Verzuimprotocol De Lindehof", ["Onze school volgt de regionale afspraken."], "school"),
        ("Te laat komen", ["Je meldt je bij de conciërge van onze school."], "school"),
        ("Verzuim", [], "school"),
    ],
)
def test_level_of_a_single_document(title, texts, code):
    document, paragraphs = make_document(title, texts)
    level = decide_level(document, paragraphs, None)
    assert level.code == f"niveau.{code}"
    assert 0.5 <= level.score <= 1
    assert level.evidence


def test_sender_counts_as_evidence():
    document, paragraphs = make_document("Verzuim", ["De directeur belt de ouders."])
    source = Source("d.pdf", "x", "Samenwerkingsverband VO Veldstreek", "vo", 2020)
    level = decide_level(document, paragraphs, source)
    assert level.code == "niveau.regionaal"
    assert "afzender is een instantie: 'samenwerkingsverband'" in level.evidence
