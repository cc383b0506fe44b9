"""Finds the header cells above coded table rows in the documents they come from.

Coded units give a table row without the heads of its columns, but whoever coded it saw them: a
cell inherits its column head (codebook, decision rule 2).

Usage: ``python -m pipeline.run.column_heads corpus corpus/oefen`` keeps them beside the units, so
that the documents need not be read again; delete the file when units or documents change.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.coding.training.goldset import UNITS, GoldSet, read_units
from pipeline.contracts import Document, Paragraph
from pipeline.contracts.records import read_records
from pipeline.run.corpus import DOCUMENTS
from pipeline.run.progress import SilentProgress
from pipeline.run.reading import read_documents
from pipeline.store import Store

COLUMN_HEADS = "kolomkoppen.jsonl"
ADVICE = "Verwijder het bestand: de koppen worden dan in de documenten gezocht."
Heads = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class RowHeads:
    """A line of ``kolomkoppen.jsonl``: the header cells above a coded table row."""

    file_name: str
    unit: int
    column_heads: tuple[str, ...]


def add_column_heads(gold: GoldSet, heads: Heads) -> None:
    """Give the units of `heads` (by paragraph_id) the header cells of their table."""
    for place, paragraph in enumerate(gold.paragraphs):
        if paragraph.paragraph_id in heads:
            cells = heads[paragraph.paragraph_id]
            gold.paragraphs[place] = replace(paragraph, column_heads=cells)


def load_column_heads(folder: Path) -> Heads:
    """Return the header cells kept in a corpus folder, or else find them in its documents.

    Returns
    -------
    dict of paragraph_id (``corpus/file name/number of the unit``) to tuple of str

    Raises
    ------
    PipelineError
        When the kept file is damaged.
    """
    path = folder / "gold" / COLUMN_HEADS
    if not path.exists():
        return find_column_heads(folder)
    return {
        f"{folder.name}/{row.file_name}/{row.unit}": row.column_heads
        for row in read_records(path, RowHeads, ADVICE)
    }


def save_column_heads(heads: Heads, folder: Path) -> None:
    """Keep header cells in a corpus folder, for `load_column_heads`."""
    lines = []
    for paragraph_id, cells in heads.items():
        file_name, _, unit = paragraph_id.removeprefix(f"{folder.name}/").rpartition("/")
        row = {"file_name": file_name, "unit": int(unit), "column_heads": cells}
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    (folder / "gold" / COLUMN_HEADS).write_text("".join(lines), encoding="utf-8")


def find_column_heads(folder: Path) -> Heads:
    """Read the documents of a corpus folder that have coded table rows.

    Parameters
    ----------
    folder : Path
        With ``gold/eenheden.jsonl``, and ``documenten/``; a document that is not there is
        passed over.

    Returns
    -------
    dict of paragraph_id to tuple of str
        Only rows that were found back in their document, below a header row.
    """
    units, _ = read_units(folder / "gold" / UNITS, folder.name)
    files: dict[str, list[Paragraph]] = {}
    for unit in units:
        files.setdefault(unit.document_id.removeprefix(f"{folder.name}/"), []).append(unit)
    paths = [
        folder / DOCUMENTS / name
        for name, of_file in files.items()
        if any(unit.kind == "tabelrij" for unit in of_file)
    ]
    paths = [path for path in paths if path.is_file()]
    with TemporaryDirectory() as store:
        documents = read_documents(paths, Store(Path(store)), SilentProgress())
    heads: Heads = {}
    for path, document in zip(paths, documents, strict=True):
        heads.update(_look_up(document, files[path.name]))
    return heads


def _look_up(
    document: Document, units: Sequence[Paragraph]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    from pipeline.evaluate.matching import match_units
    from pipeline.segment import split_paragraphs

    paragraphs = split_paragraphs(document)
    for match in match_units([unit.text for unit in units], [p.text for p in paragraphs]):
        unit, found = units[match.unit], paragraphs[match.paragraph]
        if unit.kind == "tabelrij" and found.column_heads:
            yield unit.paragraph_id, found.column_heads


def main(folders: Sequence[str]) -> None:
    """Find the header cells of each corpus folder and keep them."""
    for folder in map(Path, folders):
        save_column_heads(find_column_heads(folder), folder)


if __name__ == "__main__":
    main(sys.argv[1:])
