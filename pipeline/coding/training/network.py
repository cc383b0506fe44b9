"""The encoder in PyTorch: multilingual-e5-small with a multi-label head."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.coding.training.e5file import E5File

EPS = 1e-12
# Few different shapes: for every new one the processor's kernels are made anew.
LENGTH_STEP = 8


@dataclass(frozen=True)
class Batch:
    """Hidden states of a padded batch and where its words are.

    Attributes
    ----------
    hidden : Tensor, shape (n, length, width)
    bias : Tensor, shape (n, 1, 1, length)
        0 for tokens and a large negative number for padding.
    rows : Tensor, shape (m,)
        Positions in the flattened batch of every paragraph token and every first token.
    weights : Tensor, shape (2 * n, m)
        Averages those rows: first the paragraphs' means, then the first tokens.
    """

    hidden: Tensor
    bias: Tensor
    rows: Tensor
    weights: Tensor


def make_batch(hidden: list[np.ndarray], starts: list[int]) -> Batch:
    """Pad hidden states (length x width each) and mark what is to be pooled."""
    n, longest = len(hidden), round_length(max(len(h) for h in hidden))
    padded = torch.zeros(n, longest, hidden[0].shape[1])
    bias = torch.full((n, 1, 1, longest), -1e4)
    rows, columns, values = [], [], []
    for i, (states, start) in enumerate(zip(hidden, starts, strict=True)):
        size = len(states)
        padded[i, :size] = torch.from_numpy(states.astype(np.float32))
        bias[i, ..., :size] = 0
        body = range(start, max(size - 1, start + 1))
        rows += [i * longest + j for j in (0, *body)]
        columns += [n + i, *[i] * len(body)]
        values += [1.0, *[1 / len(body)] * len(body)]
    weights = torch.zeros(2 * n, len(rows))
    weights[torch.tensor(columns), torch.arange(len(rows))] = torch.tensor(values)
    return Batch(padded, bias, torch.tensor(rows), weights)


def round_length(length: int) -> int:
    """Return the length that a batch is padded to."""
    return -(-length // LENGTH_STEP) * LENGTH_STEP


class Layer(nn.Module):
    """One transformer layer (post-norm, as in BERT)."""

    def __init__(self, width: int, n_heads: int) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_1 = nn.LayerNorm(width, eps=EPS)
        self.inner = nn.Linear(width, 4 * width)
        self.outer = nn.Linear(4 * width, width)
        self.norm_2 = nn.LayerNorm(width, eps=EPS)

    def forward(self, hidden: Tensor, bias: Tensor, rows: Tensor | None = None) -> Tensor:
        """Return the next hidden states, flat (len(rows) x width) when `rows` are given."""
        n, length, width = hidden.shape
        size = width // self.n_heads
        mixed = self.qkv(hidden).view(n, length, 3, self.n_heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = mixed.unbind(0)
        # plain softmax: fused attention with a mask is slower on a CPU
        scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(size)) + bias
        context = (scores.softmax(-1) @ value).transpose(1, 2).reshape(n, length, width)
        if rows is not None:  # the last layer is needed only where it is pooled
            context, hidden = context.view(-1, width)[rows], hidden.reshape(-1, width)[rows]
        hidden = self.norm_1(hidden + self.out(context))
        return self.norm_2(hidden + self.outer(functional.gelu(self.inner(hidden))))


class Encoder(nn.Module):
    """The layers above `n_frozen`, pooling, standardisation and 32 sigmoids (as logits)."""

    def __init__(self, e5: E5File, n_frozen: int, n_codes: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.layers = nn.ModuleList(make_layer(e5, i) for i in range(n_frozen, e5.n_layers))
        self.register_buffer("mean", torch.zeros(2 * e5.width))
        self.register_buffer("scale", torch.ones(2 * e5.width))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * e5.width, n_codes)
        nn.init.zeros_(self.head.weight)
        nn.init.constant_(self.head.bias, -3.0)

    def pool(self, batch: Batch) -> Tensor:
        """Return (n x 2 width): mean over the paragraph's tokens, and the first token.

        While training the layers multiply in 16 bits where the processor can: twice as fast.
        """
        hidden = batch.hidden
        is_short = self.training and torch.cpu.get_capabilities()["avx512_bf16"]
        with torch.autocast("cpu", torch.bfloat16, enabled=is_short):
            for layer in self.layers[:-1]:
                hidden = layer(hidden, batch.bias)
            hidden = self.layers[-1](hidden, batch.bias, batch.rows)
        pooled = batch.weights @ hidden.float()
        n = len(batch.hidden)
        return torch.cat([pooled[:n], pooled[n:]], dim=1)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return logits (n x codes) and the standardised pooled states (n x 2 width)."""
        states = (self.pool(batch) - self.mean) * self.scale
        return self.head(self.dropout(states)), states


def make_layer(e5: E5File, index: int) -> Layer:
    """Build a layer with the pretrained weights of layer `index`."""
    layer = Layer(e5.width, e5.n_heads)

    def get(*names: str) -> Tensor:
        parts = [e5.tensors[f"l{index}.{name}"] for name in names]
        return torch.from_numpy(np.concatenate(parts))

    weights = {
        "qkv.weight": get("q.w", "k.w", "v.w"),
        "qkv.bias": get("q.b", "k.b", "v.b"),
        "out.weight": get("ao.w"),
        "out.bias": get("ao.b"),
        "norm_1.weight": get("aln.w"),
        "norm_1.bias": get("aln.b"),
        "inner.weight": get("fi.w"),
        "inner.bias": get("fi.b"),
        "outer.weight": get("fo.w"),
        "outer.bias": get("fo.b"),
        "norm_2.weight": get("oln.w"),
        "norm_2.bias": get("oln.b"),
    }
    shapes = layer.state_dict()
    layer.load_state_dict({key: value.view_as(shapes[key]) for key, value in weights.items()})
    return layer


def embed(e5: E5File, ids: list[int]) -> np.ndarray:
    """Return the embedding layer's output (length x width) for token ids."""
    width = e5.width
    states = e5.get_word_rows(np.array(ids))
    states += e5.tensors["emb.pos"].reshape(-1, width)[: len(ids)] + e5.tensors["emb.type"][:width]
    normal = functional.layer_norm(
        torch.from_numpy(states),
        (width,),
        torch.from_numpy(e5.tensors["emb.ln.w"].copy()),
        torch.from_numpy(e5.tensors["emb.ln.b"].copy()),
        EPS,
    )
    return np.asarray(normal.numpy())
