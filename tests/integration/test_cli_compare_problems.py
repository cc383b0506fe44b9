"""`verzuim vergelijk` with other topic lists, real files, and runs that cannot be compared."""

import pytest

from pipeline.run.compare import name_runs
from pipeline.run.persist import save_results
from tests.comparison_cases import (
    CODES,
    LATER,
    list_texts,
    make_run,
    make_topics,
    read_csv,
    save_run,
    write_topiclist,
)
from tests.tiny_corpus import CONTACT, SICK, TRUANT, call, write_protocol


def test_topic_lists_of_two_versions(runs, tmp_path):
    mapping = '{van: [rol.ouders, rol.school], naar: [rol.allen], sinds: "1.1", toelichting: een}'
    codes = (*CODES[:3], "rol.allen")
    path = tmp_path / "lijst.yaml"
    path.write_text(write_topiclist(codes, "1.1", mapping), encoding="utf-8")
    results = make_run(
        {"De Linde 1": ("po", ["rol.allen"]), "Beukcollege 1": ("vo", [])},
        "b",
        topiclist_version="1.1",
    )
    later = save_run(tmp_path / "2026", results, make_topics(codes))
    answer = call("vergelijk", runs[0], later, "--uit", tmp_path / "uit")
    assert answer.code == 1
    assert "van rol.ouders, rol.school is niet bekend wat ervan geworden is" in answer.err
    answer = call("vergelijk", runs[0], later, "--uit", tmp_path / "uit", "--topiclijst", path)
    assert answer.code == 0
    assert "De topiclijst verschilt: versie 1.0 in 2024, versie 1.1 in 2026" in answer.out
    (row,) = read_csv(tmp_path / "uit" / "tabellen" / "topiclijsten.csv")
    assert (row["Wat"], row["Vergeleken als"]) == ("samengevoegd", "ALLEN")
    assert "Twee versies van de topiclijst" in list_texts(tmp_path / "uit")["vergelijking.html"]


def test_same_folder_twice(runs):
    answer = call("vergelijk", runs[0], runs[0])
    assert answer.code == 1
    assert "tweemaal dezelfde map" in answer.err


def test_unfinished_run(runs, tmp_path):
    answer = call("vergelijk", runs[0], tmp_path)
    assert answer.code == 1
    assert "geen afgeronde analyse" in answer.err
    assert f"verzuim analyseer CORPUS --uit {tmp_path}" in answer.err


def test_run_without_its_topic_list(runs, tmp_path):
    save_results(make_run(LATER, "b"), tmp_path / "intern")
    answer = call("vergelijk", runs[0], tmp_path)
    assert answer.code == 1
    assert "Draai haar opnieuw" in answer.err


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        ("outputs/2024", "outputs/2025", ("2024", "2025")),
        ("uitkomsten2027", "uitkomsten2028", ("2027", "2028")),
        ("2024-2025", "2025-26", ("2024-2025", "2025-26")),
        ("po2024", "vo2024", ("po2024", "vo2024")),
        ("oud", "nieuw", ("oud", "nieuw")),
        ("a/outputs", "b/outputs", ("a/outputs", "b/outputs")),
        ("nr120245", "2025", ("nr120245", "2025")),
    ],
)
def test_runs_are_named_after_their_folders(tmp_path, before, after, names):
    assert name_runs(tmp_path / before, tmp_path / after) == names


def test_two_analyses_of_real_files(tiny_run, tmp_path):
    """De Es drops a subject, the Lindecollege stays as it was, and De Beuk sends nothing."""
    corpus = tmp_path / "later"
    write_protocol(corpus / "documenten" / "es.docx", "Es", (SICK, CONTACT))
    write_protocol(corpus / "documenten" / "linde.docx", "Linde", (TRUANT,))
    (corpus / "manifest.csv").write_text(
        "bestand;school_id;school;sector;jaar\nes.docx;1;basisschool de es;po;2026\n"
        "linde.docx;2;Lindecollege;vo;2026\n",
        encoding="utf-8",
    )
    later = tmp_path / "uit2026"
    assert call("analyseer", corpus, "--uit", later, "--alleen-regels").code == 0
    answer = call("vergelijk", tiny_run[0], later, "--uit", tmp_path / "verschil")
    assert answer.code == 0
    assert "2 scholen zitten in beide" in answer.out
    assert "Sector so is alleen in" in answer.out
    rows = read_csv(tmp_path / "verschil" / "tabellen" / "scholen_veranderd.csv")
    dropped = {
        row["Code"] for row in rows if row["Verandering"] == "eraf" and row["Sector"] == "Po"
    }
    assert "procedure.ongeoorloofd" in dropped
