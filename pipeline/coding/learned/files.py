"""The learned coder on disk: skops for scikit-learn and arrays, ONNX for the encoder, hashes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.coding.encoder import load_encoder
from pipeline.coding.learned.coder import LearnedCoder
from pipeline.coding.learned.examples import Examples
from pipeline.coding.learned.thresholds import Thresholds
from pipeline.coding.learned.training_set import HeldOut
from pipeline.coding.learned.weigher import Weigher
from pipeline.coding.learned.words import WordModel, make_vectorizers
from pipeline.contracts import ModelError

MODEL = Path(__file__).parents[1] / "model"
ENCODER, CODER = MODEL / "encoder", MODEL / "coder"
FROZEN = MODEL / "frozen_e5.npz"
CODER_FILE, SUMS_FILE = "coder.skops", "SHA256SUMS"
FORMAT = 4
# The trees of the weigher: arrays of numbers, and no code of its own runs while reading them.
TRUSTED = ["sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor"]


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_sums(folder: Path, others: Mapping[str, str] | None = None) -> None:
    """Write the hashes of all parts of a model in a folder, as ``sha256sum`` does.

    Tables of scores are no part: they may be measured again.

    Parameters
    ----------
    others : mapping of str to str, optional
        Hashes of files elsewhere that these belong to, under a name that starts with ``..``.
    """
    parts = [path for path in folder.iterdir() if path.name != SUMS_FILE and path.suffix != ".csv"]
    sums = {path.name: hash_file(path) for path in parts}
    lines = [f"{value}  {name}\n" for name, value in sorted({**sums, **(others or {})}.items())]
    (folder / SUMS_FILE).write_text("".join(lines), encoding="utf-8")


def check_sums(folder: Path) -> None:
    """Compare the files of a folder with their hashes.

    Raises
    ------
    ModelError
        When a file is missing, changed, or belongs to another encoder.
    """
    try:
        lines = (folder / SUMS_FILE).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(
            f"In {folder} staat geen model (SHA256SUMS ontbreekt). Geef een map die "
            "'verzuim train' heeft gemaakt, of installeer verzuim opnieuw."
        ) from error
    for line in lines:
        expected, _, name = line.partition("  ")
        path = ENCODER / Path(name).name if name.startswith("..") else folder / name
        if not path.is_file() or hash_file(path) != expected:
            raise ModelError(
                f"Het modelbestand {path} ontbreekt, is beschadigd of hoort bij een andere "
                "versie. Train het model opnieuw met 'verzuim train', of installeer verzuim "
                "opnieuw."
            )


def identify_coder(path: Path | None = None) -> str:
    """Return eight hex digits that differ between coders: the start of a hash over their hashes.

    Parameters
    ----------
    path : Path, optional
        Folder of the coder; without it the shipped one.
    """
    return hash_file((path or CODER) / SUMS_FILE)[:8]


def save_coder(coder: LearnedCoder, folder: Path) -> None:
    """Write a coder, without its encoder, to a folder."""
    import skops.io

    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "format": FORMAT,
        "codes": list(coder.codes),
        "cue_names": list(coder.cue_names),
        "thresholds": [list(coder.thresholds.paragraph), list(coder.thresholds.document)],
        "words": pack_words(coder.words),
        "weigher": dict(vars(coder.weigher)),
        "examples": {
            **vars(coder.examples),
            "quotes": "\n".join(coder.examples.quotes),
            "sources": "\n".join(coder.examples.sources),
        },
    }
    skops.io.dump(content, folder / CODER_FILE, compression=8)
    write_sums(folder, {"../encoder/encoder.onnx": hash_file(ENCODER / "encoder.onnx")})


def pack_words(words: WordModel) -> dict[str, Any]:
    """Turn a word model into strings and arrays.

    Reading a vocabulary of a hundred thousand n-grams entry by entry takes half a minute; as one
    string it takes no time.
    """
    return {
        "grams": {
            name: "\n".join(vectorizer.get_feature_names_out())
            for name, vectorizer in words.vectorizers.items()
        },
        "idf": {name: vectorizer.idf_ for name, vectorizer in words.vectorizers.items()},
        "weights": words.weights,
        "bias": words.bias,
    }


def unpack_words(content: Mapping[str, Any]) -> WordModel:
    """Rebuild a word model from what `pack_words` made of it."""
    vectorizers = make_vectorizers()
    for name, vectorizer in vectorizers.items():
        vectorizer.set_params(vocabulary=content["grams"][name].split("\n"))
        vectorizer.idf_ = content["idf"][name]
    return WordModel(vectorizers, content["weights"], content["bias"])


def load_coder(path: Path | None = None, n_threads: int = 0) -> LearnedCoder:
    """Load a learned coder: the shipped one, or one that ``verzuim train`` wrote.

    Parameters
    ----------
    path : Path, optional
        Folder of the coder.
    n_threads : int
        Threads for the encoder; 0 takes all cores.

    Raises
    ------
    ModelError
        When a file is missing or damaged, or holds types that are not trusted.
    """
    folder = path or CODER
    check_sums(ENCODER)
    check_sums(folder)
    content = read_content(folder / CODER_FILE)
    return LearnedCoder(
        codes=tuple(content["codes"]),
        encoder_codes=load_encoder_codes(),
        cue_names=tuple(content["cue_names"]),
        encoder=load_encoder(ENCODER, n_threads),
        words=unpack_words(content["words"]),
        weigher=Weigher(**content["weigher"]),
        thresholds=Thresholds(*(tuple(values) for values in content["thresholds"])),
        examples=Examples(
            **{
                **content["examples"],
                "quotes": content["examples"]["quotes"].split("\n"),
                "sources": content["examples"]["sources"].split("\n"),
            }
        ),
    )


def read_content(path: Path) -> dict[str, Any]:
    """Read a skops file; raises ModelError when it holds anything but numbers and trees."""
    import skops.io

    unknown = sorted(set(skops.io.get_untrusted_types(file=path)) - set(TRUSTED))
    if unknown:
        raise ModelError(f"{path.name} bevat onderdelen die niet vertrouwd worden: {unknown}.")
    content: dict[str, Any] = skops.io.load(path, trusted=TRUSTED)
    if content.get("format") != FORMAT:
        raise ModelError(f"{path.name} is van een andere versie; draai 'verzuim train' opnieuw.")
    return content


def load_encoder_codes() -> tuple[str, ...]:
    """Return the codes of the shipped encoder's logits, in their order."""
    return tuple(json.loads((ENCODER / "codes.json").read_text(encoding="utf-8")))


def load_held_out() -> HeldOut:
    """Load the logits of encoders that had not seen the shipped units."""
    with np.load(ENCODER / "heldout.npz", allow_pickle=False) as arrays:
        return HeldOut(arrays["keys"], arrays["logits"].astype(np.float32))


def load_frozen(codes: Sequence[str]) -> HeldOut:
    """Load what regressions on the embeddings of an e5 that never learned to code say.

    Made for the evaluation only, by ``pipeline.coding.training.frozen``: for each unit of the
    shipped corpora by a regression that had not seen its school.
    """
    with np.load(FROZEN, allow_pickle=False) as arrays:
        places = [arrays["codes"].tolist().index(code) for code in codes]
        return HeldOut(arrays["keys"], arrays["logits"][:, places].astype(np.float32))
