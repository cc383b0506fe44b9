"""Numbers, comparators and windows keep the form the text gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts import Paragraph
from pipeline.insight.thresholds.numbers import find_series, read_number
from pipeline.insight.thresholds.quantities import find_quantities
from tests.threshold_cases import find, make_paragraph


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("3, 6, 9 en 12 keer", [(3, 3), (6, 6), (9, 9), (12, 12)]),
        ("3-6-9-12", [(3, 3), (6, 6), (9, 9), (12, 12)]),
        ("drie-, zes- en negenmaal", [(3, 3), (6, 6), (9, 9)]),
        ("3 à 4 keer", [(3, 4)]),
        ("vijf tot en met negen keer", [(5, 9)]),
        ("tussen de 10 en 15 uur", [(10, 15)]),
        ("derde en vierde keer", [(3, 3), (4, 4)]),
        ("anderhalve week", [(1.5, 1.5)]),
        ("eenentwintig dagen", [(21, 21)]),
    ],
)
def test_series_of_numbers(text, pairs):
    assert [pair for series in find_series(text) for pair in series.pairs] == pairs


@pytest.mark.parametrize("text", ["8.30 uur", "08:15", "12½-jarig jubileum", "€ 100", "0,02,3"])
def test_parts_of_times_and_amounts_are_no_numbers(text):
    assert not find_series(text)


@given(st.integers(1, 999), st.sampled_from(["", "e", "de", "ste"]))
def test_digits_are_read_back(number, ending):
    assert read_number(f"{number}{ending}") == (number, bool(ending))


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("vanaf de 7e dag ziek", "vanaf"),
        ("meer dan 7 dagen ziek", "meer dan"),
        ("vaker dan drie keer", "meer dan"),
        ("niet meer dan drie keer", "ten hoogste"),
        ("drie keer of meer", "ten minste"),
        ("vijf of meer keer", "ten minste"),
        ("elke vierde ziekmelding", "elke"),
        ("uiterlijk binnen drie dagen", "binnen"),
        ("≥ 4 ziekmeldingen", "ten minste"),
        ("anderhalve week na de brief", "na"),
    ],
)
def test_comparators_stay_as_stated(text, comparator):
    assert [quantity.comparator for quantity in find_quantities(text)] == [comparator]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("16 uur in 4 aaneengesloten weken", (4, "week")),
        ("in vier weken 16 uur gemist", (4, "week")),
        ("16 uur in een periode van vier lesweken", (4, "lesweek")),
        ("6 keer te laat in een half jaar", (0.5, "jaar")),
        ("6 keer per schooljaar te laat", (1, "schooljaar")),
        ("4 keer afwezig in diezelfde maand", (1, "maand")),
    ],
)
def test_windows(text, window):
    (quantity,) = find_quantities(text)
    assert (quantity.window.count, quantity.window.unit) == window


def test_a_deadline_is_no_window():
    quantities = find_quantities("Bij de vierde ziekmelding belt de mentor binnen twee weken.")
    assert [quantity.window for quantity in quantities] == [None, None]


def test_days_and_weeks_are_not_converted():
    (row,) = find([make_paragraph({"text": "Na tien schooldagen ziekte belt de mentor."})])[0]
    assert (row["count_low"], row["unit"]) == (10, "schooldag")


def test_offsets_point_at_number_and_unit():
    text = "De leerling krijgt bij twaalf keer te laat een brief."
    (quantity,) = find_quantities(text)
    assert text[quantity.start : quantity.end] == "twaalf keer"


def test_a_ladder_in_headings_gives_one_row_per_step():
    def make(at, heading, text):
        return Paragraph(str(at), "d", at, None, "alinea", ("Te laat", heading), text, 0, len(text))

    paragraphs = [
        make(0, "3 keer", "De leerkracht spreekt de ouders aan."),
        make(1, "3 keer", "Hij maakt een notitie."),
        make(2, "9 keer", "De directeur meldt bij leerplicht."),
    ]
    rows = find(paragraphs)
    assert [[row["count_low"] for row in below] for below in rows] == [[3], [], [9]]
    assert rows[2][0]["action"] == "melding"


def test_a_list_below_tells_what_follows():
    stem = "Na negen keer te laat:"
    item = make_paragraph(
        {"text": "gesprek met de directeur", "stem": stem, "kind": "opsomming"}, 1
    )
    (row,) = find([make_paragraph({"text": stem}), item])[0]
    assert row["action"] == "gesprek"


def test_a_paragraph_without_codes_needs_words_of_its_own():
    case = {"text": "Tweemaal per periode kijken we dit na.", "heading_path": ["Te laat komen"]}
    paragraph = make_paragraph(case)
    assert find([paragraph], {"0": frozenset()}) == [[]]


@pytest.mark.parametrize(
    ("heading", "n_rows"),
    [
        ("Artikel 5 Ziekmelding", 0),
        ("7 Toetsen en gym", 0),
        ("4.2 Te laat komen", 0),
        ("Stap 3: te laat", 0),
        ("9 keer te laat", 1),
        ("Na 6 keer", 1),
    ],
)
def test_the_number_of_a_section_is_no_threshold(heading, n_rows):
    case = {"text": "De mentor stuurt een brief.", "heading_path": ["Te laat komen", heading]}
    (rows,) = find([make_paragraph(case)])
    assert len(rows) == n_rows
