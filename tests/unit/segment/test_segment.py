"""Paragraphs: offsets, heading paths, stems."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.contracts import Block, Document
from pipeline.segment import split_paragraphs


def make_document(*blocks):
    return Document("abc", "a.docx", "0" * 64, "gelezen", blocks=blocks)


def heading(text, level, label=""):
    return Block(text, kind="kop", level=level, label=label)


def text(value):
    return Block(value, kind="alinea")


def item(value, indent=0):
    return Block(value, kind="opsomming", indent=indent, label="•")


def paths(*blocks):
    return [paragraph.heading_path for paragraph in split_paragraphs(make_document(*blocks))]


def stems(*blocks):
    return [paragraph.stem for paragraph in split_paragraphs(make_document(*blocks))]


blocks_strategy = st.lists(
    st.builds(
        Block,
        text=st.text(min_size=0, max_size=40).map(lambda value: value.replace("\n", " ")),
        kind=st.sampled_from(["kop", "alinea", "opsomming", "tabelrij", "tekstvak", "meubilair"]),
        page=st.none() | st.integers(1, 9),
        level=st.integers(1, 6),
        label=st.sampled_from(["", "•", "1.", "2.1", "3a."]),
        indent=st.integers(0, 3),
    ),
    max_size=25,
)


@given(blocks_strategy)
def test_offsets_point_at_the_text(blocks):
    document = make_document(*blocks)
    paragraphs = split_paragraphs(document)
    whole = "\n".join(paragraph.text for paragraph in paragraphs)
    kept = [b for b in blocks if b.kind not in {"kop", "meubilair"} and b.text]
    assert [paragraph.text for paragraph in paragraphs] == [block.text for block in kept]
    for index, paragraph in enumerate(paragraphs):
        assert whole[paragraph.start : paragraph.end] == paragraph.text
        assert (paragraph.index, paragraph.paragraph_id) == (index, f"abc-{index:04d}")
        assert paragraph.kind == kept[index].kind
        assert bool(paragraph.stem) <= (paragraph.kind in {"opsomming", "tabelrij"})


@given(blocks_strategy)
def test_path_holds_headings_of_before_and_the_nearest_last(blocks):
    names = [""]
    expected = []
    for block in blocks:
        if block.kind == "kop" and block.text:
            names.append(block.text)
        elif block.kind not in {"kop", "meubilair"} and block.text:
            expected.append(names[-1])
    found = paths(*blocks)
    assert [bool(path) for path in found] == [bool(name) for name in expected]
    assert all(path[-1].endswith(name) for path, name in zip(found, expected, strict=True) if name)


def test_title_first_then_chapter_and_section():
    assert paths(
        heading("Protocol", 1),
        text("a"),
        heading("Melden", 2),
        heading("Ziek", 3),
        text("b"),
        heading("Verlof", 2),
        text("c"),
    ) == [("Protocol",), ("Protocol", "Melden", "Ziek"), ("Protocol", "Verlof")]


def test_numbers_refine_levels_of_one_look():
    assert paths(
        heading("1. Melden", 1),
        text("a"),
        heading("1.1 Ziek", 1),
        text("b"),
        heading("2. Verlof", 1),
        text("c"),
        heading("2a. Duur", 1),
        text("d"),
    ) == [
        ("1. Melden",),
        ("1. Melden", "1.1 Ziek"),
        ("2. Verlof",),
        ("2. Verlof", "2a. Duur"),
    ]


def test_heading_without_number_between_two_numbers_belongs_to_the_first():
    assert paths(
        heading("Vooraf", 1),
        text("a"),
        heading("1. Melden", 1),
        text("b"),
        heading("Ziek", 1),
        text("c"),
        heading("2. Verlof", 1),
        text("d"),
        heading("Bijlage", 1),
        text("e"),
    ) == [("Vooraf",), ("1. Melden",), ("1. Melden", "Ziek"), ("2. Verlof",), ("Bijlage",)]


def test_sections_numbered_alike_stay_beside_each_other():
    found = paths(heading("2.1 Ziek", 2), text("a"), heading("2.2 Verlof", 2), text("b"))
    assert found == [("2.1 Ziek",), ("2.2 Verlof",)]


def test_heading_without_text_stays_as_context_of_the_next():
    found = paths(
        heading("Ouders", 2), heading("Ziek", 2), text("a"), heading("Slot", 2), text("b")
    )
    assert found == [("Ouders", "Ziek"), ("Slot",)]


def test_automatic_number_is_printed_once():
    assert paths(heading("Ziek", 1, "1.1"), text("a")) == [("1.1 Ziek",)]
    assert paths(heading("1.1 Ziek", 1, "1.1"), text("a")) == [("1.1 Ziek",)]


def test_list_inherits_its_stem_until_it_ends():
    stem = "De school meldt bij leerplicht:"
    assert stems(text(stem), item("16 uur"), item("9 keer te laat"), text("Klaar."), item("x")) == [
        "",
        stem,
        stem,
        "",
        "",
    ]


def test_nested_list_has_the_item_above_it_in_its_stem():
    assert stems(
        text("Wij doen dit:"),
        item("bij ziekte:"),
        item("bellen", 1),
        item("mailen", 1),
        item("bij verlof"),
    ) == [
        "",
        "Wij doen dit:",
        "Wij doen dit: bij ziekte:",
        "Wij doen dit: bij ziekte:",
        "Wij doen dit:",
    ]


def test_what_is_no_stem():
    assert stems(text("Dit is een gewone zin."), item("a")) == ["", ""]
    assert stems(heading("Geldige redenen", 1), item("a")) == [""]


def test_heading_that_is_an_open_sentence_is_a_stem():
    assert stems(heading("Geldige redenen zijn:", 1), item("a")) == ["Geldige redenen zijn:"]


def test_of_a_long_introduction_the_last_sentence_is_the_stem():
    long = "Wij vinden het belangrijk. " * 20 + "De mentor let op:"
    assert stems(text(long), item("a"))[1] == "De mentor let op:"


def row(value):
    return Block(value, kind="tabelrij")


def test_row_of_one_cell_is_the_stem_of_the_rows_below():
    assert stems(
        row("3 keer | brief"),
        row("Spijbelen"),
        row("1 uur | inhalen"),
        row("Ziekte"),
        row("3 dagen | bellen"),
        text("Klaar."),
        row("a | b"),
    ) == ["", "", "Spijbelen", "", "Ziekte", "", ""]


def test_empty_first_cell_takes_the_one_above():
    assert stems(row("Mentor | belt"), row(" | mailt"), row("Balie | noteert"), row(" | belt")) == [
        "",
        "Mentor",
        "",
        "Balie",
    ]


def test_a_long_row_of_one_cell_is_a_note_no_group():
    note = (
        "Deze tabel geldt voor alle leerlingen van de school en wordt elk jaar opnieuw vastgesteld."
    )
    assert stems(row(note), row("a | b")) == ["", ""]


def test_table_of_contents_is_read_and_its_heading_is_no_context_for_what_follows():
    contents = Block("Ziek 3", kind="meubilair", furniture="inhoudsopgave")
    assert paths(heading("Inhoud", 1), contents, heading("Ziek", 1), text("a")) == [
        ("Inhoud",),
        ("Ziek",),
    ]


def test_running_header_is_left_out():
    header = Block("Protocol 2024", kind="meubilair", furniture="kopregel")
    assert paths(heading("Ziek", 1), header, text("a")) == [("Ziek",)]


def test_number_after_a_word_counts():
    assert paths(
        heading("Lijst 1. Ziek", 1),
        text("a"),
        heading("1a. Dokter", 1),
        text("b"),
        heading("Lijst 2. Weg", 1),
        text("c"),
    ) == [("Lijst 1. Ziek",), ("Lijst 1. Ziek", "1a. Dokter"), ("Lijst 2. Weg",)]
