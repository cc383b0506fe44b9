"""Answers laid side by side: wording made equal, rules left as they are."""

import pytest

from pipeline.insight.thresholds import find_report_times, find_thresholds, tabulate_thresholds
from pipeline.insight.thresholds.answers import SUBJECTS, present_answers, tabulate_answers
from pipeline.language import BUILT_IN, load_model, parse
from tests.insight_run import make_run


@pytest.fixture(scope="module")
def model():
    return load_model(BUILT_IN)


def answer(model, texts):
    paragraphs, results = make_run(texts)
    docs = parse([paragraph.text for paragraph in paragraphs], model)
    rows = tabulate_thresholds(find_thresholds(paragraphs, docs, {}), results)
    return tabulate_answers(rows, find_report_times(paragraphs, docs, {}), results), results


@pytest.mark.parametrize(
    ("text", "subject", "expected"),
    [
        ("Bij negen keer te laat melden wij dit bij leerplicht.", "melding.te_laat.keer", "9 keer"),
        (
            "Vanaf de 9e keer te laat melden wij dit bij leerplicht.",
            "melding.te_laat.keer",
            "9 keer",
        ),
        (
            "Bij meer dan negen keer te laat melden wij dit bij leerplicht.",
            "melding.te_laat.keer",
            "meer dan 9 keer",
        ),
        (
            "Bij zestien lesuren spijbelen in vier lesweken meldt de school dit bij leerplicht.",
            "melding.ongeoorloofd.uur",
            "16 uur in 4 weken",
        ),
        ("Bij drie keer te laat belt de mentor de ouders.", "stap.te_laat.keer", "3 keer"),
        (
            "Verlof vraagt u ten minste acht weken van tevoren aan.",
            "verloftermijn",
            "8 weken van tevoren",
        ),
        (
            "Bij verlof van meer dan tien dagen beslist de leerplichtambtenaar.",
            "verlofgrens",
            "directeur tot en met 10 dagen",
        ),
        (
            "Bij verlof van tien dagen of meer beslist de leerplichtambtenaar.",
            "verlofgrens",
            "directeur tot en met 9 dagen",
        ),
        (
            "Bij meer dan 20 minuten te laat geldt het lesuur als gemist.",
            "gemist_uur",
            "meer dan 20 minuten",
        ),
        ("U meldt uw kind vóór half negen ziek.", "ziekmelden", "8.30 uur"),
    ],
)
def test_the_answer_of_a_sentence(model, text, subject, expected):
    table, _ = answer(model, {"a": [text]})
    assert expected in list(table.loc[table["subject"] == subject, "answer"])


@pytest.mark.parametrize(
    "text",
    [
        "Wie te laat komt, meldt zich om 8.00 uur.",
        "De verlofaanvraag ligt bij de administratie.",
        "Te laat komen stoort de les.",
    ],
)
def test_no_answer_without_a_rule(model, text):
    table, _ = answer(model, {"a": [text]})
    assert table.empty


def test_the_first_step_is_the_lowest_and_counts_once(model):
    texts = [
        "Bij zes keer te laat stuurt de mentor een brief.",
        "Bij drie keer te laat belt de mentor de ouders.",
    ]
    table, results = answer(model, {"a": texts})
    assert list(table.loc[table["subject"] == "stap.te_laat.keer", "answer"]) == ["3 keer"]
    shown = present_answers(table, results)
    assert set(shown.table["Onderwerp"]) <= set(SUBJECTS.values())
    assert "n = 3 scholen" in shown.caption
