"""Fine-tunes the encoder on the coded units: one run per fold, and one on everything.

Usage: ``python -m pipeline.coding.training.encoder [--runs fold0 .. alles]``. Each run writes
its state after every epoch and goes on where it stopped; at the end the encoder is exported to
the package.
"""

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import torch

from pipeline.coding.learned.files import ENCODER
from pipeline.coding.learned.training_set import list_folds
from pipeline.coding.tokens import build_tokens
from pipeline.coding.training.cache import Cache
from pipeline.coding.training.e5file import E5File, find_e5_file, read_e5
from pipeline.coding.training.examples import Examples, list_examples
from pipeline.coding.training.fit import Material, train_run
from pipeline.coding.training.folds import make_folds
from pipeline.coding.training.goldset import GoldSet
from pipeline.coding.training.publish import list_dutch_words, publish, write_held_out
from pipeline.coding.training.vocabulary import make_tokenizer

N_FOLDS = 5
SEED = 17
ALL = "alles"

log = logging.getLogger(__name__)


def prepare(gold: GoldSet, codes: Sequence[str], e5: E5File, seed: int) -> Examples:
    """Build all training examples with their token ids."""
    contexts, texts, targets, units = list_examples(gold, codes, seed)
    tokens = build_tokens(make_tokenizer(e5.pieces, e5.scores), contexts, texts)
    return Examples(tokens, targets, units, len(gold.paragraphs))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the runs that are asked for, one after the other, and publish."""
    from pipeline.run.gold import load_training_gold

    options = read_options(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.map.mkdir(parents=True, exist_ok=True)
    gold = load_training_gold([options.corpus, options.corpus / "oefen"])
    codes = sorted({code for found in gold.labels.values() for code in found})
    folds = make_folds(gold, codes, N_FOLDS)
    e5 = read_e5(find_e5_file())
    examples = prepare(gold, codes, e5, SEED)
    cache = Cache(options.map, examples)
    log.info("%d examples, %d tokens", len(examples.tokens), cache.shape[0])
    cache.fill(e5, examples)
    material, words = Material(examples, cache, e5, folds, SEED), list_dutch_words()
    for fold in (f for f in list_folds(folds) if f"fold{f}" in options.runs):
        net = train_run(fold, options.map / f"fold{fold}.pt", material)
        write_held_out(fold, net, gold, material, words, options.map / f"fold{fold}")
    if ALL in options.runs:
        net = train_run(-1, options.map / f"{ALL}.pt", material)
        held_out = sorted(options.map.glob("fold*/heldout.npz"))
        publish(net, gold, codes, e5, words, held_out, options.uit)


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the options of the command line."""
    names = [*(f"fold{k}" for k in range(N_FOLDS)), ALL]
    parser = argparse.ArgumentParser(description="Traint de encoder.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--map", type=Path, default=Path("outputs/encoder"))
    parser.add_argument("--runs", nargs="*", choices=names, default=names)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--uit", type=Path, default=ENCODER)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
