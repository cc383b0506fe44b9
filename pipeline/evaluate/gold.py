"""The reference coding of a corpus: ``gold/eenheden.jsonl`` and ``gold/documenten.jsonl``."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.contracts import (
    CODINGS,
    PARAGRAPHS,
    Status,
    build_table,
    join_headings,
)
from pipeline.contracts.records import read_records

_ADVICE = "Evalueren kan alleen met een corpus waarvan een referentie (map gold/) bestaat."


@dataclass(frozen=True, slots=True)
class GoldUnit:
    """One unit of the reference, in the order of its document.

    Attributes
    ----------
    codes : frozenset of str
        The settled codes; `coder_1` and `coder_2` are the two codings before settling.
    """

    file_name: str
    text: str
    codes: frozenset[str]
    kind: str = "alinea"
    heading_path: tuple[str, ...] = ()
    coder_1: frozenset[str] = frozenset()
    coder_2: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """What the reference says of a file: its level, or why it cannot be analysed."""

    file_name: str
    level: str = ""
    unreadable: str = ""
    out_of_scope: bool = False

    @property
    def status(self) -> Status:
        """The status the program should give."""
        if self.unreadable:
            return "onleesbaar"
        return "buiten_bereik" if self.out_of_scope else "gelezen"


@dataclass(frozen=True, slots=True)
class Gold:
    """The reference of a corpus."""

    units: tuple[GoldUnit, ...]
    documents: tuple[GoldDocument, ...]

    def get_read_files(self) -> set[str]:
        """Names of the files that should be analysed."""
        return {d.file_name for d in self.documents if d.status == "gelezen"}


def load_gold(folder: Path) -> Gold:
    """Read the reference in `folder` (``corpus/gold``).

    Raises
    ------
    PipelineError
        When a file is missing or a line is not as expected; names file and line.
    """
    return Gold(
        units=tuple(read_records(folder / "eenheden.jsonl", GoldUnit, _ADVICE)),
        documents=tuple(read_records(folder / "documenten.jsonl", GoldDocument, _ADVICE)),
    )


def tabulate_gold(
    gold: Gold, documents: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Write the reference as tables of the contract, to be counted like a run.

    Parameters
    ----------
    documents : pandas.DataFrame
        Table `documents` of the run; tells the school and sector of each file.

    Returns
    -------
    documents, paragraphs, codings : pandas.DataFrame
        Only files that are in both; status and level are those of the reference.
    """
    known = {document.file_name: document for document in gold.documents}
    documents = documents[documents["file_name"].isin(known)].reset_index(drop=True)
    names = documents["file_name"]
    documents = documents.assign(
        status=names.map(lambda name: known[name].status).astype("str"),
        level=names.map(lambda name: known[name].level).astype("str"),
    )
    id_of = dict(zip(names, documents["document_id"], strict=True))
    n_seen: dict[str, int] = {}
    paragraphs, codings = [], []
    for unit in gold.units:
        if unit.file_name not in id_of:
            continue
        index = n_seen[unit.file_name] = n_seen.get(unit.file_name, -1) + 1
        paragraph_id = f"{id_of[unit.file_name]}-{index}"
        paragraphs.append(_describe_unit(unit, paragraph_id, id_of[unit.file_name], index))
        codings += [_describe_code(unit, paragraph_id, code) for code in sorted(unit.codes)]
    return documents, build_table(paragraphs, PARAGRAPHS), build_table(codings, CODINGS)


def _describe_unit(unit: GoldUnit, key: str, document_id: str, index: int) -> dict[str, Any]:
    return {
        "paragraph_id": key,
        "document_id": document_id,
        "index": index,
        "page": None,
        "kind": unit.kind,
        "heading_path": join_headings(unit.heading_path),
        "text": unit.text,
        "start": 0,
        "end": len(unit.text),
        "stem": "",
    }


def _describe_code(unit: GoldUnit, key: str, code: str) -> dict[str, Any]:
    return {
        "paragraph_id": key,
        "code": code,
        "start": 0,
        "end": len(unit.text),
        "score": 1.0,
        "source": "mens",
        "evidence": "referentie",
        "topiclist_version": "",
    }
