from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.coding.context import build_inputs, lower_capitals
from pipeline.contracts import Paragraph


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("TE LAAT", "Te laat"),
        ("3.2 TE LAAT KOMEN", "3.2 te laat komen"),
        ("VERLOF: vraag het UITERLIJK acht weken", "Verlof: vraag het uiterlijk acht weken"),
        ("BEL BIJ 16 UUR IN 4 WEKEN DUO", "Bel bij 16 uur in 4 weken duo"),
        ("ÉÉN PER DAG, AANGETEKEND. Wij bellen", "Één per dag, aangetekend. Wij bellen"),
        # must not match: abbreviations, initials, what already has small letters
        ("Meld het bij DUO, JGZ en het SWV", "Meld het bij DUO, JGZ en het SWV"),
        ("DUO", "DUO"),
        ("M@ZL", "M@ZL"),
        ("Mevrouw A.B. de Vries belt", "Mevrouw A.B. de Vries belt"),
        ("SOMtoday en ParnasSys", "SOMtoday en ParnasSys"),
        ("", ""),
    ],
)
def test_words_in_capitals_are_put_in_small_letters(text: str, wanted: str) -> None:
    assert lower_capitals(text) == wanted


@given(st.text(alphabet="ABCDÉØabcé ß1.,'|-@", max_size=40))
def test_nothing_but_capitals_changes(text: str) -> None:
    lowered = lower_capitals(text)
    assert lowered.lower() == text.lower()
    assert lower_capitals(lowered) == lowered
    assert all(new == old or old.isupper() for new, old in zip(lowered, text, strict=True))


def test_all_that_the_models_read_is_put_in_small_letters() -> None:
    row = Paragraph(
        "d-0", "d", 0, None, "tabelrij", ("BIJLAGE 2",), "3 KEER | BRIEF", 0, 14,
        column_heads=("WANNEER", "WAT"),
    )  # fmt: skip
    item = replace(row, kind="opsomming", stem="DE SCHOOL MELDT:", text="ZIEK", column_heads=())
    after = replace(item, kind="alinea", text="Let op.")
    assert build_inputs([row, item, after]) == [
        ("Bijlage 2", "", "Wanneer: 3 keer | WAT: Brief"),
        ("Bijlage 2", "De school meldt:", "Ziek"),
        ("Bijlage 2", "Ziek", "Let op."),
    ]
