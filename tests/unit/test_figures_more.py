import pytest

from pipeline.report.figures_more import measure_overlap, write_more_figures
from tests.report_cases import make_results, make_tables


def test_overlap_is_a_share_of_the_schools_in_the_row():
    results = make_results()
    shares = measure_overlap(results, make_tables(results).topics)
    schools = results.documents.set_index("document_id")["school_id"]
    has = results.segments.groupby("code")["document_id"].agg(lambda ids: set(schools[ids]))
    for row in shares.index:
        for column in shares.columns:
            if row != column:
                wanted = 100 * len(has[row] & has[column]) / len(has[row])
                assert shares.at[row, column] == pytest.approx(wanted)
            else:
                assert shares.isna().at[row, column]


def test_figures_are_the_same_bytes_each_time(tmp_path):
    results = make_results()
    tables = make_tables(results)
    first = write_more_figures(results, tables, tmp_path / "a")
    second = write_more_figures(results, tables, tmp_path / "b")
    assert set(first) == {"samenhang", "profiel"}
    for place, figure in first.items():
        assert figure.alt
        assert figure.png.read_bytes() == second[place].png.read_bytes()
        assert figure.svg.read_bytes() == second[place].svg.read_bytes()
