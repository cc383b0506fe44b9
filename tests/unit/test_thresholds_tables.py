"""Tables on thresholds: schools counted once, the legal norm, contradictions, clock times."""

import pytest

from pipeline.insight.thresholds import (
    find_report_times,
    find_thresholds,
    summarise_thresholds,
)
from pipeline.language import BUILT_IN, load_model, parse
from tests.insight_run import make_run


@pytest.fixture(scope="module")
def model():
    return load_model(BUILT_IN)


def summarise(model, texts):
    paragraphs, results = make_run(texts)
    docs = parse([paragraph.text for paragraph in paragraphs], model)
    thresholds = find_thresholds(paragraphs, docs, {})
    times = find_report_times(paragraphs, docs, {})
    return summarise_thresholds(thresholds, times, results)


def test_a_run_without_thresholds_still_has_every_table(model):
    tables = summarise(model, {})
    assert tables["drempels"].table.empty
    assert list(tables["wettelijke_norm"].table["Weergave"]) == ["niet genoemd"] * 3
    assert all("n = 3 scholen (po 1, vo 2, so 0)" in table.caption for table in tables.values())


def test_a_school_counts_once_at_its_lowest_step(model):
    ladder = [
        "Bij 3 keer te laat belt de mentor de ouders.",
        "Bij 6 keer te laat volgt een brief.",
    ]
    late = ["Bij 5 keer te laat belt de mentor de ouders."]
    table = summarise(model, {"a": ladder, "b": late})["eerste_actie"].table
    (row,) = table.to_dict("records")
    assert (row["Soort verzuim"], row["Geteld in"]) == ("te laat", "keer")
    assert row["Eerste actie"] == "contact met ouders of leerling"
    assert (row["Totaal"], row["Po"], row["Vo"], row["So"]) == (2, 1, 1, 0)
    assert row["Mediaan"] == 4


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Bij 16 uur ongeoorloofd verzuim in vier weken meldt de school.", "zoals de wet"),
        ("Bij zestien uur of meer spijbelen in 4 lesweken melden wij dat.", "zoals de wet"),
        ("Bij meer dan 16 uur spijbelen in 4 weken melden wij.", "meer dan 16 in plaats van 16"),
        ("Bij 16 uur spijbelen in drie weken melden wij.", "andere periode dan vier weken"),
        ("Bij 18 uur spijbelen in vier weken volgt een melding.", "ander aantal uren dan 16"),
        ("Bij 10 uur spijbelen in 4 weken volgt een melding.", "meldt eerder dan de wet eist"),
        ("Bij 16 uur spijbelen volgt een melding.", "periode niet genoemd"),
        ("Bij 10 uur spijbelen in 4 weken belt de mentor.", "niet genoemd"),
    ],
)
def test_the_legal_norm(model, text, statement):
    table = summarise(model, {"a": [text]})["wettelijke_norm"].table
    assert list(table.loc[table["School-id"] == "a", "Weergave"]) == [statement]


@pytest.mark.parametrize(
    ("texts", "subjects"),
    [
        (
            [
                "Over verlof van ten hoogste tien dagen beslist de directeur.",
                "Bij verlof van tien dagen of meer beslist de leerplichtambtenaar.",
            ],
            ["op de grens beslissen er twee"],
        ),
        (
            [
                "Over verlof van ten hoogste tien dagen beslist de directeur.",
                "Bij verlof van meer dan tien dagen beslist de leerplichtambtenaar.",
            ],
            [],
        ),
        (
            [
                "Verlof vraagt u ten minste vier weken van tevoren aan.",
                "Een aanvraag voor verlof dient u zes weken van tevoren in.",
            ],
            ["twee termijnen voor het aanvragen van verlof"],
        ),
        (
            [
                "Verlof vraagt u ten minste vier weken van tevoren aan.",
                "Verlof voor een religieuze feestdag vraagt u twee dagen van tevoren aan.",
            ],
            [],
        ),
        (
            [
                "Bij 9 keer te laat volgt een gesprek.",
                "Bij 9 keer te laat meldt de school dit bij leerplicht.",
            ],
            [],
        ),
        (
            ["U meldt uw kind voor 8.15 uur ziek.", "Ziekmelden kan tot 8.30 uur door te bellen."],
            ["twee tijden voor ziekmelden"],
        ),
    ],
)
def test_contradictions_within_a_document(model, texts, subjects):
    assert list(summarise(model, {"a": texts})["tegenspraken"].table["Onderwerp"]) == subjects
    apart = summarise(model, {"a": texts[:1], "b": texts[1:]})["tegenspraken"].table
    assert apart.empty


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("U meldt uw kind vóór 8.15 uur ziek.", "08:15"),
        ("Is uw kind ziek, bel dan tussen 7.45 en 8.30 uur.", "08:30"),
        ("Een ziekmelding hebben wij graag voor half negen binnen.", "08:30"),
        ("Ziek? Geef het voor kwart over 8 door.", "08:15"),
        ("Ouders melden een zieke leerling uiterlijk om 08:00u.", "08:00"),
        ("Bij ziekte belt u voor 9 uur.", "09:00"),
        ("Is uw kind ziek gemeld, dan belt de school voor 10.00 uur.", None),
        ("De school begint om 8.30 uur.", None),
        ("Ziek: bel 0297-555 12.", None),
        ("Bij ziekte kunt u tot 16.30 uur bellen.", None),
    ],
)
def test_times_for_reporting_sick(model, text, time):
    paragraphs, _ = make_run({"a": [text]})
    found = find_report_times(paragraphs, parse([text], model), {})
    assert [report.time for report in found] == ([time] if time else [])
