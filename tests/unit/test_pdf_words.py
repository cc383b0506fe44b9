import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.pdf.words import Lexicon, clean_text, join_lines

CASES = list(
    csv.DictReader(
        (Path(__file__).parents[1] / "data/pdf/afbreken.csv").open(encoding="utf-8"),
        delimiter=";",
    )
)
LINES = st.lists(st.text(alphabet="abeiouvmbt -/–.,1AE", min_size=1, max_size=20), max_size=6)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["verwacht"])
def test_line_end_is_joined(case: dict[str, str]) -> None:
    # A document that breaks words at line ends, as most do.
    lexicon = Lexicon(["school-", "gids", "leer-", "ling", "Vier weken."])
    assert join_lines([case["links"], case["rechts"]], lexicon) == case["verwacht"]


def test_the_document_itself_knows_best() -> None:
    lexicon = Lexicon(["een leerling-coach helpt", "de leerling-", "coach belt"])
    assert join_lines(["de leerling-", "coach belt"], lexicon) == "de leerling-coach belt"


def test_a_document_that_never_breaks_words_keeps_its_hyphens() -> None:
    lexicon = Lexicon([*["Een regel zonder koppelteken."] * 80, "ouder-", "kind"])
    assert join_lines(["ouder-", "kind"], lexicon) == "ouder-kind"


@given(LINES)
def test_joining_loses_only_hyphens_and_spaces(lines: list[str]) -> None:
    text = join_lines(lines, Lexicon(lines))

    def kept(value: str) -> str:
        plain = value.replace("ä", "a").replace("ë", "e").replace("ï", "i").replace("ö", "o")
        return "".join(c for c in plain.replace("ü", "u") if c not in " -")

    assert kept(text) == kept("".join(lines))
    assert "\n" not in text
    assert "  " not in text


@given(LINES)
def test_joining_one_line_changes_spaces_only(lines: list[str]) -> None:
    for line in lines:
        assert join_lines([line], Lexicon(lines)) == " ".join(line.split())


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("o\ufb03cieel", "officieel"),
        ("V E R Z U I M", "VERZUIM"),
        ("verzuimcoÃ¶rdinator", "verzuimcoördinator"),
        ("leer\u00adplicht", "leerplicht"),
        ("twee\u00a0 dagen", "twee dagen"),
        ("na 3 à 4 keer", "na 3 à 4 keer"),
        ("'s ochtends", "'s ochtends"),
    ],
)
def test_text_is_cleaned(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean
