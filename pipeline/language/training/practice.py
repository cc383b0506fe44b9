"""Annotates the practice documents with Frog: ``python -m pipeline.language.training.practice``.

Needs Frog 0.20 (Debian: ``apt install frog frogdata``), from a checkout of the project. Nothing of
these documents is in the silver data's held-out parts. The result is kept beside this file, so
that training needs no Frog.
"""

import gzip
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.contracts.builders import count_shared_headings

PRACTICE = Path(__file__).with_name("oefen.tsv.gz")
UNITS = Path("corpus/oefen/gold/eenheden.jsonl")
_FROG = ("frog", "--skip=mnp")  # without multi-word units, names and parses
_N_COLUMNS = 5  # index, token, lemma, morphemes, CGN tag


def annotate_units(units: Path = UNITS, output: Path = PRACTICE) -> None:
    """Annotate units with Frog and write the result, compressed.

    Parameters
    ----------
    units : Path
        Units of documents with ``file_name``, ``heading_path`` and ``text``, a line each.
    output : Path
        Gets a token a line, tab-separated: index, token, lemma, morphemes, CGN tag.
    """
    rows = [json.loads(line) for line in units.read_text("utf-8").splitlines()]
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "tekst.txt"), Path(folder, "frog.tsv")
        source.write_text("\n\n".join(list_texts(rows)) + "\n", "utf-8")
        command = [*_FROG, "-t", str(source), "-o", str(target)]
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
        lines = target.read_text("utf-8").splitlines()
    kept = "".join("\t".join(line.split("\t")[:_N_COLUMNS]) + "\n" for line in lines)
    # without a time, so that the same text gives the same file
    output.write_bytes(gzip.compress(kept.encode(), mtime=0))


def list_texts(units: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the texts of units, with each heading once where it begins.

    Parameters
    ----------
    units : iterable of mapping
        With ``file_name``, ``heading_path`` and ``text``, in the order of the documents.

    Yields
    ------
    str
        A heading or the text of a unit.
    """
    before: list[str] = []
    for unit in units:
        path = [unit["file_name"], *unit["heading_path"]]
        n_same = count_shared_headings(before, path)
        yield from path[max(n_same, 1) :]
        yield unit["text"]
        before = path


if __name__ == "__main__":
    annotate_units()
