from threading import Lock
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.coding.encoder import Encoder, load_encoder, make_inputs
from pipeline.coding.learned.files import ENCODER
from pipeline.coding.tokens import Tokens
from pipeline.contracts import ModelError, Paragraph

TEXTS = [
    "Bij drie keer te laat volgt een brief.",
    "Ouders melden hun kind voor acht uur ziek. Is een leerling na drie dagen nog ziek, dan belt "
    "de mentor naar huis om te horen hoe het gaat.",
    "Verlof.",
]


def make(text, document="d", index=0, heads=("Te laat",)):
    return Paragraph(
        f"{document}-{index}", document, index, None, "alinea", heads, text, 0, len(text)
    )


class Session:
    """Answers with what it was fed, and keeps it."""

    def __init__(self):
        self.fed = []
        self.lock = Lock()

    def get_outputs(self):
        return [SimpleNamespace(shape=[1, 2]), SimpleNamespace(shape=[1, 3])]

    def run(self, names, feed):
        with self.lock:
            self.fed.append(feed)
        total = float((feed["ids"] * (feed["weights"] > 0)).sum())
        return np.full((1, 2), total, np.float32), np.full((1, 3), -total, np.float32)


def test_units_are_run_one_by_one_in_their_own_length_and_equal_ones_once():
    session = Session()
    units = [Tokens([0, 7, 2, 5, 6, 2], 3), Tokens([0, 2, 9, 2], 2), Tokens([0, 7, 2, 5, 6, 2], 3)]
    logits, states = Encoder(session, None, 2).run(units)
    assert logits.tolist() == [[11.0] * 2, [9.0] * 2, [11.0] * 2]
    assert states.tolist() == [[-11.0] * 3, [-9.0] * 3, [-11.0] * 3]
    assert sorted(feed["ids"].shape for feed in session.fed) == [(1, 4), (1, 6)]


def test_weights_average_the_tokens_of_the_paragraph_itself():
    weights = make_inputs(Tokens([0, 7, 2, 5, 6, 2], 3))["weights"]
    assert weights.tolist() == [[0, 0, 0, 0.5, 0.5, 0]]


def test_no_units_give_no_rows():
    logits, states = Encoder(Session(), None).run([])
    assert logits.shape == (0, 2)
    assert states.shape == (0, 3)


def test_a_paragraph_has_the_same_outputs_alone_and_in_company():
    encoder = load_encoder(ENCODER, 2)
    together = encoder.encode([make(text, f"d{i}") for i, text in enumerate(TEXTS)])
    for i, text in enumerate(TEXTS):
        alone = encoder.encode([make(text)])
        assert all(np.array_equal(a[i], b[0]) for a, b in zip(together, alone, strict=True))


def test_what_a_long_paragraph_ends_with_counts():
    encoder = load_encoder(ENCODER, 1)
    block = "Wij hechten aan een goed contact en een prettige sfeer in en om de school. " * 10
    ends = ("De leerplichtambtenaar verleent het verlof.", "De poort gaat om acht uur open.")
    logits, _ = encoder.encode([make(block + end, end) for end in ends])
    assert not np.allclose(logits[0], logits[1], atol=0.1)


def test_a_folder_without_encoder_says_so(tmp_path):
    with pytest.raises(ModelError, match="niet te lezen"):
        load_encoder(tmp_path)
