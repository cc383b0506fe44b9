"""What is unchanged is not done again; what was interrupted goes on where it was."""

import collections
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.contracts import PipelineError
from pipeline.run.analyse import code_corpus
from pipeline.run.coding import code_files
from pipeline.run.corpus import find_corpus
from pipeline.run.options import CodingOptions, RunOptions
from pipeline.run.progress import SilentProgress
from pipeline.store import Store
from pipeline.topiclist import load_topiclist
from tests.tiny_corpus import LATE, REPORT, SICK, TRUANT, write_protocol

RULES = CodingOptions(rules_only=True)


class Counting(SilentProgress):
    """Remembers how many items each stage had to do, and can stop a stage half way."""

    def __init__(self, stop_in=""):
        self.stop_in = stop_in
        self.n_done = collections.Counter()

    def track(self, items, label, total):
        for item in items:
            if label == self.stop_in and self.n_done[label]:
                raise KeyboardInterrupt
            yield item
            self.n_done[label] += 1


@pytest.fixture
def options(tmp_path):
    """A corpus of two files, which are read in this process."""
    documents = tmp_path / "corpus" / "documenten"
    write_protocol(documents / "es.docx", "Es", (SICK,))
    write_protocol(documents / "linde.docx", "Linde", (TRUANT,))
    return RunOptions(tmp_path / "corpus", tmp_path / "uit", "po", coding=RULES)


def code(options, progress):
    return code_corpus(find_corpus(options.corpus, options.sector), options, progress)


def list_entries(options):
    """Every stored result by stage and key, with the moment it was written."""
    folder = options.out / "intern" / "tussenstand"
    return {path.relative_to(folder).parts: path.stat().st_mtime_ns for path in folder.glob("*/*")}


def count_stages(entries):
    return collections.Counter(stage for stage, _ in entries)


def test_each_stage_is_stored_per_file(options):
    code(options, Counting())
    assert count_stages(list_entries(options)) == {"lezen": 2, "taal": 2, "regels": 2}


def test_nothing_changed_nothing_done(options):
    first = code(options, SilentProgress())
    before = list_entries(options)
    progress = Counting()
    second = code(options, progress)
    assert progress.n_done["Bestanden lezen"] == progress.n_done["Taal ontleden"] == 0
    assert list_entries(options) == before
    assert [file.codings for file in second.files] == [file.codings for file in first.files]


def test_only_the_changed_file_is_done_again(options):
    code(options, SilentProgress())
    before = list_entries(options)
    write_protocol(options.corpus / "documenten" / "es.docx", "Es", (LATE,))
    progress = Counting()
    code(options, progress)
    after = list_entries(options)
    assert progress.n_done["Bestanden lezen"] == progress.n_done["Taal ontleden"] == 1
    assert count_stages(after.keys() - before.keys()) == {"lezen": 1, "taal": 1, "regels": 1}
    assert count_stages(after) == {"lezen": 2, "taal": 2, "regels": 2}
    kept = after.keys() & before.keys()
    assert {key: after[key] for key in kept} == {key: before[key] for key in kept}


def test_other_topic_list_only_codes_again(options, tmp_path):
    code(options, SilentProgress())
    before = list_entries(options)
    source = load_topiclist_text()
    own = tmp_path / "eigen.yaml"
    own.write_text(source.replace('versie: "1.0"', 'versie: "9.9"'), encoding="utf-8")
    changed = RunOptions(
        options.corpus, options.out, "po", coding=CodingOptions(own, rules_only=True)
    )
    progress = Counting()
    coded = code(changed, progress)
    assert coded.coder.topiclist_version == "9.9"
    assert progress.n_done["Bestanden lezen"] == progress.n_done["Taal ontleden"] == 0
    assert count_stages(list_entries(options).keys() - before.keys()) == {"regels": 2}


@pytest.mark.parametrize("stage", ["Bestanden lezen", "Taal ontleden", "Regels"])
def test_interrupted_run_goes_on(options, stage):
    progress = Counting(stop_in=stage)
    with pytest.raises(KeyboardInterrupt):
        code(options, progress)
    kept = count_stages(list_entries(options))
    assert kept["lezen"] >= 1
    again = Counting()
    resumed = code(options, again)
    assert again.n_done["Bestanden lezen"] == 2 - kept["lezen"]
    assert again.n_done["Taal ontleden"] == 2 - kept["taal"]
    fresh = RunOptions(options.corpus, options.out.with_name("vers"), "po", coding=RULES)
    expected = code(fresh, SilentProgress())
    assert [file.codings for file in resumed.files] == [file.codings for file in expected.files]
    assert all(file.codings for file in resumed.files)


def test_no_files_is_an_error(tmp_path):
    with pytest.raises(PipelineError, match="geen PDF- of Word-bestand"):
        find_corpus(tmp_path, "po")


def load_topiclist_text():
    """The shipped topic list as a user would copy it."""
    text = (Path(__file__).parents[2] / "topiclist.yaml").read_text(encoding="utf-8")
    assert load_topiclist(None).version in text
    return text


def test_only_the_paragraphs_of_the_changed_file_are_encoded_again(options):
    options = replace(options, coding=CodingOptions())
    first = code(options, SilentProgress())
    before = list_entries(options)
    assert count_stages(before)["encoder"] == 2
    write_protocol(options.corpus / "documenten" / "es.docx", "Es", (LATE,))
    second = code(options, SilentProgress())
    after = list_entries(options)
    assert count_stages(after.keys() - before.keys())["encoder"] == 1
    kept = [run.files[1].document.file_name for run in (first, second)]
    assert kept == ["linde.docx", "linde.docx"]
    assert [c.code for c in first.files[1].codings] == [c.code for c in second.files[1].codings]


def test_a_file_is_coded_alone_as_it_is_among_others(options, tmp_path):
    """Below ten documents nothing is compared between documents, so all must be the same."""
    options = replace(options, coding=CodingOptions())
    write_protocol(options.corpus / "documenten" / "beuk.docx", "Beuk", (LATE * 5, REPORT))
    among = {f.document.file_name: f.codings for f in code(options, SilentProgress()).files}
    path = options.corpus / "documenten" / "linde.docx"
    alone = code_files([path], {}, CodingOptions(), Store(tmp_path / "leeg"), SilentProgress())
    assert alone.files[0].codings == among["linde.docx"] != ()
