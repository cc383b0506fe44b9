"""Coverage: nothing is lost silently."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts import Block, Reading
from pipeline.ingest.coverage import describe_losses, measure_coverage


def make_reading(raw, *texts):
    return Reading(tuple(Block(text, kind="alinea") for text in texts), None, raw)


def test_whole_text_is_all():
    raw = "De school belt.\nDe mentor mailt."
    assert measure_coverage(make_reading(raw, "De mentor mailt.", "De school belt.")) == 1


def test_broken_words_and_other_signs_are_no_loss():
    raw = "verzuim-\nprotocol, ﬁlm en co\u00adördinator – Wij ‘bellen’"
    reading = make_reading(raw, "Verzuimprotocol film en coördinator wij 'bellen'")
    assert measure_coverage(reading) == 1
    assert describe_losses(reading, 1) == ()


def test_labels_furniture_and_column_heads_count_as_read():
    blocks = (
        Block("Protocol De Vink", kind="meubilair", furniture="kopregel"),
        Block("ziekte", kind="opsomming", label="a)"),
        Block("drie | brief", kind="tabelrij", column_heads=("Keer", "Actie")),
        Block("zes | gesprek", kind="tabelrij", column_heads=("Keer", "Actie")),
    )
    raw = "Protocol De Vink a) ziekte Keer Actie drie brief zes gesprek"
    assert measure_coverage(Reading(blocks, None, raw)) == 1


def test_column_heads_on_every_row_do_not_hide_a_loss():
    blocks = tuple(
        Block(text, kind="tabelrij", column_heads=("Maatregelen",)) for text in ("een", "twee")
    )
    reading = Reading(blocks, None, "Maatregelen een twee Maatregelen")
    assert measure_coverage(reading) < 0.8


def test_loss_is_shown_with_its_page():
    raw = "De school belt naar huis.\fDe leerplichtambtenaar onderzoekt elke melding."
    reading = make_reading(raw, "De school belt naar huis.", "De melding.")
    coverage = measure_coverage(reading)
    assert 0.4 < coverage < 0.7
    warnings = describe_losses(reading, coverage)
    assert f"{100 * coverage:.1f}%".replace(".", ",") in warnings[0]
    assert warnings[1:] == (
        "Bladzijde 2: niet teruggevonden: 'leerplichtambtenaar onderzoekt elke'.",
    )


def test_nothing_to_read_is_nothing_lost():
    assert measure_coverage(make_reading(" \n")) == 1


words = st.lists(st.text("abcdeéÉß", min_size=1, max_size=8), min_size=1, max_size=30)


@given(words, st.data())
def test_coverage_is_the_share_that_stayed(texts, data):
    raw = " ".join(texts)
    assert measure_coverage(make_reading(raw, *data.draw(st.permutations(texts)))) == 1
    kept = texts[: len(texts) // 2]
    coverage = measure_coverage(make_reading(raw, " ".join(kept)))
    assert 0 <= coverage < 1
