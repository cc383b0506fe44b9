"""Fine-tunes the encoder on the coded units: one run per fold, and one on everything.

Usage: ``python -m pipeline.coding.training.encoder [--run fold0|..|alles]``. Each run writes
its state after every epoch and goes on where it stopped; at the end the encoder is exported to
the package.
"""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from pipeline.coding.tokens import build_tokens
from pipeline.coding.training.cache import N_FROZEN, Cache, cut_batches
from pipeline.coding.training.e5file import E5File, find_e5_file, read_e5
from pipeline.coding.training.examples import Examples, list_examples
from pipeline.coding.training.goldset import GoldSet, load_gold, make_folds
from pipeline.coding.training.network import Encoder
from pipeline.coding.training.publish import publish
from pipeline.coding.training.vocabulary import make_tokenizer

N_FOLDS = 5
N_EPOCHS = 4
RATE, HEAD_RATE, RATE_DECAY = 3e-4, 3e-3, 0.9
WARM_UP = 0.08
POSITIVE_WEIGHT = 1.5
THINNED_SHARE = 0.2
SEED = 17

log = logging.getLogger(__name__)


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


def standardise(net: Encoder, cache: Cache, positions: np.ndarray) -> None:
    """Set mean and scale of the pooled states from the pretrained encoder, once."""
    with torch.no_grad():
        states = torch.cat([net.pool(cache.get_batch([i])) for i in positions.tolist()])
    net.mean.copy_(states.mean(0))
    net.scale.copy_(1 / states.std(0).clamp(min=1e-4))


def predict(net: Encoder, cache: Cache, positions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return logits and standardised states of examples, in the order of `positions`."""
    net.eval()
    logits = np.zeros((len(positions), net.head.out_features), np.float32)
    states = np.zeros((len(positions), net.head.in_features), np.float32)
    lengths = cache.lengths[positions]
    for batch in cut_batches(np.argsort(lengths, kind="stable"), lengths):
        with torch.no_grad():
            out, state = net(cache.get_batch(positions[batch].tolist()))
        logits[batch], states[batch] = out.numpy(), state.numpy()
    net.train()
    return logits, states


def train_run(
    name: str,
    examples: Examples,
    cache: Cache,
    e5: E5File,
    folds: np.ndarray,
    folder: Path,
    n_epochs: int,
    seed: int,
) -> None:
    """Train one encoder; `name` is ``fold<k>`` (fold k is left out) or ``alles``."""
    fold = int(name.removeprefix("fold")) if name.startswith("fold") else -1
    is_training = folds != fold
    torch.manual_seed(seed)
    net = Encoder(e5, N_FROZEN, examples.targets.shape[1])
    optimizer = make_optimizer(net)
    held_back = np.flatnonzero(~is_training)
    held_back = np.concatenate([held_back, held_back + examples.n_units])
    path, first = folder / f"{name}.pt", 0
    if path.exists():
        state = torch.load(path, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["epoch"] + 1
    else:
        chance = np.random.default_rng(seed)
        standardise(net, cache, chance.choice(np.flatnonzero(is_training), 300, replace=False))
    for epoch in range(first, n_epochs):
        chance = np.random.default_rng([seed, epoch])
        batches = draw_epoch(examples, cache.lengths, is_training, chance)
        loss = train_epoch(net, optimizer, examples, cache, batches, (epoch, n_epochs))
        log.info("%s epoch %d loss %.4f", name, epoch, loss)
        torch.save(
            {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path
        )
        if fold >= 0:
            logits, states = predict(net, cache, held_back)
            np.savez(folder / f"{name}.{epoch}.npz", units=held_back, logits=logits, states=states)
            report(name, epoch, logits, examples.targets[held_back], examples.n_units, held_back)


def train_epoch(
    net: Encoder,
    optimizer: torch.optim.Optimizer,
    examples: Examples,
    cache: Cache,
    batches: list[list[int]],
    progress: tuple[int, int],
) -> float:
    """Train on all batches of one epoch (`progress`: its number and how many); mean loss."""
    epoch, n_epochs = progress
    rates = make_rates(net)
    weight = torch.full((examples.targets.shape[1],), POSITIVE_WEIGHT)
    total = 0.0
    for i, batch in enumerate(batches):
        factor = get_factor(epoch * len(batches) + i, n_epochs * len(batches))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        logits, _ = net(cache.get_batch(batch))
        targets = torch.from_numpy(examples.targets[batch])
        loss = functional.binary_cross_entropy_with_logits(logits, targets, pos_weight=weight)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
    return total / len(batches)


def report(
    name: str,
    epoch: int,
    logits: np.ndarray,
    targets: np.ndarray,
    n_units: int,
    held_back: np.ndarray,
) -> None:
    """Log micro-F1 on held-back units, whole and with less context, for a few thresholds."""
    for label, rows in (("whole", held_back < n_units), ("thinned", held_back >= n_units)):
        truth, scores = targets[rows] > 0, 1 / (1 + np.exp(-logits[rows]))
        found = []
        for threshold in (0.4, 0.5, 0.6, 0.7):
            hits = scores >= threshold
            f1 = 2 * (hits & truth).sum(0) / np.maximum(hits.sum(0) + truth.sum(0), 1)
            micro = 2 * (hits & truth).sum() / (hits.sum() + truth.sum())
            found.append(f"{threshold}: {micro:.3f}/{f1.mean():.3f}")
        log.info("%s epoch %d %s micro/macro %s", name, epoch, label, "  ".join(found))


def prepare(gold: GoldSet, codes: Sequence[str], e5: E5File, seed: int) -> Examples:
    """Build all training examples with their token ids."""
    contexts, texts, targets, units = list_examples(gold, codes, seed)
    tokens = build_tokens(make_tokenizer(e5.pieces, e5.scores), contexts, texts)
    return Examples(tokens, targets, units, len(gold.paragraphs))


def main() -> None:
    """Train the runs that are asked for, one after the other."""
    parser = argparse.ArgumentParser(description="Traint de encoder.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--map", type=Path, default=Path("outputs/encoder"))
    parser.add_argument(
        "--runs", nargs="*", default=[*(f"fold{k}" for k in range(N_FOLDS)), "alles"]
    )
    parser.add_argument("--epochs", type=int, default=N_EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.map.mkdir(parents=True, exist_ok=True)
    gold = load_gold([options.corpus, options.corpus / "oefen"])
    codes = sorted({code for found in gold.labels.values() for code in found})
    folds = make_folds(gold, codes, N_FOLDS)
    e5 = read_e5(find_e5_file())
    examples = prepare(gold, codes, e5, SEED)
    cache = Cache(options.map, examples)
    log.info("%d examples, %d tokens", len(examples.tokens), cache.shape[0])
    cache.fill(e5, examples)
    for name in options.runs:
        train_run(name, examples, cache, e5, folds, options.map, options.epochs, options.seed)
    if "alles" in options.runs:
        publish(gold, codes, e5, options.map, N_FROZEN, N_FOLDS)


if __name__ == "__main__":
    main()
