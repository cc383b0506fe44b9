"""`verzuim codeer`: the JSON that other programs read, and the overview."""

import json

import pytest

from tests.tiny_corpus import REPORT, TRUANT, call, write_protocol

FILE_KEYS = {
    "file_name",
    "status",
    "reason",
    "level",
    "level_evidence",
    "language_model",
    "topiclist_version",
    "coverage",
    "paragraphs",
}
PARAGRAPH_KEYS = {"index", "page", "kind", "heading_path", "text", "codings"}
CODING_KEYS = {"code", "score", "source", "evidence", "start", "end"}


@pytest.fixture(scope="module")
def coded(tiny_corpus, tmp_path_factory):
    target = tmp_path_factory.mktemp("json") / "map" / "uit.json"
    files = [tiny_corpus / "documenten" / name for name in ("linde.docx", "leeg.pdf")]
    answer = call("codeer", *files, "--json", target, "--alleen-regels")
    return answer, json.loads(target.read_text(encoding="utf-8"))


def test_json_has_the_keys_of_the_contract(coded):
    files = coded[1]
    assert [file["file_name"] for file in files] == ["linde.docx", "leeg.pdf"]
    for file in files:
        assert set(file) == FILE_KEYS
        assert all(set(paragraph) == PARAGRAPH_KEYS for paragraph in file["paragraphs"])
    codings = [part for item in files[0]["paragraphs"] for part in item["codings"]]
    assert codings
    assert all(set(coding) == CODING_KEYS for coding in codings)


def test_json_of_a_read_file(coded):
    file = coded[1][0]
    assert (file["status"], file["reason"], file["level"]) == ("gelezen", "", "niveau.school")
    assert file["language_model"].startswith("nl_")
    assert file["topiclist_version"]
    assert 0.98 <= file["coverage"] <= 1
    paragraphs = file["paragraphs"]
    assert [paragraph["index"] for paragraph in paragraphs] == list(range(len(paragraphs)))
    texts = {paragraph["text"]: paragraph for paragraph in paragraphs}
    assert {TRUANT, REPORT} <= set(texts)
    assert texts[REPORT]["heading_path"][-1] == "Afspraken bij verzuim"
    assert "procedure.ongeoorloofd" in {coding["code"] for coding in texts[REPORT]["codings"]}


def test_offsets_lie_in_the_text(coded):
    for paragraph in coded[1][0]["paragraphs"]:
        for coding in paragraph["codings"]:
            assert 0 <= coding["start"] < coding["end"] <= len(paragraph["text"])
            assert paragraph["text"][coding["start"] : coding["end"]].strip()
            assert 0 <= coding["score"] <= 1


def test_unreadable_file_is_a_finding_not_a_failure(coded):
    answer, files = coded
    assert answer.code == 3
    assert (files[1]["status"], files[1]["paragraphs"]) == ("onleesbaar", [])
    assert "leeg bestand" in files[1]["reason"]
    assert "Niveau: School" in answer.out
    assert "Niet gevonden:" in answer.out


def test_offsets_count_code_points(tmp_path):
    file = write_protocol(tmp_path / "teken.docx", "Mozaïek", (f"\U0001f600 {TRUANT}",))
    plain = write_protocol(tmp_path / "gewoon.docx", "Mozaïek", (TRUANT,))
    answer = call("codeer", file, plain, "--json", tmp_path / "uit.json", "--alleen-regels")
    assert answer.code == 0
    found = []
    for described in json.loads((tmp_path / "uit.json").read_text(encoding="utf-8")):
        (paragraph,) = [item for item in described["paragraphs"] if TRUANT in item["text"]]
        found.append(
            [
                (part["code"], paragraph["text"][part["start"] : part["end"]])
                for part in paragraph["codings"]
            ]
        )
    assert found[0] == found[1] != []


def test_default_coder_weighs_what_the_rules_find(tiny_corpus, tmp_path):
    target = tmp_path / "uit.json"
    answer = call("codeer", tiny_corpus / "documenten" / "linde.docx", "--json", target)
    assert answer.code == 0
    (file,) = json.loads(target.read_text(encoding="utf-8"))
    scores = [part["score"] for item in file["paragraphs"] for part in item["codings"]]
    # Rules alone are certain (1); with the learned coder a score is a probability.
    assert any(0 < score < 1 for score in scores)


def test_same_codings_as_the_corpus_run(tiny_run, coded):
    lines = (tiny_run[0] / "intern" / "codings.csv").read_text(encoding="utf-8").splitlines()
    n_codings = sum(len(item["codings"]) for item in coded[1][0]["paragraphs"])
    document = (tiny_run[0] / "intern" / "documents.csv").read_text(encoding="utf-8")
    key = next(line.split(",")[0] for line in document.splitlines() if "linde.docx" in line)
    assert sum(key in line for line in lines) == n_codings
