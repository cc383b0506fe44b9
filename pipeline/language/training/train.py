"""Trains nl_verzuim_sm from treebanks, silver data and patterns with spaCy's training loop."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.language.models import BUILT_IN
from pipeline.language.training.corpus import make_docs, vary
from pipeline.language.training.data import SEED, Data, read_data
from pipeline.language.training.lexicon import collect_lemmas, write_lemmas
from pipeline.language.training.parts import count_parts, write_parts

_META = {
    "name": BUILT_IN.removeprefix("nl_"),
    "version": "1.1.0",
    "description": "Nederlands voor verzuimprotocollen: woordsoorten, lemma's en zinsontleding",
    "license": "CC BY-SA 4.0",
}
_UNUSED = ("tokenizer", "vocab/lookups.bin")  # this package brings its own


def train_model(data: Path, output: Path, n_steps: int | None = None) -> None:
    """Train the pipeline; write it, its lexicons and its provenance.

    Parameters
    ----------
    data : Path
        Folder with ``ud/`` and ``silver/``, see ``README.md`` beside this file.
    output : Path
        Folder that gets ``nl_verzuim_sm/`` (the best state on the development part) and
        ``data/delen.csv`` and ``data/lemmas.csv``; ``pipeline/language`` to ship them.
    n_steps : int, optional
        Training steps, if other than in ``config.cfg``.
    """
    import spacy

    from pipeline.language.assembly import TOKENIZER, prepare
    from pipeline.language.training.provenance import write_provenance

    sentences = read_data(data)
    lexicons = output / "data"
    lexicons.mkdir(parents=True, exist_ok=True)
    write_parts(lexicons / "delen.csv", *count_parts(sentences.train))
    write_lemmas(lexicons / "lemmas.csv", collect_lemmas(sentences.train))
    model = output / BUILT_IN
    with TemporaryDirectory() as folder:
        _run_training(sentences, Path(folder), n_steps)
        shutil.rmtree(model, ignore_errors=True)
        shutil.copytree(Path(folder) / "model-best", model)
    for path in _UNUSED:
        (model / path).unlink(missing_ok=True)
    meta = json.loads((model / "meta.json").read_text("utf-8")) | _META
    (model / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1), "utf-8")
    nlp = prepare(spacy.load(model, config=TOKENIZER, exclude=["tokenizer"]))
    write_provenance(nlp, sentences, data, model)


def _run_training(sentences: Data, work: Path, n_steps: int | None) -> None:
    """Run spaCy's training loop; ``model-best`` and ``model-last`` come in `work`."""
    from spacy import util
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train
    from thinc.api import NumpyOps, set_current_ops

    # numpy's own matrix product is twice as fast as the one that comes with spaCy
    set_current_ops(NumpyOps(use_blis=False))
    vocab = util.get_lang_class("nl")().vocab
    overrides: dict[str, str | int] = {}
    if n_steps is not None:
        overrides |= {"training.max_steps": n_steps, "training.eval_frequency": n_steps}
    for name, part in (("train", list(vary(sentences.train, SEED))), ("dev", sentences.dev)):
        path = work / f"{name}.spacy"
        make_docs(part, vocab).to_disk(path)
        overrides[f"paths.{name}"] = str(path)
    config = util.load_config(Path(__file__).with_name("config.cfg"), overrides=overrides)
    train(init_nlp(config), work)
