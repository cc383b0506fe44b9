"""Codes in documents that reading refuses are none."""

from dataclasses import replace

import numpy as np

from pipeline.contracts import Paragraph
from pipeline.run.refusal import clear_refused

STAFF = (
    "De werknemer meldt zich ziek bij de werkgever. De bedrijfsarts roept de medewerker op. "
    "Na zes weken volgt een plan van aanpak volgens de Wet verbetering poortwachter."
)
PUPILS = "Ouders melden hun kind voor half negen ziek. De leerkracht belt als een kind er niet is."


def make(document_id: str, text: str) -> Paragraph:
    return Paragraph(
        f"{document_id}-0", document_id, 0, None, "alinea", ("Ziekte",), text, 0, len(text)
    )


def test_codes_are_taken_from_documents_about_staff_only():
    paragraphs = [make("a", PUPILS), make("b", STAFF), make("c", PUPILS)]
    found = np.ones((3, 2), bool)
    assert clear_refused(paragraphs, found).all(axis=1).tolist() == [True, False, True]
    assert found.all()  # what was found stays as it was


def test_a_passage_on_staff_does_not_refuse_a_document_on_pupils():
    texts = [PUPILS, "Voor personeel geldt een eigen regeling van de werkgever.", PUPILS]
    paragraphs = [replace(make("a", text), index=i) for i, text in enumerate(texts)]
    assert clear_refused(paragraphs, np.ones((3, 2), bool)).all()


def test_nothing_is_cleared_of_nothing():
    assert clear_refused([], np.ones((0, 2), bool)).shape == (0, 2)
