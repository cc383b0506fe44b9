"""Makes the comparison 'frozen e5': what the encoder is worth before it learns to code.

Usage: ``python -m pipeline.coding.training.frozen [--map outputs/encoder]``. Pools the
states of the lower half of e5 as it was published, and writes the held-out logits of logistic
regressions on them, for ``make evaluate``.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline.coding.learned.files import FROZEN
from pipeline.coding.learned.training_set import list_folds, make_keys
from pipeline.coding.training.cache import Cache
from pipeline.coding.training.e5file import find_e5_file, read_e5
from pipeline.coding.training.encoder import N_FOLDS, SEED, prepare
from pipeline.coding.training.folds import make_folds

N_LAYERS = 6
STRENGTH = 0.03
POSITIVE_WEIGHT = 3.0
NO = -9.0


def pool(cache: Cache, n_units: int) -> np.ndarray:
    """Return the mean state of paragraph and of context (n_units x 768), 0 without context."""
    states = np.memmap(cache.path, np.float16, "r", shape=cache.shape)
    pooled = np.zeros((n_units, 2 * cache.shape[1]), np.float32)
    for i in range(n_units):
        own = np.asarray(states[cache.offsets[i] : cache.offsets[i + 1]], dtype=np.float32)
        start = cache.starts[i]
        paragraph, context = own[start : max(len(own) - 1, start + 1)], own[1:start]
        pooled[i, : own.shape[1]] = paragraph.mean(axis=0)
        if start > 2:
            pooled[i, own.shape[1] :] = context.mean(axis=0)
    return pooled


def score_held_out(states: np.ndarray, truth: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Return logits (n_units x n_codes), for each fold from regressions on the others."""
    from sklearn.linear_model import LogisticRegression

    logits = np.full(truth.shape, NO, np.float32)
    for fold in list_folds(folds):
        is_test = folds == fold
        mean, scale = states[~is_test].mean(axis=0), states[~is_test].std(axis=0) + 1e-6
        learned, tested = ((states[rows] - mean) / scale for rows in (~is_test, is_test))
        for i in np.flatnonzero(truth[~is_test].any(axis=0)):
            regression = LogisticRegression(
                C=STRENGTH, class_weight={False: 1.0, True: POSITIVE_WEIGHT}, max_iter=200
            )
            regression.fit(learned, truth[~is_test, i])
            logits[is_test, i] = regression.decision_function(tested)
    return logits


def main() -> None:
    """Make the comparison on the corpora of the project."""
    from pipeline.run.gold import load_training_gold

    parser = argparse.ArgumentParser(description="Vergelijkt met een encoder die niet leerde.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--map", type=Path, default=Path("outputs/encoder"))
    options = parser.parse_args()
    gold = load_training_gold([options.corpus, options.corpus / "oefen"])
    codes = sorted({code for found in gold.labels.values() for code in found})
    e5 = read_e5(find_e5_file())
    examples = prepare(gold, codes, e5, SEED)
    units = replace(examples, tokens=examples.tokens[: examples.n_units])
    options.map.mkdir(parents=True, exist_ok=True)
    cache = Cache(options.map, units, N_LAYERS)
    cache.fill(e5, units)
    states = pool(cache, units.n_units)
    logits = score_held_out(states, gold.get_matrix(codes), make_folds(gold, codes, N_FOLDS))
    np.savez_compressed(
        FROZEN,
        keys=make_keys(gold.paragraphs),
        codes=np.array(codes),
        logits=logits.astype(np.float16),
    )


if __name__ == "__main__":
    main()
