"""Table rows are read with the heads of their columns."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordFile

from pipeline.coding.context import get_text
from pipeline.coding.learned.training_set import make_keys
from pipeline.contracts import Paragraph, PipelineError
from pipeline.run.column_heads import (
    find_column_heads,
    load_column_heads,
    save_column_heads,
)
from pipeline.run.gold import load_training_gold

HEADS = ("Wanneer", "School", "Leerplicht")


def make_row(text: str, heads: tuple[str, ...] = HEADS) -> Paragraph:
    return Paragraph(
        "d-0", "d", 0, None, "tabelrij", ("Stappen",), text, 0, len(text), column_heads=heads
    )


@pytest.mark.parametrize(
    ("text", "heads", "wanted"),
    [
        (
            "3 keer | belt naar huis | adviseert",
            HEADS,
            "Wanneer: 3 keer | School: belt naar huis | Leerplicht: adviseert",
        ),
        ("3 keer | belt naar huis | -", HEADS, "Wanneer: 3 keer | School: belt naar huis"),
        ("3 keer |  | –", HEADS, "Wanneer: 3 keer"),
        ("3 keer | belt", ("Aantal", ""), "Aantal: 3 keer | belt"),
        ("- | -", ("Aantal", "Actie"), "- | -"),
        # must not match: heads that do not fit the cells, and rows without heads
        ("3 keer | belt naar huis", HEADS, "3 keer | belt naar huis"),
        ("3 keer | -", (), "3 keer | -"),
    ],
)
def test_filled_cells_are_read_behind_their_heads(
    text: str, heads: tuple[str, ...], wanted: str
) -> None:
    assert get_text(make_row(text, heads)) == wanted


def test_a_row_below_other_heads_is_another_unit() -> None:
    row = make_row("3 keer | belt | adviseert")
    other = replace(row, column_heads=("Wanneer", "School", "Jeugdarts"))
    assert make_keys([row]) != make_keys([other])


@pytest.fixture
def coded_folder(tmp_path: Path) -> Path:
    """A corpus folder: a Word file with a table below a header row, and its coded rows."""
    folder = tmp_path / "eigen"
    (folder / "documenten").mkdir(parents=True)
    (folder / "gold").mkdir()
    word = WordFile()
    word.add_paragraph("Zo gaan wij op onze school om met leerlingen die er niet zijn. " * 5)
    table = word.add_table(rows=0, cols=3)
    for cells in (HEADS, ("3 keer", "belt naar huis", "-"), ("6 keer", "meldt het", "adviseert")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.paragraphs[0].add_run(text).bold = cells is HEADS
    word.save(str(folder / "documenten" / "a.docx"))
    manifest = "bestand,school_id,school,sector,jaar\na.docx,s1,School 1,vo,2024\n"
    manifest += "weg.docx,s2,School 2,vo,2024\n"
    (folder / "manifest.csv").write_text(manifest, encoding="utf-8")
    texts = [
        ("a.docx", "3 keer | belt naar huis | -"),
        ("a.docx", "6 keer | meldt het | adviseert"),
    ]
    texts.append(("weg.docx", "9 keer | belt | adviseert"))
    units = [
        {"file_name": name, "unit": i, "kind": "tabelrij", "heading_path": [], "text": text}
        | {"codes": ["procedure.te_laat"]}
        for i, (name, text) in enumerate(texts, 1)
    ]
    lines = "".join(json.dumps(unit) + "\n" for unit in units)
    (folder / "gold" / "eenheden.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_heads_are_found_in_the_document_of_the_units(coded_folder: Path) -> None:
    assert find_column_heads(coded_folder) == {"eigen/a.docx/1": HEADS, "eigen/a.docx/2": HEADS}
    paragraphs = load_training_gold([coded_folder]).paragraphs
    assert [p.column_heads for p in paragraphs] == [HEADS, HEADS, ()]


def test_written_rows_bring_their_own_heads(coded_folder: Path) -> None:
    unit = {"file_name": "x.pdf", "unit": 1, "kind": "tabelrij", "heading_path": ["Stappen"]}
    unit |= {"text": "3 keer | belt | -", "codes": [], "column_heads": list(HEADS)}
    (coded_folder / "geschreven").mkdir()
    path = coded_folder / "geschreven" / "eenheden.jsonl"
    path.write_text(json.dumps(unit) + "\n", encoding="utf-8")
    assert load_training_gold([coded_folder]).paragraphs[-1].column_heads == HEADS


@pytest.mark.parametrize("damage", ["[1]", "null", '{"column_heads": null}'])
def test_damaged_written_rows_are_named(coded_folder: Path, damage: str) -> None:
    unit = {"file_name": "x.pdf", "unit": 1, "kind": "tabelrij", "heading_path": []}
    broken = json.loads(damage)
    if isinstance(broken, dict):
        broken = unit | {"text": "3 keer | belt", "codes": []} | broken
    (coded_folder / "geschreven").mkdir()
    path = coded_folder / "geschreven" / "eenheden.jsonl"
    path.write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(PipelineError, match=r"geschreven.*eenheden\.jsonl.*Verwacht"):
        load_training_gold([coded_folder])


def test_kept_heads_are_read_back_without_the_documents(coded_folder: Path) -> None:
    heads = {"eigen/a.docx/2": ("Hoe vaak", "Wat", "Door wie")}
    save_column_heads(heads, coded_folder)
    assert load_column_heads(coded_folder) == heads


@pytest.mark.parametrize("line", ["geen json", "[1]", '{"file_name": "a.docx", "unit": 2}'])
def test_damaged_heads_say_what_to_do(coded_folder: Path, line: str) -> None:
    (coded_folder / "gold" / "kolomkoppen.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(PipelineError, match=r"kolomkoppen\.jsonl.*Verwijder het bestand"):
        load_column_heads(coded_folder)


@pytest.mark.parametrize("folder", [Path("corpus"), Path("corpus/oefen")])
def test_kept_heads_are_those_of_the_documents(folder: Path, tmp_path: Path) -> None:
    kept = load_column_heads(folder)
    names = sorted({key.removeprefix(f"{folder.name}/").rpartition("/")[0] for key in kept})[:3]
    part = tmp_path / folder.name
    (part / "gold").mkdir(parents=True)
    (part / "documenten").symlink_to((folder / "documenten").resolve())
    lines = (folder / "gold" / "eenheden.jsonl").read_text(encoding="utf-8").splitlines(True)
    chosen = [line for line in lines if json.loads(line)["file_name"] in names]
    (part / "gold" / "eenheden.jsonl").write_text("".join(chosen), encoding="utf-8")
    found = find_column_heads(part)
    assert found
    assert found == {
        k: v for k, v in kept.items() if k.rpartition("/")[0].split("/", 1)[1] in names
    }
