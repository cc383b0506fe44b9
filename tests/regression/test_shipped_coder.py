import pytest

from pipeline.coding.decide import decide
from pipeline.coding.learned import load_coder
from pipeline.contracts import Paragraph

SENTENCES = [
    (
        "Ziekmelden",
        "Is uw kind ziek, dan belt u voor half negen naar school.",
        "procedure.geoorloofd",
    ),
    (
        "Te laat komen",
        "Wie drie keer te laat is, meldt zich een week om acht uur.",
        "procedure.te_laat",
    ),
    ("Verlof", "Verlof vraagt u acht weken van tevoren aan met het formulier.", "procedure.verlof"),
    ("Jeugdarts", "De jeugdarts onderzoekt de leerling en adviseert de school.", "rol.jeugdarts"),
]


def make(index, heading, text):
    return Paragraph(f"p{index}", "d", index, None, "alinea", (heading,), text, 0, len(text))


@pytest.fixture(scope="module")
def coder():
    return load_coder(n_threads=1)


def test_shipped_coder_codes_plain_sentences_with_evidence(coder):
    paragraphs = [make(i, heading, text) for i, (heading, text, _) in enumerate(SENTENCES)]
    codings = decide(paragraphs, [], coder.predict(paragraphs), coder, "1")
    found = {(c.paragraph_id, c.code): c for c in codings}
    for i, (_, _, code) in enumerate(SENTENCES):
        assert "lijkt op" in found[f"p{i}", code].evidence


def test_shipped_coder_leaves_loose_lines_alone(coder):
    paragraphs = [make(0, "Contact", "Dorpsstraat 1, 1234 AB Ons Dorp"), make(1, "", "Menu")]
    assert decide(paragraphs, [], coder.predict(paragraphs), coder, "1") == []


def test_scores_are_probabilities_and_repeat(coder):
    paragraphs = [make(i, heading, text) for i, (heading, text, _) in enumerate(SENTENCES)]
    first, second = (coder.predict(paragraphs).scores for _ in range(2))
    assert first.equals(second)
    assert first.to_numpy().min() >= 0
    assert first.to_numpy().max() <= 1
    assert tuple(first.columns) == coder.codes
