"""Runs that can be compared with a warning, or not at all."""

import pytest

from pipeline.contracts import PipelineError
from tests.comparison_cases import CODES, compare, make_run, make_schools


@pytest.mark.parametrize(
    ("info", "words"),
    [
        ({"language_model": "m 2"}, "Het taalmodel verschilt: m 1 in 2024, m 2 in 2025"),
        ({"program_version": "0.2.0"}, "Het programma verschilt: 0.1.0"),
        ({"topiclist_sha256": "b" * 64}, "de inhoud verschilt"),
        ({"topiclist_version": "1.1"}, "De topiclijst verschilt: versie 1.0 in 2024"),
    ],
)
def test_other_versions_are_told(info, words):
    before, after = make_run(make_schools(3, codes=CODES)), make_run(make_schools(3), "b", **info)
    assert words in " ".join(compare(before, after).warnings)


def test_other_coder_version_is_told():
    coders = ("regels en geleerd model 1", "regels en geleerd model 2")
    runs = [
        make_run(make_schools(3), prefix, coder=coder)
        for prefix, coder in zip("ab", coders, strict=True)
    ]
    assert "De codeur verschilt" in " ".join(compare(*runs).warnings)


def test_same_versions_no_warning():
    before, after = make_run(make_schools(3, codes=CODES)), make_run(make_schools(3), "b")
    assert compare(before, after).warnings == ()


def test_same_files_are_told():
    before = make_run(make_schools(3, codes=CODES))
    after = make_run(make_schools(3, codes=CODES[1:]))
    assert "precies dezelfde bestanden" in " ".join(compare(before, after).warnings)


def test_same_run_is_refused():
    with pytest.raises(PipelineError, match="tweemaal dezelfde analyse"):
        compare(make_run(make_schools(3, codes=CODES)), make_run(make_schools(3, codes=CODES)))


@pytest.mark.parametrize("turned", [False, True])
def test_rules_alone_against_learned_model_is_refused(turned):
    ruled = make_run(make_schools(3))
    learned = make_run(make_schools(3), "b", coder="regels en geleerd model 1")
    runs = (learned, ruled) if turned else (ruled, learned)
    words = "2024 is gecodeerd met het geleerde" if turned else "2025 is gecodeerd met het geleerde"
    with pytest.raises(PipelineError, match=words):
        compare(*runs)


def test_no_common_sector_is_refused():
    with pytest.raises(PipelineError, match=r"geen sector gemeen .*\(po, tegenover vo\)"):
        compare(make_run(make_schools(3)), make_run(make_schools(3, "vo"), "b"))


def test_nothing_read_is_refused():
    unread = {"De Es": ("-", ())}
    with pytest.raises(PipelineError, match="geen sector gemeen"):
        compare(make_run(make_schools(3)), make_run(unread, "b"))
