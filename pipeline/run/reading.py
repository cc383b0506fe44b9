"""Reads all files of a run: in worker processes, each file once, whatever a file does."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, TimeoutError
from multiprocessing import get_context
from pathlib import Path

from pydantic import TypeAdapter

from pipeline.contracts import Document
from pipeline.run.progress import Progress
from pipeline.store import Store, compute_digest, digest_package

SECONDS_PER_FILE = 300
"""A file that takes longer hangs the reader; thousands of pages take about two minutes."""

_IN_PROCESS = 2
"""Starting a worker costs about a second, more than reading one or two files."""


def read_documents(paths: Sequence[Path], store: Store, progress: Progress) -> list[Document]:
    """Read `paths` in order; what the store has of unchanged files is not read again.

    Returns
    -------
    list of Document
        One per path, in the same order. A file that crashes or hangs its reader has status
        ``'onleesbaar'`` with the reason, like any other bad file.
    """
    adapter = TypeAdapter(Document)
    code = digest_package("pipeline.ingest", "pipeline.contracts")
    keys = {path: _make_key(path, code) for path in paths}
    found = {path: store.load("lezen", key) for path, key in keys.items()}
    documents = {path: adapter.validate_json(data) for path, data in found.items() if data}
    todo = [path for path in paths if path not in documents]
    for path, document in progress.track(_read_all(todo), "Bestanden lezen", len(todo)):
        documents[path] = document
        store.save("lezen", keys[path], adapter.dump_json(document))
    return [documents[path] for path in paths]


def _make_key(path: Path, code: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        content = str(error.errno).encode()
    return compute_digest("lezen", code, path.name, content)


def _read_all(paths: Sequence[Path]) -> Iterator[tuple[Path, Document]]:
    from pipeline.ingest import read_file

    if len(paths) <= _IN_PROCESS:
        yield from ((path, read_file(path)) for path in paths)
        return
    from pebble import ProcessPool

    # 'spawn' because forking a process that has threads (numpy, onnxruntime) can hang.
    with ProcessPool(os.cpu_count() or 1, context=get_context("spawn")) as pool:
        futures = [
            (path, pool.schedule(read_file, args=[path], timeout=SECONDS_PER_FILE))
            for path in paths
        ]
        for path, future in futures:
            yield path, _collect(path, future)


def _collect(path: Path, future: "Future[Document]") -> Document:
    from pebble import ProcessExpired

    from pipeline.ingest import make_unreadable

    try:
        return future.result()
    except TimeoutError:
        reason = f"het lezen duurde langer dan {SECONDS_PER_FILE // 60} minuten en is gestopt"
    except ProcessExpired:
        reason = "het leesprogramma liep vast op dit bestand; sla het opnieuw op als PDF of Word"
    return make_unreadable(path, reason)
