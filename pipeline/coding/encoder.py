"""Runs the fine-tuned encoder: paragraphs in, a logit per code and a state out.

Every unit is run by itself, and the cores share the units. Activations get 8 bits while it runs,
on a scale that is measured from what is run: in a batch a paragraph's scores would depend on its
company. By itself it gets the same scores alone, in a corpus, and from the store; nor is anything
spent on padding.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pipeline.coding.arrays import Floats
from pipeline.coding.context import build_contexts, get_text
from pipeline.coding.tokens import Tokens, build_tokens
from pipeline.contracts import ModelError, Paragraph

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


class Encoder:
    """The encoder and its tokenizer.

    Attributes
    ----------
    n_codes, n_states : int
        Numbers of logits and of state values per paragraph.
    """

    def __init__(
        self, session: "InferenceSession", tokenizer: "Tokenizer", n_threads: int = 1
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._n_threads = n_threads
        self.n_codes, self.n_states = (output.shape[1] for output in session.get_outputs())

    def encode(self, paragraphs: Sequence[Paragraph]) -> tuple[Floats, Floats]:
        """Encode paragraphs with their headings and list stem or previous unit.

        Parameters
        ----------
        paragraphs : sequence of Paragraph
            In document order, documents one after the other.

        Returns
        -------
        logits : numpy.ndarray of float32, shape (n_paragraphs, n_codes)
        states : numpy.ndarray of float32, shape (n_paragraphs, n_states)
        """
        texts = [get_text(paragraph) for paragraph in paragraphs]
        return self.run(build_tokens(self._tokenizer, build_contexts(paragraphs), texts))

    def run(self, units: Sequence[Tokens]) -> tuple[Floats, Floats]:
        """Encode token ids (see `encode`); units that are equal are run once."""
        rows: dict[tuple[tuple[int, ...], int], list[int]] = {}
        for row, unit in enumerate(units):
            rows.setdefault((tuple(unit.ids), unit.start), []).append(row)
        logits = np.zeros((len(units), self.n_codes), np.float32)
        states = np.zeros((len(units), self.n_states), np.float32)
        with ThreadPoolExecutor(self._n_threads) as pool:
            distinct = [units[same[0]] for same in rows.values()]
            for same, outputs in zip(rows.values(), pool.map(self._run_one, distinct), strict=True):
                logits[same], states[same] = outputs
        return logits, states

    def _run_one(self, unit: Tokens) -> tuple[Floats, Floats]:
        logits, states = self._session.run(["logits", "states"], make_inputs(unit))
        return logits[0], states[0]


def make_inputs(unit: Tokens) -> dict[str, npt.NDArray[np.generic]]:
    """Make the encoder's inputs: ids, and weights that average the paragraph's own tokens."""
    end = max(len(unit.ids) - 1, unit.start + 1)
    weights = np.zeros((1, len(unit.ids)), np.float32)
    weights[0, unit.start : end] = 1 / (end - unit.start)
    return {"ids": np.array([unit.ids], np.int64), "weights": weights}


def load_encoder(folder: Path, n_threads: int = 0) -> Encoder:
    """Load ``encoder.onnx`` and ``tokenizer.json`` from a folder.

    Parameters
    ----------
    n_threads : int
        How many units run at the same time; 0 takes all cores.

    Raises
    ------
    ModelError
        When a file is missing or damaged.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the threads each have a unit of their own
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # both libraries raise their own, undocumented errors
        raise ModelError(
            f"De encoder in {folder} is niet te lezen ({error}). Installeer verzuim opnieuw."
        ) from error
    return Encoder(session, tokenizer, n_threads or count_cores())


def count_cores() -> int:
    """Return how many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Windows or macOS
        return os.cpu_count() or 1
