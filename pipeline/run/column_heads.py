"""Finds the header cells above coded table rows in the documents they come from.

Coded units give a table row without the heads of its columns, but whoever coded it saw them: a
cell inherits its column head (codebook, decision rule 2).

Usage: ``python -m pipeline.run.column_heads corpus corpus/oefen`` writes them beside the units.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.coding.training.goldset import (
    COLUMN_HEADS,
    UNITS,
    ColumnHeads,
    read_units,
    write_column_heads,
)
from pipeline.contracts import Paragraph
from pipeline.evaluate.matching import match_units
from pipeline.ingest import read_file
from pipeline.run.corpus import DOCUMENTS
from pipeline.segment import split_paragraphs


def find_column_heads(folder: Path) -> ColumnHeads:
    """Read the documents of a corpus folder that have coded table rows.

    Parameters
    ----------
    folder : Path
        With ``documenten/`` and ``gold/eenheden.jsonl``.

    Returns
    -------
    mapping of (file name, 1-based number of the unit) to tuple of str
        Only rows that were found back in their document, below a header row.
    """
    units, _ = read_units(folder / "gold" / UNITS, folder.name)
    files: dict[str, list[Paragraph]] = {}
    for unit in units:
        files.setdefault(unit.document_id.partition("/")[2], []).append(unit)
    heads: ColumnHeads = {}
    for name, of_file in files.items():
        path = folder / DOCUMENTS / name
        if path.is_file() and any(unit.kind == "tabelrij" for unit in of_file):
            heads |= {(name, number): found for number, found in _look_up(path, of_file)}
    return heads


def _look_up(path: Path, units: Sequence[Paragraph]) -> list[tuple[int, tuple[str, ...]]]:
    paragraphs = split_paragraphs(read_file(path))
    matches = match_units([u.text for u in units], [p.text for p in paragraphs])
    pairs = [(units[match.unit], paragraphs[match.paragraph]) for match in matches]
    return [
        (unit.index + 1, paragraph.column_heads)
        for unit, paragraph in pairs
        if unit.kind == "tabelrij" and paragraph.column_heads
    ]


def main(folders: Sequence[str]) -> None:
    """Write ``gold/kolomkoppen.jsonl`` in each corpus folder."""
    for folder in map(Path, folders):
        write_column_heads(find_column_heads(folder), folder / "gold" / COLUMN_HEADS)


if __name__ == "__main__":
    main(sys.argv[1:])
