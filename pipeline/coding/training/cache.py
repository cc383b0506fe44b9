"""Hidden states below the trained layers, kept on disk, and batches of like length."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from pipeline.coding.training.e5file import E5File
from pipeline.coding.training.examples import Examples
from pipeline.coding.training.network import Batch, embed, make_batch, make_layer, round_length

N_FROZEN = 4
BATCH_TOKENS = 1200


class Cache:
    """Hidden states after the lowest layers, computed once and kept on disk (half precision).

    The file is named after the tokens, so that states of other examples are never taken for them.
    """

    def __init__(self, folder: Path, examples: Examples, n_layers: int = N_FROZEN) -> None:
        self.n_layers = n_layers
        self.lengths = np.array([len(t.ids) for t in examples.tokens])
        self.offsets = np.concatenate([[0], np.cumsum(self.lengths)])
        self.starts = [t.start for t in examples.tokens]
        read = json.dumps([(t.start, t.ids) for t in examples.tokens])
        digest = hashlib.sha256(read.encode()).hexdigest()[:12]
        self.path = folder / f"lagen{n_layers}-{digest}.f16"
        self.shape = (int(self.offsets[-1]), 384)

    def fill(self, e5: E5File, examples: Examples) -> None:
        """Run the layers over all examples unless that has been done."""
        if self.path.exists():
            return
        part = self.path.with_suffix(".part")
        states = np.memmap(part, np.float16, "w+", shape=self.shape)
        layers = [make_layer(e5, i).eval() for i in range(self.n_layers)]
        for batch in cut_batches(np.argsort(self.lengths, kind="stable"), self.lengths):
            data = make_batch(
                [embed(e5, examples.tokens[i].ids) for i in batch], [self.starts[i] for i in batch]
            )
            hidden = data.hidden
            with torch.no_grad():
                for layer in layers:
                    hidden = layer(hidden, data.bias)
            for row, i in enumerate(batch):
                states[self.offsets[i] : self.offsets[i + 1]] = hidden[row, : self.lengths[i]]
        states.flush()
        part.rename(self.path)

    def get_batch(self, batch: Sequence[int]) -> Batch:
        """Return the hidden states of some examples."""
        states = np.memmap(self.path, np.float16, "r", shape=self.shape)
        hidden = [np.asarray(states[self.offsets[i] : self.offsets[i + 1]]) for i in batch]
        return make_batch(hidden, [self.starts[i] for i in batch])


def cut_batches(ordered: np.ndarray, lengths: np.ndarray) -> list[list[int]]:
    """Cut examples, ordered by length, into batches of at most `BATCH_TOKENS` padded tokens."""
    batches: list[list[int]] = [[]]
    longest = 0
    for i in ordered.tolist():
        length = round_length(int(lengths[i]))
        longest = max(longest, length)
        if batches[-1] and (len(batches[-1]) + 1) * longest > BATCH_TOKENS:
            batches.append([])
            longest = length
        batches[-1].append(i)
    return batches
