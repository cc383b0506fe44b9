"""Fits one encoder: on everything, or on all folds but one."""

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pipeline.coding.training.cache import N_FROZEN, Cache, cut_batches
from pipeline.coding.training.e5file import E5File
from pipeline.coding.training.examples import Examples
from pipeline.coding.training.network import Encoder
from pipeline.coding.training.recipe import (
    CYCLES,
    POSITIVE_WEIGHT,
    THINNED_SHARE,
    Cycle,
    add_noise,
    average,
    get_factor,
    make_optimizer,
    make_rates,
)

N_STANDARDISED = 300

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Material:
    """What every run learns from; `folds` holds the fold of each unit."""

    examples: Examples
    cache: Cache
    e5: E5File
    folds: np.ndarray
    seed: int


def train_run(fold: int, path: Path, material: Material) -> Encoder:
    """Train one encoder on all units outside a fold (-1: on all units) and return it.

    The state is written to `path` after every epoch; a run that was interrupted goes on from
    there. Random numbers depend on seed and epoch only, so that an interruption makes no
    difference.
    """
    is_training = material.folds != fold
    torch.manual_seed(material.seed)
    net = Encoder(material.e5, N_FROZEN, material.examples.targets.shape[1])
    optimizer = make_optimizer(net)
    averaged: dict[str, Tensor] = {}
    n_done = 0
    if path.exists():
        state = torch.load(path, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        averaged, n_done = state["averaged"], state["n_epochs"]
    else:
        standardise(net, material.cache, np.flatnonzero(is_training), material.seed)
    epochs = [(cycle, number) for cycle in CYCLES for number in range(cycle.n_epochs)]
    for epoch, (cycle, number) in list(enumerate(epochs))[n_done:]:
        torch.manual_seed(material.seed + epoch)
        chance = np.random.default_rng([material.seed, epoch])
        batches = draw_epoch(material.examples, material.cache.lengths, is_training, chance)
        loss = train_epoch(net, optimizer, material, batches, cycle, number, chance)
        log.info("%s epoch %d loss %.4f", path.stem, epoch, loss)
        if number == cycle.n_epochs - 1:
            averaged = average(averaged, net.state_dict())
        state = {"net": net.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save({**state, "averaged": averaged, "n_epochs": epoch + 1}, path)
    net.load_state_dict(averaged)
    net.eval()
    return net


def standardise(net: Encoder, cache: Cache, units: np.ndarray, seed: int) -> None:
    """Set mean and scale of the pooled states from the pretrained encoder, once."""
    chance = np.random.default_rng(seed)
    chosen = chance.choice(units, min(N_STANDARDISED, len(units)), replace=False)
    with torch.no_grad():
        states = torch.cat([net.pool(cache.get_batch([i])) for i in chosen.tolist()])
    net.mean.copy_(states.mean(0))
    net.scale.copy_(1 / states.std(0).clamp(min=1e-4))


def draw_epoch(
    examples: Examples, lengths: np.ndarray, is_training: np.ndarray, chance: np.random.Generator
) -> list[list[int]]:
    """Draw the batches of one epoch: each unit once, some with less context, and joined units."""
    n = examples.n_units
    chosen = np.arange(n) + n * (chance.random(n) < THINNED_SHARE)
    chosen = np.concatenate([chosen, np.arange(2 * n, len(examples.units))])
    chosen = chance.permutation(chosen[is_training[examples.units[chosen]]])
    batches = cut_batches(chosen[np.argsort(lengths[chosen] // 4, kind="stable")], lengths)
    return [batches[i] for i in chance.permutation(len(batches))]


def train_epoch(
    net: Encoder,
    optimizer: torch.optim.Optimizer,
    material: Material,
    batches: list[list[int]],
    cycle: Cycle,
    number: int,
    chance: np.random.Generator,
) -> float:
    """Train on all batches of epoch `number` of a cycle; return the mean loss."""
    net.train()
    rates = make_rates(net)
    weight = torch.full((material.examples.targets.shape[1],), POSITIVE_WEIGHT)
    total = 0.0
    for i, batch in enumerate(batches):
        factor = get_factor(number * len(batches) + i, cycle.n_epochs * len(batches))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        logits, _ = net(add_noise(material.cache.get_batch(batch), cycle, chance))
        targets = torch.from_numpy(material.examples.targets[batch])
        loss = functional.binary_cross_entropy_with_logits(logits, targets, pos_weight=weight)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
    return total / len(batches)


def predict(net: Encoder, cache: Cache, units: np.ndarray) -> np.ndarray:
    """Return logits (n_units x n_codes) in the order of `units`."""
    logits = np.zeros((len(units), net.head.out_features), np.float32)
    lengths = cache.lengths[units]
    for batch in cut_batches(np.argsort(lengths, kind="stable"), lengths):
        with torch.no_grad():
            logits[batch] = net(cache.get_batch(units[batch].tolist()))[0].numpy()
    return logits


def measure_f1(logits: np.ndarray, truth: np.ndarray, threshold: float) -> tuple[float, float]:
    """Return micro- and macro-F1 of codes with a score of at least `threshold`.

    `truth` are targets of `Examples`: a unit has the codes that most of the codings gave it.
    """
    hits, truth = 1 / (1 + np.exp(-logits)) >= threshold, truth >= 0.5
    sums = hits + truth.astype(int)
    f1 = 2 * (hits & truth).sum(axis=0) / np.maximum(sums.sum(axis=0), 1)
    return float(2 * (hits & truth).sum() / max(sums.sum(), 1)), float(f1.mean())
