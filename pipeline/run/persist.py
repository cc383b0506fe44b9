"""Results on disk and back: the tables of a run under outputs/intern/, unmasked.

`rapport`, `advies`, `vergelijk` and the notebooks start from these files instead of
reading and coding again.
"""

import dataclasses
import json
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from pipeline.contracts import PipelineError
from pipeline.contracts.heldout import HELDOUT_SCORES
from pipeline.contracts.results import Results, RunInfo
from pipeline.contracts.tables import CODINGS, DOCUMENTS, PARAGRAPHS, SEGMENTS, TOPICS
from pipeline.contracts.validation import build_table, dtypes, validate
from pipeline.store import write_atomically

_SCHEMAS = {
    "documents": DOCUMENTS,
    "paragraphs": PARAGRAPHS,
    "codings": CODINGS,
    "segments": SEGMENTS,
}
_TOPICS, _CODER_SCORES = "topics.csv", "coder_scores.csv"


def save_results(results: Results, folder: Path) -> None:
    """Write the four tables as CSV and the run's description as JSON into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _SCHEMAS:
        text = getattr(results, name).to_csv(index=False, lineterminator="\n")
        write_atomically(folder / f"{name}.csv", text.encode())
    info = json.dumps(dataclasses.asdict(results.info), ensure_ascii=False, indent=1)
    write_atomically(folder / "run.json", info.encode())


def load_results(out: Path) -> Results:
    """Read what `save_results` wrote under ``out/intern``.

    Raises
    ------
    PipelineError
        When `out` holds no finished run.
    TableError
        When a file was changed by hand and no longer keeps its contract.
    """
    folder = out / "intern"
    try:
        info = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        tables = {
            name: _read_table(folder / f"{name}.csv", schema) for name, schema in _SCHEMAS.items()
        }
    except FileNotFoundError as error:
        raise PipelineError(
            f"In '{out}' staat geen afgeronde analyse ({Path(error.filename).name} ontbreekt). "
            f"Maak die eerst met: verzuim analyseer CORPUS --uit {out}"
        ) from error
    return Results(info=RunInfo(**{**info, "notes": tuple(info["notes"])}), **tables)


def save_topics(topics: pd.DataFrame, folder: Path) -> None:
    """Write the topic list that the run was coded with (table `topics`) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = topics.to_csv(index=False, lineterminator="\n")
    write_atomically(folder / _TOPICS, text.encode())


def load_topics(out: Path) -> pd.DataFrame:
    """Read what `save_topics` wrote under ``out/intern``.

    Raises
    ------
    PipelineError
        When the run was made by a version of the program that did not write it.
    TableError
        When the file was changed by hand and no longer keeps its contract.
    """
    path = out / "intern" / _TOPICS
    if not path.is_file():
        raise PipelineError(
            f"Bij de analyse in '{out}' is niet bewaard met welke topiclijst is gecodeerd. "
            f"Draai haar opnieuw: verzuim analyseer CORPUS --uit {out}"
        )
    return _read_table(path, TOPICS)


def save_coder_scores(scores: pd.DataFrame, folder: Path) -> None:
    """Write how good the run's coder is on schools it had not seen (`HELDOUT_SCORES`)."""
    text = scores.to_csv(index=False, lineterminator="\n")
    write_atomically(folder / _CODER_SCORES, text.encode())


def load_coder_scores(out: Path) -> pd.DataFrame:
    """Read what `save_coder_scores` wrote under ``out/intern``; without it, an empty table.

    Raises
    ------
    TableError
        When the file was changed by hand and no longer keeps its contract.
    """
    path = out / "intern" / _CODER_SCORES
    return _read_table(path, HELDOUT_SCORES) if path.is_file() else build_table([], HELDOUT_SCORES)


def _read_table(path: Path, schema: pa.DataFrameSchema) -> pd.DataFrame:
    kinds = dtypes(schema)
    # Only nullable numbers may be empty: a text such as 'NA' must stay what it is.
    empty = {name: [""] for name, column in schema.columns.items() if column.nullable}
    table = pd.read_csv(path, dtype=kinds, keep_default_na=False, na_values=empty, encoding="utf-8")
    return validate(table, schema)
