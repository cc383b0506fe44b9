"""What the encoder learns from: units, the same with less context, and joined units."""

import numpy as np

from pipeline.coding.training.examples import list_examples
from pipeline.coding.training.goldset import GoldSet
from pipeline.contracts import Paragraph

CODES = ("procedure.te_laat", "rol.school")


def make_gold(*codings):
    """Units under one heading; of each the settled codes and those of both coders."""
    paragraphs = [
        Paragraph(f"p{i}", "d", i, None, "alinea", ("Te laat",), f"Zin {i}.", 0, 6)
        for i in range(len(codings))
    ]
    by_coder = [{f"p{i}": set(coding[k]) for i, coding in enumerate(codings)} for k in range(3)]
    n = len(codings)
    return GoldSet(paragraphs, ["c/s"] * n, ["c"] * n, *by_coder)


def test_targets_are_the_mean_of_the_settled_coding_and_of_both_coders():
    late, both = {CODES[0]}, set(CODES)
    gold = make_gold((late, late, both), (set(), set(), set()), (both, both, both))
    targets = list_examples(gold, CODES, seed=1)[2]
    expected = np.array([[1, 1 / 3], [0, 0], [1, 1]], np.float32)
    np.testing.assert_allclose(targets[:3], expected)
    np.testing.assert_allclose(targets[3:6], expected)


def test_joined_units_have_the_codes_of_their_parts():
    late, school = {CODES[0]}, {CODES[1]}
    contexts, texts, targets, units = list_examples(
        make_gold((late, late, late), (school, school, set())), CODES, seed=1
    )
    assert texts[4:] == ["Zin 0. Zin 1."]
    np.testing.assert_allclose(targets[4], [1, 2 / 3], rtol=1e-6)
    assert (len(contexts), units.tolist()) == (5, [0, 1, 0, 1, 0])
