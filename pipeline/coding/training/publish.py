"""Writes the trained encoder to the package: graph, tokenizer, codes, held-out logits."""

import json
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.coding.context import get_text, lower_capitals
from pipeline.coding.encoder import load_encoder
from pipeline.coding.learned.files import write_sums
from pipeline.coding.learned.training_set import make_keys
from pipeline.coding.training.cache import N_FROZEN
from pipeline.coding.training.e5file import E5File
from pipeline.coding.training.export import build_model, write_model
from pipeline.coding.training.fit import Material, measure_f1, predict
from pipeline.coding.training.goldset import GoldSet
from pipeline.coding.training.network import Encoder, make_layer
from pipeline.coding.training.vocabulary import choose_pieces, make_tokenizer
from pipeline.contracts import Paragraph

THRESHOLD = 0.5

log = logging.getLogger(__name__)


def list_dutch_words() -> list[str]:
    """Return the Dutch word forms that simplemma knows, for the choice of pieces."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary("nl")
    return sorted(form.decode() if isinstance(form, bytes) else str(form) for form in forms)


def export(
    net: Encoder, paragraphs: Sequence[Paragraph], e5: E5File, words: Sequence[str], folder: Path
) -> None:
    """Write graph and tokenizer to a folder.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        What the encoder learned from: all pieces of their words are kept.
    words : sequence of str
        Dutch words, of which all pieces are kept too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts = [get_text(paragraph) for paragraph in paragraphs]
    texts += sorted({lower_capitals(head) for p in paragraphs for head in p.heading_path})
    kept = choose_pieces(e5.pieces, e5.scores, texts, words)
    pieces, scores = [e5.pieces[i] for i in kept], [e5.scores[i] for i in kept]
    make_tokenizer(pieces, scores).save(str(folder / "tokenizer.json"), pretty=False)
    layers = [*(make_layer(e5, i) for i in range(N_FROZEN)), *net.layers]
    states = [{name: v.numpy() for name, v in layer.state_dict().items()} for layer in layers]
    head = {k: v.numpy() for k, v in net.state_dict().items() if not k.startswith("layers.")}
    write_model(build_model(e5, kept, states, head), folder / "encoder.onnx")


def write_held_out(
    fold: int, net: Encoder, gold: GoldSet, material: Material, words: Sequence[str], folder: Path
) -> None:
    """Write what the encoder of a fold says of the fold's units (``heldout.npz``).

    The coder on top learns from these logits, so they come from an encoder as it is shipped: in
    8 bits, and with a vocabulary that was chosen without the fold. What that costs is logged.
    """
    units = np.flatnonzero(material.folds == fold)  # whole documents: every context is there
    others = np.flatnonzero(material.folds != fold)
    export(net, [gold.paragraphs[i] for i in others], material.e5, words, folder)
    logits, _ = load_encoder(folder).encode([gold.paragraphs[i] for i in units])
    np.savez(folder / "heldout.npz", units=units, logits=logits)
    truth = material.examples.targets[units]
    full = measure_f1(predict(net, material.cache, units), truth, THRESHOLD)
    small = measure_f1(logits, truth, THRESHOLD)
    log.info("fold %d micro/macro 32 bits %.4f/%.4f, 8 bits %.4f/%.4f", fold, *full, *small)


def publish(
    net: Encoder,
    gold: GoldSet,
    codes: Sequence[str],
    e5: E5File,
    words: Sequence[str],
    held_out: Sequence[Path],
    folder: Path,
) -> None:
    """Write the encoder trained on everything, with what those of the folds say of each unit.

    Parameters
    ----------
    held_out : sequence of Path
        Files of `write_held_out`; units of other folds get NaN.
    """
    export(net, gold.paragraphs, e5, words, folder)
    (folder / "codes.json").write_text(json.dumps(list(codes), indent=0), encoding="utf-8")
    logits = np.full((len(gold.paragraphs), len(codes)), np.nan, np.float16)
    for path in held_out:
        with np.load(path) as arrays:
            logits[arrays["units"]] = arrays["logits"]
    np.savez_compressed(folder / "heldout.npz", keys=make_keys(gold.paragraphs), logits=logits)
    write_sums(folder)
