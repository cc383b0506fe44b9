"""Codes a few files apart from any corpus: `verzuim codeer`."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.contracts import PipelineError
from pipeline.report.machine import describe_file, dump_files
from pipeline.run.coded import CodedFiles
from pipeline.run.coding import code_files
from pipeline.run.options import CodingOptions
from pipeline.run.progress import Progress
from pipeline.store import Store, write_atomically


def code_apart(
    paths: Sequence[Path],
    options: CodingOptions,
    progress: Progress,
    json_file: Path | None = None,
) -> CodedFiles:
    """Read and code files; write the JSON of `describe_file` to `json_file` when given.

    Nothing of the files is kept afterwards.

    Raises
    ------
    PipelineError
        When a path is no file.
    """
    for path in paths:
        if not path.is_file():
            raise PipelineError(f"'{path}' bestaat niet of is geen bestand.")
    with tempfile.TemporaryDirectory() as folder:
        coded = code_files(paths, {}, options, Store(Path(folder)), progress)
    if json_file:
        described = [
            describe_file(file.document, file.paragraphs, file.codings, file.level)
            for file in coded.files
        ]
        text = dump_files(described, coded.coder.language_model, coded.coder.topiclist_version)
        json_file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(json_file, text.encode())
    return coded
