"""What the encoder made of a document is kept: only new and changed documents are encoded."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.contracts import Paragraph
from pipeline.run.encoding import DocumentEncoder, dump_arrays, load_arrays
from pipeline.run.progress import SilentProgress
from pipeline.store import Store


class FakeEncoder:
    """Gives the length of every paragraph, and remembers which ones it was asked for."""

    def __init__(self):
        self.seen = []

    def encode(self, paragraphs):
        self.seen += [paragraph.text for paragraph in paragraphs]
        lengths = np.array([[len(p.text)] for p in paragraphs], np.float32)
        return np.repeat(lengths, 2, axis=1), -np.repeat(lengths, 3, axis=1)


def make_documents(documents):
    return {
        name: [
            Paragraph(f"{name}-{i}", name, i, None, "alinea", (), text, 0, len(text))
            for i, text in enumerate(texts)
        ]
        for name, texts in documents.items()
    }


def encode(documents, folder, store):
    """Return the outputs, and the texts that had to be encoded for them."""
    encoder = FakeEncoder()
    with DocumentEncoder(encoder, folder, make_documents(documents), store) as encoding:
        outputs = encoding.finish(SilentProgress())
    return outputs, encoder.seen


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("encoder")
    (folder / "encoder.onnx").write_bytes(b"gewichten")
    return folder


TEXTS = st.lists(st.text("abc ", min_size=1, max_size=8), min_size=1, max_size=4)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from("PQRS"), TEXTS, min_size=1), st.data())
def test_only_the_changed_document_is_encoded_again(tmp_path_factory, model, documents, data):
    store = Store(tmp_path_factory.mktemp("tussenstand"))
    encode(documents, model, store)
    name = data.draw(st.sampled_from(sorted(documents)))
    changed = {**documents, name: [*documents[name], "iets nieuws"]}
    outputs, seen = encode(changed, model, store)
    assert seen == changed[name]
    fresh, every = encode(changed, model, Store(tmp_path_factory.mktemp("leeg")))
    assert len(fresh[0]) == sum(map(len, changed.values())) >= len(every)
    assert all(np.array_equal(a, b) for a, b in zip(outputs, fresh, strict=True))


def test_another_encoder_encodes_everything_again(tmp_path, model):
    store = Store(tmp_path / "tussenstand")
    documents = {"P": ["een", "twee"], "Q": ["drie"]}
    encode(documents, model, store)
    assert encode(documents, model, store)[1] == []
    other = tmp_path / "encoder"
    other.mkdir()
    (other / "encoder.onnx").write_bytes(b"andere gewichten")
    assert encode(documents, other, store)[1] == ["een", "twee", "drie"]


def test_a_changed_neighbour_counts_as_a_change(tmp_path, model):
    store = Store(tmp_path)
    encode({"P": ["een", "twee"]}, model, store)
    assert encode({"P": ["een!", "twee"]}, model, store)[1] == ["een!", "twee"]


def test_what_failed_in_the_background_is_raised(tmp_path, model):
    class Broken(FakeEncoder):
        def encode(self, paragraphs):
            raise MemoryError

    documents = make_documents({"P": ["een"], "Q": ["twee"]})
    encoding = DocumentEncoder(Broken(), model, documents, Store(tmp_path))
    with encoding, pytest.raises(MemoryError):
        encoding.finish(SilentProgress())


def test_arrays_come_back_as_they_were():
    logits, states = np.ones((2, 3), np.float32), np.zeros((2, 5), np.float32)
    found = load_arrays(dump_arrays(logits, states))
    assert all(np.array_equal(a, b) for a, b in zip(found, (logits, states), strict=True))
    assert found[0].dtype == found[1].dtype == np.float32
