"""The figures that `verzuim advies` ships with, and those of a topic list of one's own."""

from pipeline.aggregate import tabulate_topics
from pipeline.contracts import SECTORS, TOTAL
from pipeline.run.groups import load_example
from pipeline.topiclist import load_topiclist

TOPICS = tabulate_topics(load_topiclist())


def test_the_figures_are_of_this_topic_list_and_add_up():
    group = load_example(TOPICS)
    assert group.results is None
    assert group.notes == ()
    assert set(group.counts["code"]) == set(TOPICS["code"])
    assert group.n_schools[TOTAL] == sum(group.n_schools[sector] for sector in SECTORS)
    sizes = group.counts.groupby("group")["n"].unique()
    assert {name: list(n) for name, n in sizes.items()} == {
        name: [n] for name, n in group.n_schools.items()
    }
    assert (group.answers["n_schools"] <= group.answers["n"]).all()


def test_codes_without_figures_are_named():
    renamed = TOPICS.replace({"protocol.visie": "protocol.mijn_eigen"})
    group = load_example(renamed)
    assert group.notes == ("Over deze onderwerpen zijn geen voorbeeldcijfers: Visie.",)
    assert "protocol.visie" not in set(group.counts["code"])
