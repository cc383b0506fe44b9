from dataclasses import replace

from table_cases import make_coding, make_document, make_paragraph, make_results, make_source

from pipeline.contracts import Results
from pipeline.insight.shared import drop_copies, tabulate_own_text, tabulate_shared

SHARED_TEXT = "Na drie meldingen in twee maanden nodigt de mentor de ouders uit voor een gesprek."
OWN = "Wij hebben een eigen spreekuur op dinsdag in het lokaal naast de gymzaal."


def make_run() -> Results:
    """Two schools with one text in common; the first also has a text of its own."""
    documents = [make_document(0), make_document(1)]
    paragraphs = [
        make_paragraph(documents[0], 0, text=SHARED_TEXT),
        make_paragraph(documents[0], 1, text=OWN),
        make_paragraph(documents[1], 0, text=SHARED_TEXT),
    ]
    sources = [make_source(document, i) for i, document in enumerate(documents)]
    codings = [make_coding(paragraph, "rol.ouders") for paragraph in paragraphs]
    return make_results(documents, sources, paragraphs, codings)


def test_shared_passage_has_a_row_per_school_and_one_source() -> None:
    shared = tabulate_shared(make_run())
    assert shared["group"].tolist() == [1, 1]
    assert shared["n_schools"].tolist() == [2, 2]
    assert shared["is_source"].tolist() == [1, 0]


def test_own_text_counts_words() -> None:
    run = make_run()
    table = tabulate_own_text(run, tabulate_shared(run)).set_index("document_id")
    n_shared, n_own = len(SHARED_TEXT.split()), len(OWN.split())
    assert table.at["doc000", "shared_pct"] == 100 * n_shared / (n_shared + n_own)
    assert table.at["doc000", "copied_pct"] == 0
    assert table.at["doc001", "copied_pct"] == 100


def test_without_copies_a_shared_text_counts_for_its_source_only() -> None:
    run = make_run()
    kept = drop_copies(run.codings, tabulate_shared(run))
    assert kept["paragraph_id"].tolist() == ["doc000-000", "doc000-001"]


def test_a_run_without_shared_text_has_empty_tables() -> None:
    document = make_document(0)
    run = make_results(
        [document], [make_source(document, 0)], [make_paragraph(document, 0, text=OWN)], []
    )
    shared = tabulate_shared(run)
    assert shared.empty
    assert tabulate_own_text(run, shared)["shared_pct"].tolist() == [0]


def test_the_menu_of_a_website_is_not_shared_text() -> None:
    menu = "Home | Onze school | Ouders en leerlingen | Vakanties en vrije dagen | Contact"
    documents = [make_document(i) for i in range(2)]
    sources = [make_source(document, i) for i, document in enumerate(documents)]
    paragraphs = [make_paragraph(document, 0, text=menu) for document in documents]
    rows = [replace(paragraph, kind="tabelrij") for paragraph in paragraphs]
    as_text, as_rows = (make_results(documents, sources, part, []) for part in (paragraphs, rows))
    assert tabulate_shared(as_text).empty
    assert len(tabulate_shared(as_rows)) == 2
