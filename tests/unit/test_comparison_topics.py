"""Topic lists of two versions: renamed, split, merged, new, gone, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.aggregate.comparison.alignment import align_topics
from pipeline.aggregate.comparison.units import join_units, select_steps, sort_key, trace_codes
from pipeline.contracts import PipelineError, TopicListError
from pipeline.topiclist import Mapping
from tests.comparison_cases import CODES, make_topiclist, make_topics

OLD = make_topics()


def step(*, van, naar, sinds="1.1", toelichting=""):
    return Mapping(van=tuple(van), naar=tuple(naar), sinds=sinds, toelichting=toelichting)


def replace_codes(*new, without=()):
    return make_topics([*(code for code in CODES if code not in without), *new])


def align(new, *steps, versions=("1.0", "1.1")):
    return align_topics(OLD, new, steps, versions)


def show(alignment):
    columns = ["kind", "before", "after", "since", "compared_as"]
    return alignment.changes[columns].to_numpy().tolist()


def test_same_list():
    alignment = align(OLD)
    assert alignment.of_before == alignment.of_after == dict(zip(CODES, CODES, strict=True))
    assert alignment.changes.empty
    assert alignment.partial == ()
    assert alignment.topics["code"].tolist() == list(CODES)


def test_renamed():
    new = replace_codes("type.ziek", without=["type.ziekte"])
    alignment = align(new, step(van=["type.ziekte"], naar=["type.ziek"]))
    assert alignment.of_before["type.ziekte"] == alignment.of_after["type.ziek"] == "type.ziek"
    assert show(alignment) == [
        ["hernoemd", "ZIEKTE (type.ziekte)", "ZIEK (type.ziek)", "1.1", "ZIEK"]
    ]
    assert alignment.partial == ()


def test_split_is_compared_as_one():
    new = replace_codes("type.kort", "type.lang", without=["type.ziekte"])
    alignment = align(new, step(van=["type.ziekte"], naar=["type.kort", "type.lang"]))
    together = "type.kort+type.lang"
    assert alignment.of_before["type.ziekte"] == together
    assert alignment.of_after["type.kort"] == alignment.of_after["type.lang"] == together
    ((kind, _, after, _, compared_as),) = show(alignment)
    assert (kind, after, compared_as) == (
        "gesplitst", "KORT (type.kort), LANG (type.lang)", "ZIEKTE",
    )  # fmt: skip


def test_split_that_keeps_the_old_code():
    new = replace_codes("type.lang")
    alignment = align(new, step(van=["type.ziekte"], naar=["type.ziekte", "type.lang"]))
    assert alignment.of_after["type.ziekte"] == alignment.of_after["type.lang"]
    assert show(alignment)[0][0] == "gesplitst"


def test_merged():
    new = replace_codes("rol.allen", without=["rol.ouders", "rol.school"])
    alignment = align(new, step(van=["rol.ouders", "rol.school"], naar=["rol.allen"]))
    assert alignment.of_before["rol.ouders"] == alignment.of_before["rol.school"] == "rol.allen"
    assert [row[0] for row in show(alignment)] == ["samengevoegd"]


def test_split_and_merged_across():
    new = replace_codes("rol.x", "rol.y", without=["rol.ouders", "rol.school"])
    alignment = align(
        new,
        step(van=["rol.ouders"], naar=["rol.x", "rol.y"]),
        step(van=["rol.school"], naar=["rol.y"]),
    )
    assert set(alignment.of_before.values()) == {*CODES[:3], "rol.x+rol.y"}
    assert [row[0] for row in show(alignment)] == ["anders verdeeld"]


def test_swapping_the_years_tells_the_story_backwards():
    new = replace_codes("type.kort", "type.lang", without=["type.ziekte"])
    steps = [step(van=["type.ziekte"], naar=["type.kort", "type.lang"])]
    alignment = align_topics(new, OLD, steps, ("1.1", "1.0"))
    assert alignment.of_before["type.kort"] == alignment.of_before["type.lang"] == "type.ziekte"
    assert [row[0] for row in show(alignment)] == ["samengevoegd"]


def test_several_versions():
    new = replace_codes("type.z", without=["type.ziekte"])
    steps = [
        step(van=["type.b"], naar=["type.z"], sinds="1.10"),
        step(van=["type.ziekte"], naar=["type.b"], sinds="1.9"),
        step(van=["type.z"], naar=["type.later"], sinds="2.0"),
    ]
    assert align(new, *steps, versions=("1.0", "1.10")).of_before["type.ziekte"] == "type.z"


def test_new_code_is_not_compared():
    alignment = align(replace_codes("type.nieuw"))
    assert "type.nieuw" not in alignment.of_after
    assert show(alignment) == [["alleen in het tweede jaar", "", "NIEUW (type.nieuw)", "", ""]]
    assert alignment.partial == ("Over type",)


def test_dropped_code_has_to_be_named():
    new = replace_codes(without=["type.verlof"])
    with pytest.raises(PipelineError, match=r"type\.verlof.*mapping"):
        align(new)
    alignment = align(new, step(van=["type.verlof"], naar=[]))
    assert [row[0] for row in show(alignment)] == ["alleen in het eerste jaar"]
    assert alignment.partial == ("Over type",)


def test_step_of_another_version_does_not_count():
    new = replace_codes("type.ziek", without=["type.ziekte"])
    with pytest.raises(PipelineError, match="niet te vergelijken"):
        align(new, step(van=["type.ziekte"], naar=["type.ziek"], sinds="1.2"))


def test_two_lists_of_one_version():
    new = replace_codes("type.ziek", without=["type.ziekte"])
    with pytest.raises(PipelineError, match=r"heten versie 1\.0, maar type\.ziekte"):
        align(new, step(van=["type.ziekte"], naar=["type.ziek"]), versions=("1.0", "1.0"))


def test_code_in_another_main_category():
    new = replace_codes("rol.ziekte", without=["type.ziekte"])
    alignment = align(new, step(van=["type.ziekte"], naar=["rol.ziekte"]))
    category_of = dict(zip(alignment.topics["code"], alignment.topics["category"], strict=True))
    assert category_of["rol.ziekte"] == "rol"
    assert alignment.partial == ("Over type", "Over rol")


def test_other_definition_is_told():
    new = OLD.assign(definition=OLD["definition"].mask(OLD["code"] == "type.verlof", "anders"))
    assert [row[0] for row in show(align(new))] == ["andere omschrijving"]


def test_topic_list_may_name_codes_that_changed_again():
    mapping = (
        '{van: [type.a], naar: [type.b], sinds: "1.1"}, '
        '{van: [type.b], naar: [type.ziekte], sinds: "1.2"}'
    )
    assert len(make_topiclist(mapping=mapping).mapping) == 2
    with pytest.raises(TopicListError, match=r"type\.x"):
        make_topiclist(mapping='{van: [type.a], naar: [type.x], sinds: "1.1"}')


@pytest.mark.parametrize(
    "versions", [("1.0", "1.1"), ("1.9", "1.10"), ("2025", "2026"), ("1.0", "1.0a"), ("1", "1.1")]
)
def test_versions_in_order(versions):
    assert sort_key(versions[0]) < sort_key(versions[1])


def test_steps_in_order():
    steps = [step(van=["b"], naar=["c"], sinds=version) for version in ("1.3", "1.0", "1.2")]
    assert [s.sinds for s in select_steps(steps, "1.0", "1.3")] == ["1.2", "1.3"]


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.sets(st.sampled_from("uvwxyz"), max_size=3), min_size=1
    )
)
def test_units_part_the_codes(became):
    """Every code is in one unit, with all that it became and all that became the same."""
    units = join_units(became, "uvwxyz")
    olds = [code for unit in units for code in unit.before]
    news = [code for unit in units for code in unit.after]
    assert sorted(olds) == sorted(code for code, parts in became.items() if parts)
    assert sorted(news) == sorted(set().union(*became.values()))
    for unit in units:
        assert set(unit.after) == set().union(*(became[code] for code in unit.before))


def test_codes_without_steps_stay():
    assert trace_codes(["a", "b"], []) == {"a": {"a"}, "b": {"b"}}
