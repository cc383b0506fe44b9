"""Reads files with a JSON object on every line, and names the line of a mistake."""

import dataclasses
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from pipeline.contracts.errors import PipelineError

Record = TypeVar("Record")


def read_records(path: Path, kind: type[Record], advice: str) -> list[Record]:
    """Read a file of JSON lines (UTF-8); blank lines are passed over.

    Parameters
    ----------
    kind : type
        A dataclass with a field for each key; what has a default may be left out, and keys that
        it does not know are ignored.
    advice : str
        What to do when the file is missing or wrong, in Dutch.

    Raises
    ------
    PipelineError
        When the file is missing or a line is not as expected; names file, line and key.
    """
    try:
        # not splitlines(): the rarer line ends that it knows may stand inside a JSON text
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError as error:
        raise PipelineError(f"{path} ontbreekt. {advice}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(f"{path} is niet te lezen ({error}). {advice}") from error
    adapter = TypeAdapter(kind)
    records = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            records.append(adapter.validate_json(line))
        except ValidationError as error:
            raise PipelineError(
                f"{path}, regel {number}: {_describe(error)}. Verwacht: op elke regel één "
                f"JSON-object met {_list_keys(kind)}. {advice}"
            ) from error
    return records


def _describe(error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"{key} ontbreekt"
    return f"{key} heeft een verkeerde waarde" if key else "geldige JSON ontbreekt"


def _list_keys(kind: type) -> str:
    needed = [
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    return " en ".join(filter(None, [", ".join(needed[:-1]), needed[-1]]))
