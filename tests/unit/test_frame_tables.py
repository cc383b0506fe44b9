import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.frame_tables import frame_table


def test_numbers_are_written_in_dutch_and_sort_by_value():
    table = frame_table(pd.DataFrame({"Naam": ["a", "b"], "n": [1234, None]}), "Titel")
    assert table is not None
    assert [cell.text for cell in table.rows[0].cells] == ["a", "1.234"]
    assert table.rows[0].cells[1].value == 1234
    assert table.rows[1].cells[1].text == ""
    assert table.numeric == frozenset({1})


def test_empty_table_and_empty_column():
    assert frame_table(pd.DataFrame({"a": []}), "Titel") is None
    table = frame_table(pd.DataFrame({"a": ["x"], "Oordeel": [""]}), "Titel")
    assert table is not None
    assert [head.text for head in table.heads[0]] == ["a"]


@pytest.mark.parametrize(("text", "n_rows"), [("kort", 40), ("lange passage " * 20, 15)])
def test_only_what_fits_and_a_note_about_the_rest(text, n_rows):
    table = frame_table(pd.DataFrame({"Passage": [text] * 50}), "Titel")
    assert table is not None
    assert len(table.rows) == n_rows
    assert table.note.startswith(f"De eerste {n_rows} van 50 rijen")
    assert table.wide == (n_rows == 15)


words = st.text("abc ", min_size=1, max_size=120).filter(str.strip)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=5))
def test_no_column_is_narrower_than_its_longest_word(rows):
    table = frame_table(pd.DataFrame(rows, columns=["Eerste", "Tweede"]), "Titel")
    assert table is not None
    for place, width in enumerate(table.widths):
        longest = max(len(w) for row in table.rows for w in [*row.cells[place].text.split(), ""])
        assert width >= min(longest, 24)
