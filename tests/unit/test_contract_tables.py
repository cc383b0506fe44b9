import re
from pathlib import Path

import pandas as pd
import pytest
from table_cases import INFO, make_coding, make_document, make_paragraph, make_small_run

from pipeline import contracts
from pipeline.contracts import (
    CODINGS,
    DOCUMENTS,
    Results,
    TableError,
    build_table,
    codings_to_table,
    documents_to_table,
    join_headings,
    split_headings,
    validate,
)
from pipeline.contracts.builders import count_shared_headings

SCHEMAS = tuple(
    getattr(contracts, name)
    for name in ("DOCUMENTS", "PARAGRAPHS", "CODINGS", "SEGMENTS", "RECEIVED", "TOPICS", "COUNTS")
)
PARAGRAPH = make_paragraph(make_document(1), 0)
TABLE = codings_to_table([make_coding(PARAGRAPH, "type.te_laat")])


def test_every_name_of_the_contract_can_be_imported():
    assert all(getattr(contracts, name) is not None for name in contracts.__all__)
    with pytest.raises(AttributeError, match="no attribute 'bestaat_niet'"):
        contracts.bestaat_niet  # noqa: B018


def test_empty_table_has_all_columns_and_types():
    table = build_table([], DOCUMENTS)
    assert table.empty
    assert list(table.columns) == list(DOCUMENTS.columns)
    assert str(table["year"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (TABLE.drop(columns=["code", "end"]), "kolom 'code' ontbreekt .*kolom 'end' ontbreekt"),
        (TABLE.assign(bron="x"), "kolom 'bron' hoort er niet in"),
        (TABLE.assign(start="0"), "kolom 'start' heeft een verkeerd type .verwacht: geheel getal"),
        (TABLE.assign(start=0.5), "kolom 'start' heeft een verkeerd type"),
        (TABLE.assign(score=1.5), "kolom 'score' bevat 1.5 .verwacht: een getal van 0 tot en met"),
        (TABLE.assign(source="jan"), "kolom 'source' bevat jan .verwacht: een van: regel, model"),
        (TABLE.assign(evidence=pd.Series([None], dtype="str")), "'evidence' mag niet leeg zijn"),
    ],
)
def test_a_broken_contract_names_table_column_and_expectation(table, message):
    with pytest.raises(TableError, match=rf"^Tabel 'codings' klopt niet: .*{message}"):
        validate(table, CODINGS)


def test_rows_of_another_type_are_refused_by_name():
    row = {**TABLE.iloc[0].to_dict(), "start": "drie"}
    with pytest.raises(TableError, match=r"'codings'.*kolom 'start' heeft een verkeerd type"):
        build_table([row], CODINGS)


def test_double_keys_are_refused():
    results, _ = make_small_run()
    double = pd.concat([results.documents, results.documents.head(1)], ignore_index=True)
    with pytest.raises(TableError, match=r"kolom 'document_id' bevat dubbele waarden \(doc000\)"):
        validate(double, DOCUMENTS)


def test_a_document_without_a_source_is_refused_with_advice():
    with pytest.raises(TableError, match=r"protocol 001.pdf.*manifest\.csv"):
        documents_to_table([make_document(1)], [], [], [])


def test_documents_count_their_paragraphs_and_characters():
    results, _ = make_small_run()
    first = results.documents.iloc[0]
    texts = results.paragraphs.loc[results.paragraphs["document_id"] == "doc000", "text"]
    assert first["n_paragraphs"] == 4
    assert first["n_chars"] == sum(map(len, texts))


def test_results_refuse_a_coding_of_an_unknown_paragraph():
    results, _ = make_small_run()
    lost = results.codings.assign(paragraph_id="weg")
    with pytest.raises(TableError, match=r"'codings'.*'paragraph_id' verwijst naar weg"):
        Results(results.documents, results.paragraphs, lost, results.segments, INFO)


def test_results_refuse_offsets_outside_the_text():
    results, _ = make_small_run()
    long = results.codings.assign(end=10_000)
    with pytest.raises(TableError, match=r"'start' en 'end' van .*vallen buiten de tekst"):
        Results(results.documents, results.paragraphs, long, results.segments, INFO)


def test_heading_paths_survive_a_breadcrumb_in_a_heading():
    path = ("Start > Praktisch", "Ziekmelden")
    assert len(split_headings(join_headings(path))) == 2
    assert split_headings(join_headings(())) == ()


def test_shared_headings_end_where_paths_part():
    path = ("Protocol", "Te laat", "Gevolgen")
    assert count_shared_headings(path, path) == 3
    assert count_shared_headings(path, ("Protocol", "Te laat")) == 2
    assert count_shared_headings(path, ("Protocol", "Verlof", "Gevolgen")) == 1
    assert count_shared_headings((), path) == 0


def test_the_manual_lists_every_column_of_every_table():
    manual = (Path(__file__).parents[2] / "docs" / "tabellen.md").read_text(encoding="utf-8")
    for schema in SCHEMAS:
        _, _, part = manual.partition(f"### {schema.name}\n")
        rows = re.findall(r"^\| `(\w+)` \| .+? \| (.+) \|$", part.partition("### ")[0], re.M)
        assert rows == [(name, column.description) for name, column in schema.columns.items()]
