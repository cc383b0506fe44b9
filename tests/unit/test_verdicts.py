"""What a reader decided about remarkable passages holds in the next run."""

import csv
import re

import pytest
from test_remarkable import COMMON, ODD, get_words, make_run

from pipeline.contracts import PipelineError
from pipeline.insight.remarkable import (
    KEY,
    PROPOSAL,
    VERDICT,
    Verdict,
    make_key,
    present_remarkable,
    rank_remarkable,
)
from pipeline.report.tables import write_csv
from pipeline.run.verdicts import apply_verdicts, read_verdicts


def write_answers(path, ranked, answers):
    """Write the table as the program does and fill in answers as a reader would, by passage."""
    table = present_remarkable(ranked).table
    table[VERDICT] = [answers.get(passage, "") for passage in table["Passage"]]
    return write_csv(table, path)


@pytest.fixture
def run():
    return make_run(n_odd=1)


def test_verdicts_come_back_as_they_were_given(run, tmp_path):
    ranked = rank_remarkable(run, get_words(run))
    path = write_answers(tmp_path / "opvallend.csv", ranked, {ODD: "Ja ", COMMON: "nee"})
    verdicts = read_verdicts(path)
    assert verdicts[make_key("vo04", ODD)] == Verdict("bijzonder.samenwerking", is_accepted=True)
    assert not verdicts[make_key("po00", COMMON)].is_accepted


def test_accepted_come_first_and_rejected_last(run):
    verdicts = {
        make_key("vo04", ODD): Verdict("bijzonder.aanpak", is_accepted=False),
        make_key("po00", COMMON): Verdict("bijzonder.anders", is_accepted=True),
    }
    ranked = rank_remarkable(run, get_words(run), verdicts=verdicts)
    assert list(ranked["verdict"]) == ["ja", *[""] * (len(ranked) - 2), "nee"]
    assert ranked.iloc[0][["passage", "proposal"]].tolist() == [COMMON, "bijzonder.anders"]
    assert ranked.iloc[-1]["passage"] == ODD


def test_a_rejected_passage_takes_no_place_of_a_new_one(run):
    rejected = {make_key("vo04", ODD): Verdict("bijzonder.aanpak", is_accepted=False)}
    ranked = rank_remarkable(run, get_words(run), n=3, verdicts=rejected)
    assert list(ranked["verdict"]) == ["", "", "", "nee"]


def test_a_verdict_follows_the_text_and_not_its_place():
    assert make_key("vo04", ODD) == make_key("vo04", f"  {ODD.replace(' ', '  ')}\n")
    assert make_key("vo04", ODD) != make_key("po03", ODD)
    assert make_key("vo04", ODD)[0].isalpha()  # or a spreadsheet may read '1234e567' as a number


def test_a_reader_beats_the_machine(run):
    odd = run.paragraphs.loc[run.paragraphs["text"] == ODD, "paragraph_id"].item()
    accepted = apply_verdicts(run, {make_key("vo04", ODD): Verdict("bijzonder.aanpak", True)})
    given = accepted.codings.set_index("code").loc["bijzonder.aanpak"]
    assert (given["paragraph_id"], given["source"], given["end"]) == (odd, "mens", len(ODD))
    assert "bijzonder.aanpak" in set(accepted.segments["code"])
    assert "rol.zorg" in set(accepted.codings["code"])  # other codes stay
    rejected = apply_verdicts(accepted, {make_key("vo04", ODD): Verdict("bijzonder.aanpak", False)})
    assert set(rejected.codings["code"]) == {"rol.zorg"}


def test_without_verdicts_nothing_changes(run):
    assert apply_verdicts(run, {make_key("x", "y"): Verdict("bijzonder.aanpak", True)}) is run


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{KEY: "p1", PROPOSAL: "bijzonder.aanpak"}], VERDICT),
        ([{KEY: "p1", PROPOSAL: "bijzonder.aanpak", VERDICT: "misschien"}], "regel 2"),
        ([{KEY: "p1", PROPOSAL: "rol.zorg", VERDICT: "ja"}], "bijzonder."),
    ],
)
def test_what_does_not_fit_is_named(rows, words, tmp_path):
    path = tmp_path / "oordelen.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(PipelineError, match=re.escape(words)):
        read_verdicts(path)


def test_a_missing_file_is_a_message(tmp_path):
    with pytest.raises(PipelineError, match="--oordelen"):
        read_verdicts(tmp_path / "weg.csv")
