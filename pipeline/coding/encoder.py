"""Runs the fine-tuned encoder: paragraphs in, a logit per code and a state out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from pipeline.coding.context import build_contexts
from pipeline.coding.tokens import PAD, Tokens, build_tokens, make_batches
from pipeline.contracts import ModelError, Paragraph

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
BATCH_TOKENS = 1024


class Encoder:
    """The encoder and its tokenizer.

    Attributes
    ----------
    n_codes, n_states : int
        Numbers of logits and of state values per paragraph.
    """

    def __init__(self, session: "InferenceSession", tokenizer: "Tokenizer") -> None:
        self._session = session
        self._tokenizer = tokenizer
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
        texts = [paragraph.text for paragraph in paragraphs]
        return self.run(build_tokens(self._tokenizer, build_contexts(paragraphs), texts))

    def run(self, units: Sequence[Tokens]) -> tuple[Floats, Floats]:
        """Encode token ids, in batches of like length (see `encode`)."""
        logits = np.zeros((len(units), self.n_codes), np.float32)
        states = np.zeros((len(units), self.n_states), np.float32)
        for batch in make_batches([len(unit.ids) for unit in units], BATCH_TOKENS):
            feed = pad_units([units[i] for i in batch])
            logits[batch], states[batch] = self._session.run(["logits", "states"], feed)
        return logits, states


def pad_units(units: Sequence[Tokens]) -> dict[str, npt.NDArray[np.generic]]:
    """Make the encoder's inputs: padded ids, and weights that average the paragraph's tokens."""
    longest = max(len(unit.ids) for unit in units)
    ids = np.full((len(units), longest), PAD, np.int64)
    weights = np.zeros((len(units), longest), np.float32)
    for row, unit in enumerate(units):
        ids[row, : len(unit.ids)] = unit.ids
        end = max(len(unit.ids) - 1, unit.start + 1)
        weights[row, unit.start : end] = 1 / (end - unit.start)
    return {"ids": ids, "weights": weights}


def load_encoder(folder: Path, n_threads: int = 0) -> Encoder:
    """Load ``encoder.onnx`` and ``tokenizer.json`` from a folder.

    Parameters
    ----------
    n_threads : int
        Threads of the runtime; 0 takes all cores.

    Raises
    ------
    ModelError
        When a file is missing or damaged.
    """
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = n_threads
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # both libraries raise their own, undocumented errors
        raise ModelError(
            f"De encoder in {folder} is niet te lezen ({error}). Installeer verzuim opnieuw."
        ) from error
    return Encoder(session, tokenizer)
