"""Coded units as training data: paragraphs and their codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from pipeline.contracts import Paragraph, ParagraphKind, PipelineError
from pipeline.contracts.records import read_records

WRITTEN = "geschreven"  # units written to learn from, in a folder of this name
UNITS = "eenheden.jsonl"
ADVICE = "De handleiding zegt bij 'train' wat erin moet staan."


@dataclass(frozen=True)
class GoldSet:
    """Coded units of one or more corpora.

    Attributes
    ----------
    paragraphs : list of Paragraph
        The units in document order.
    schools : list of str
        School of each unit, ``corpus/school_id``; of a written unit its document.
    corpora : list of str
        Name of the corpus of each unit, `WRITTEN` for written units.
    labels, coder_1, coder_2 : dict of str to set of str
        Settled codes and the codes of either coder, per paragraph_id.
    """

    paragraphs: list[Paragraph]
    schools: list[str]
    corpora: list[str]
    labels: dict[str, set[str]]
    coder_1: dict[str, set[str]]
    coder_2: dict[str, set[str]]

    def get_matrix(self, codes: Sequence[str], which: str = "labels") -> np.ndarray:
        """Return a boolean matrix (units x codes) of `labels`, `coder_1` or `coder_2`."""
        source = getattr(self, which)
        return np.array([[c in source[p.paragraph_id] for c in codes] for p in self.paragraphs])


def add_stems(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Give list items the running paragraph that introduces their list, as `segment` does."""
    stemmed: list[Paragraph] = []
    stem, section = "", None
    for paragraph in paragraphs:
        if section != (paragraph.document_id, paragraph.heading_path):
            stem, section = "", (paragraph.document_id, paragraph.heading_path)
        if paragraph.kind == "opsomming":
            stemmed.append(replace(paragraph, stem=stem))
        else:
            stem = paragraph.text if paragraph.kind in ("alinea", "tekstvak") else ""
            stemmed.append(paragraph)
    return stemmed


@dataclass(frozen=True)
class CodedUnit:
    """A line of ``eenheden.jsonl``; without codings of two coders both are the settled one."""

    file_name: str
    unit: int
    kind: ParagraphKind
    heading_path: tuple[str, ...]
    text: str
    codes: list[str]
    coder_1: list[str] | None = None
    coder_2: list[str] | None = None
    column_heads: tuple[str, ...] = ()


def read_units(path: Path, corpus: str) -> tuple[list[Paragraph], list[dict[str, list[str]]]]:
    """Read a file of coded units as paragraphs with their codings.

    Table rows may have ``column_heads``, a list of the header cells above them.

    Raises
    ------
    PipelineError
        When the file is missing or damaged; names the line.
    """
    units = read_records(path, CodedUnit, ADVICE)
    paragraphs = [
        Paragraph(
            paragraph_id=f"{corpus}/{unit.file_name}/{unit.unit}",
            document_id=f"{corpus}/{unit.file_name}",
            index=unit.unit - 1,
            page=None,
            kind=unit.kind,
            heading_path=unit.heading_path,
            text=unit.text,
            start=0,
            end=len(unit.text),
            column_heads=unit.column_heads,
        )
        for unit in units
    ]
    codings = [
        {
            "codes": unit.codes,
            "coder_1": unit.codes if unit.coder_1 is None else unit.coder_1,
            "coder_2": unit.codes if unit.coder_2 is None else unit.coder_2,
        }
        for unit in units
    ]
    return add_stems(paragraphs), codings


def collect_gold(school_of: Mapping[Path, Mapping[str, str]]) -> GoldSet:
    """Read the coded units of corpus folders (``gold/eenheden.jsonl``).

    Parameters
    ----------
    school_of : mapping of Path to mapping of str to str
        Per corpus folder the school_id of each file name.

    Raises
    ------
    PipelineError
        When a folder is not complete.
    """
    gold = GoldSet([], [], [], {}, {}, {})
    for folder, school_ids in school_of.items():
        add_units(gold, folder / "gold" / UNITS, folder.name, school_ids)
    return gold


def add_written(gold: GoldSet, folder: Path) -> None:
    """Add the units of ``geschreven/eenheden.jsonl`` in a corpus folder, if it is there.

    They were written to learn from: one author gave text and codes, so nothing is measured on
    them.
    """
    path = folder / WRITTEN / UNITS
    if path.exists():
        add_units(gold, path, WRITTEN, None)


def add_units(gold: GoldSet, path: Path, corpus: str, school_ids: Mapping[str, str] | None) -> None:
    """Add the units of a file; without `school_ids` each document is a school of its own."""
    paragraphs, codings = read_units(path, corpus)
    for paragraph, coding in zip(paragraphs, codings, strict=True):
        file_name = paragraph.document_id.split("/", 1)[1]
        if school_ids is not None and file_name not in school_ids:
            manifest = path.parents[1] / "manifest.csv"
            raise PipelineError(f"'{file_name}' ontbreekt in '{manifest}'.")
        gold.paragraphs.append(paragraph)
        gold.schools.append(f"{corpus}/{school_ids[file_name] if school_ids else file_name}")
        gold.corpora.append(corpus)
        gold.labels[paragraph.paragraph_id] = set(coding["codes"])
        gold.coder_1[paragraph.paragraph_id] = set(coding["coder_1"])
        gold.coder_2[paragraph.paragraph_id] = set(coding["coder_2"])
