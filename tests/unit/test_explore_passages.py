import pytest

from pipeline.contracts import PipelineError
from pipeline.explore import list_passages, show_context
from tests.explore_run import make_run

RUN = make_run()


def count_schools(passages):
    schools = RUN.documents.set_index("document_id")["school_id"]
    return passages["document_id"].map(schools).nunique()


def test_passages_are_those_that_table_b23_counts():
    rows = RUN.counts[RUN.counts["code"].isin([*RUN.codings["code"], "rol.wijkteam"])]
    assert rows["frequency"].max() > 1
    assert rows["frequency"].min() == 0
    for row in rows.itertuples():
        sector = None if row.group == "totaal" else row.group
        passages = list_passages(RUN, row.code, sector=sector)
        assert passages["segment_id"].nunique() == row.frequency
        assert count_schools(passages) == row.n_schools


def test_passages_of_a_main_category_are_those_of_its_codes():
    codes = [code for code in RUN.topics["code"] if code.startswith("procedure.")]
    assert list_passages(RUN, "procedure").equals(list_passages(RUN, codes))
    assert set(list_passages(RUN, "procedure")["code"]) <= set(codes)
    assert len(list_passages(RUN)) == len(RUN.codings)


def test_order_is_that_of_topic_list_and_documents():
    passages = list_passages(RUN, ["type.verlof", "protocol.visie"])
    assert list(passages["code"].unique()) == ["type.verlof", "protocol.visie"]
    first = passages[passages["code"] == "type.verlof"]
    places = [(RUN.documents["document_id"].tolist().index(d)) for d in first["document_id"]]
    assert places == sorted(places)


def test_year_and_sector_are_kept_apart():
    assert set(list_passages(RUN, year=2019)["document_id"]) == set(
        RUN.documents.loc[RUN.documents["year"] == 2019, "document_id"]
    ) & set(RUN.codings["paragraph_id"].str.partition("-")[0])
    assert set(list_passages(RUN, sector=["po", "so"])["sector"]) == {"po", "so"}


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"code": "type.telaat"}, r"Code 'type\.telaat' bestaat niet.*type\.te_laat"),
        ({"sector": "havo"}, r"Sector 'havo' bestaat niet\. Kies uit: po, vo, so\."),
        ({"year": 1999}, r"Geen document is van 1999\. Jaren in deze run: 2019\."),
        ({"code": "niveau.school"}, r"heel document.*'level'"),
        ({"code": "niveau"}, r"heel document.*'level'"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(choice, message):
    with pytest.raises(PipelineError, match=message):
        list_passages(RUN, **choice)


def test_context_is_cut_at_the_edges_of_the_document():
    own = RUN.paragraphs[RUN.paragraphs["document_id"] == RUN.paragraphs["document_id"].iloc[0]]
    context = show_context(RUN, own["paragraph_id"].iloc[1], n=2)
    assert context["index"].tolist() == [0, 1, 2, 3]
    assert context["is_passage"].tolist() == [False, True, False, False]
    assert context["text"].tolist() == own["text"].iloc[:4].tolist()
    last = show_context(RUN, own["paragraph_id"].iloc[-1], n=1)
    assert last["index"].tolist() == [len(own) - 2, len(own) - 1]
    assert last["codes"].tolist() == ["type.verlof", ""]


def test_context_of_nothing():
    with pytest.raises(PipelineError, match="Alinea 'zoek' bestaat niet"):
        show_context(RUN, "zoek")


def test_a_run_describes_itself():
    assert repr(RUN).startswith("Run 'proef': 8 documenten van 6 scholen, 6 gelezen")
