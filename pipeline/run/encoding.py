"""Encodes the paragraphs of each document once, beside other work; keeps what comes out."""

import io
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import numpy as np

from pipeline.coding.arrays import Floats
from pipeline.contracts import Paragraph
from pipeline.run.progress import Progress
from pipeline.store import Store, compute_digest, digest_files

if TYPE_CHECKING:
    from pipeline.coding.encoder import Encoder

Encoded = tuple[Floats, Floats]


class DocumentEncoder:
    """Encodes documents in the background, from the moment they are given.

    The encoder computes outside the interpreter, so that language analysis and rules go on
    meanwhile. To be used in a ``with`` statement, which ends the work when something goes wrong.

    Parameters
    ----------
    encoder : Encoder
    folder : Path
        Where it was loaded from: its files are part of the store's key.
    paragraphs : mapping of document_id to sequence of Paragraph
    store : Store
    """

    def __init__(
        self,
        encoder: "Encoder",
        folder: Path,
        paragraphs: Mapping[str, Sequence[Paragraph]],
        store: Store,
    ) -> None:
        self._encoder = encoder
        self._identity = digest_encoder(folder)
        self._store = store
        self._pool = ThreadPoolExecutor(1)
        self._started: list[Future[Encoded]] = [
            self._pool.submit(self._encode, own) for own in paragraphs.values()
        ]

    def __enter__(self) -> "DocumentEncoder":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def finish(self, progress: Progress) -> Encoded:
        """Wait for what is not done yet.

        Returns
        -------
        logits, states : numpy.ndarray
            As `Encoder.encode` gives them, for all paragraphs in their order.
        """
        started = progress.track(self._started, "Betekenis bepalen", len(self._started))
        parts = [future.result() for future in started]
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def _encode(self, paragraphs: Sequence[Paragraph]) -> Encoded:
        from pipeline.coding.context import build_inputs

        texts = chain.from_iterable(build_inputs(paragraphs))
        key = compute_digest("encoder", self._identity, *texts)
        data = self._store.load("encoder", key)
        if data is not None:
            return load_arrays(data)
        logits, states = self._encoder.encode(paragraphs)
        self._store.save("encoder", key, dump_arrays(logits, states))
        return logits, states


def digest_encoder(folder: Path) -> str:
    """Return a digest of an encoder's files and of the code that feeds it."""
    from pipeline.coding import encoder, tokens

    code = [Path(str(module.__file__)) for module in (encoder, tokens)]
    files = [path for path in folder.iterdir() if path.is_file()]
    return compute_digest(digest_files(files), digest_files(code))


def dump_arrays(*arrays: Floats) -> bytes:
    """Write arrays as bytes, one after the other."""
    buffer = io.BytesIO()
    for array in arrays:
        np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def load_arrays(data: bytes) -> Encoded:
    """Read the two arrays that `dump_arrays` wrote."""
    buffer = io.BytesIO(data)
    return np.load(buffer, allow_pickle=False), np.load(buffer, allow_pickle=False)
