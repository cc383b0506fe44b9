"""Writes the trained encoder to the package: graph, tokenizer, codes, held-out logits."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from pipeline.coding.learned.files import ENCODER, write_sums
from pipeline.coding.learned.train import make_keys
from pipeline.coding.training.e5file import E5File
from pipeline.coding.training.export import build_model, write_model
from pipeline.coding.training.goldset import GoldSet
from pipeline.coding.training.network import Encoder, make_layer
from pipeline.coding.training.vocabulary import choose_pieces, make_tokenizer


def list_dutch_words() -> list[str]:
    """Return the Dutch word forms that simplemma knows, for the choice of pieces."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary("nl")
    return sorted(form.decode() if isinstance(form, bytes) else str(form) for form in forms)


def publish(
    gold: GoldSet, codes: Sequence[str], e5: E5File, run: Path, n_frozen: int, n_folds: int
) -> None:
    """Export the encoder trained on everything, with what the folds say of each unit."""
    ENCODER.mkdir(parents=True, exist_ok=True)
    texts = [paragraph.text for paragraph in gold.paragraphs]
    texts += sorted({head for p in gold.paragraphs for head in p.heading_path})
    kept = choose_pieces(e5.pieces, e5.scores, texts, list_dutch_words())
    pieces, scores = [e5.pieces[i] for i in kept], [e5.scores[i] for i in kept]
    make_tokenizer(pieces, scores).save(str(ENCODER / "tokenizer.json"), pretty=False)
    net = Encoder(e5, n_frozen, len(codes))
    net.load_state_dict(torch.load(run / "alles.pt", weights_only=True)["net"])
    layers = [*(make_layer(e5, i) for i in range(n_frozen)), *net.layers]
    states = [{name: v.numpy() for name, v in layer.state_dict().items()} for layer in layers]
    head = {k: v.numpy() for k, v in net.state_dict().items() if not k.startswith("layers.")}
    write_model(build_model(e5, kept, states, head), ENCODER / "encoder.onnx")
    (ENCODER / "codes.json").write_text(json.dumps(list(codes), indent=0), encoding="utf-8")
    logits = collect_held_out(run, len(gold.paragraphs), len(codes), n_folds)
    np.savez_compressed(
        ENCODER / "heldout.npz", keys=make_keys(gold.paragraphs), logits=logits.astype(np.float16)
    )
    write_sums(ENCODER)


def collect_held_out(run: Path, n_units: int, n_codes: int, n_folds: int) -> np.ndarray:
    """Return the last logits of each unit by the encoder of its fold; NaN where there is none."""
    logits = np.full((n_units, n_codes), np.nan, np.float32)
    for fold in range(n_folds):
        epochs = sorted(run.glob(f"fold{fold}.*.npz"))
        if epochs:
            with np.load(epochs[-1]) as arrays:
                rows = arrays["units"] < n_units
                logits[arrays["units"][rows]] = arrays["logits"][rows]
    return logits
