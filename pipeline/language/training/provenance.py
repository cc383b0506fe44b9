"""Records where a trained model comes from and what it scores: ``herkomst.json`` beside it."""

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path

from spacy.language import Language

from pipeline.language.training.data import SEED, Data
from pipeline.language.training.evaluate import score, score_boundaries, score_simple
from pipeline.language.training.practice import PRACTICE

_PACKAGES = ("spacy", "thinc", "numpy", "simplemma")


def write_provenance(nlp: Language, data: Data, folder: Path, output: Path) -> None:
    """Score a pipeline on the held-out sentences and write ``herkomst.json``.

    Parameters
    ----------
    nlp : Language
        The trained pipeline with this package's components.
    data : Data
        The sentences it was trained and is tested on.
    folder : Path
        Where they were read.
    output : Path
        Folder of the model.
    """
    silver = [*(folder / "silver").glob("*.tsv"), PRACTICE]
    paths = sorted([*(folder / "ud").glob("*.conllu"), *silver])
    record = {
        "seed": SEED,
        "zinnen": {
            "training": len(data.train),
            "keuze van de beste stap": len(data.dev),
            "alpino_test": len(data.test),
            "silver_test": len(data.silver_test),
        },
        "bestanden": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in paths},
        "versies": {"python": platform.python_version()} | {p: version(p) for p in _PACKAGES},
        "scores": {
            "alpino_test, gegeven tokens": score(nlp, data.test),
            "alpino_test, ruwe tekst (F1)": score_boundaries(nlp, data.test),
            "silver_test, gegeven tokens": score(nlp, data.silver_test),
            "eenvoudiger (gewoonste woordsoort, simplemma), alpino_test": score_simple(
                data.train, data.test
            ),
            "eenvoudiger (gewoonste woordsoort, simplemma), silver_test": score_simple(
                data.train, data.silver_test
            ),
        },
    }
    text = json.dumps(record, ensure_ascii=False, indent=2)
    (output / "herkomst.json").write_text(text + "\n", "utf-8")
