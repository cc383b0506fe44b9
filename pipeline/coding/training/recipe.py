"""The recipe of the fine-tuning: cycles of epochs, learning rates, noise, and an average.

The weights at the ends of the cycles are averaged (as in stochastic weight averaging, Izmailov
et al. 2018): that does on unseen schools what two encoders together do, at the price of one.
"""

from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pipeline.coding.training.network import Batch, Encoder

RATE, HEAD_RATE, RATE_DECAY = 3e-4, 3e-3, 0.9
WARM_UP = 0.08
POSITIVE_WEIGHT = 1.5
THINNED_SHARE = 0.2
HIDDEN = -1e4


@dataclass(frozen=True)
class Cycle:
    """Epochs in which the learning rate rises once and falls to zero.

    Attributes
    ----------
    masked_share : float
        Share of the tokens that the trained layers do not see, drawn anew for every batch: a
        third of the coded passages lacks the obvious keyword, so no word may be relied on.
    dropout : float
        Share of the numbers below the trained layers that is set to zero.
    """

    n_epochs: int
    masked_share: float = 0.0
    dropout: float = 0.0


CYCLES = (Cycle(3), *(Cycle(n, masked_share=0.12, dropout=0.1) for n in (2, 3, 3, 3, 2)))
LAST_SHARE = 0.7


def make_rates(net: Encoder) -> list[float]:
    """Learning rates of the head and of the layers from the top down."""
    return [HEAD_RATE, *(RATE * RATE_DECAY**depth for depth in range(len(net.layers)))]


def make_optimizer(net: Encoder) -> torch.optim.Optimizer:
    """AdamW with a rate that falls per layer from the top."""
    modules = [net.head, *reversed(net.layers)]
    groups = [
        {"params": list(module.parameters()), "lr": rate}
        for module, rate in zip(modules, make_rates(net), strict=True)
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def get_factor(step: int, n_steps: int) -> float:
    """Linear warm-up, then linearly to zero."""
    n_warm = WARM_UP * n_steps
    return min((step + 1) / n_warm, max(0.0, (n_steps - step) / (n_steps - n_warm)))


def add_noise(batch: Batch, cycle: Cycle, chance: np.random.Generator) -> Batch:
    """Hide tokens from attention (never the first) and drop numbers, as the cycle asks."""
    hidden, bias = batch.hidden, batch.bias
    if cycle.masked_share:
        is_masked = torch.from_numpy(chance.random(bias.shape) < cycle.masked_share)
        is_masked[..., 0] = False
        bias = bias.masked_fill(is_masked, HIDDEN)
    if cycle.dropout:
        hidden = functional.dropout(hidden, cycle.dropout)
    return replace(batch, hidden=hidden, bias=bias)


def average(before: dict[str, Tensor], last: dict[str, Tensor]) -> dict[str, Tensor]:
    """Average the weights at the end of a cycle with those `before` it (empty: none)."""
    if not before:
        return {name: value.clone() for name, value in last.items()}
    return {name: before[name].lerp(value, LAST_SHARE) for name, value in last.items()}
