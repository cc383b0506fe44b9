import json
from dataclasses import replace

import pandas as pd
import pytest
from table_cases import (
    TOPICLIST,
    make_coding,
    make_document,
    make_paragraph,
    make_results,
    make_source,
)

from pipeline.aggregate import count_codings, tabulate_topics
from pipeline.contracts import PipelineError
from pipeline.evaluate import evaluate_run, load_gold, tabulate_gold
from pipeline.report.evaluation import summarise_evaluation, write_evaluation

TOPICS = tabulate_topics(TOPICLIST)
TEXTS = [
    "Wie te laat komt, meldt zich bij de conciërge.",
    "Verlof vraagt u zes weken van tevoren aan.",
    "Ouders zorgen dat hun kind op tijd is.",
]
CODES = ["type.te_laat", "type.verlof", "rol.ouders"]


def write_gold(folder, documents, units):
    folder.mkdir(exist_ok=True)
    for name, rows in (("documenten", documents), ("eenheden", units)):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def gold_folder(tmp_path):
    """Three schools with the same three units; a broken file and one about something else."""
    documents = [make_document(n) for n in range(5)]
    names = [document.file_name for document in documents]
    units = [
        {"file_name": name, "text": f"{text} ({name})", "codes": [code], "coder_1": [code]}
        for name in names[:3]
        for text, code in zip(TEXTS, CODES, strict=True)
    ]
    judged = [{"file_name": name, "level": "niveau.school"} for name in names[:3]]
    judged.append({"file_name": names[3], "unreadable": "wachtwoord"})
    judged.append({"file_name": names[4], "level": "niveau.school", "out_of_scope": True})
    units.append({"file_name": names[4], "text": "De werknemer meldt zich ziek.", "codes": []})
    return write_gold(tmp_path / "gold", judged, units)


def make_run(change=None):
    """A run that agrees with the reference in everything, before `change` (document, index)."""
    statuses = ["gelezen"] * 3 + ["onleesbaar", "buiten_bereik"]
    documents = [make_document(n, status) for n, status in enumerate(statuses)]
    documents[3] = replace(documents[3], reason="wachtwoord: het bestand is beveiligd.")
    sources = [make_source(d, school) for d, school in zip(documents, range(5), strict=True)]
    paragraphs, codings = [], []
    for document in documents[:3]:
        for index, (text, code) in enumerate(zip(TEXTS, CODES, strict=True)):
            text, codes = f"{text} ({document.file_name})", [code]
            if change:
                text, codes = change(document, index, text, codes)
            paragraphs.append(make_paragraph(document, index, text=text))
            codings += [make_coding(paragraphs[-1], code) for code in codes]
    return make_results(documents, sources, paragraphs, codings)


def evaluate(results, gold_folder):
    return evaluate_run(results, gold_folder, TOPICS, count_codings)


def test_a_run_that_agrees_scores_full_marks(gold_folder):
    evaluation = evaluate(make_run(), gold_folder)
    reading, coding = evaluation.reading, evaluation.coding
    assert (reading.n_units, reading.n_found, reading.n_same_words) == (9, 9, 9)
    assert (reading.n_coded, reading.n_coded_found) == (9, 9)
    assert reading.n_chars == reading.n_chars_found > 0
    assert (reading.n_unreadable, reading.n_reasons_right) == (1, 1)
    assert (reading.n_out_of_scope, reading.n_out_of_scope_right) == (1, 1)
    assert (reading.n_readable, reading.n_levels_right, reading.n_wrongly_left_out) == (3, 3, 0)
    assert (coding.micro_f1, coding.found_f1, coding.share_error_pp) == (1, 1, 0)
    assert evaluation.lost_units.empty
    assert evaluation.wrong_documents.empty
    assert coding.human_f1 == 0  # the second coder of this reference coded nothing


def test_missed_and_false_codes_count_per_code_and_per_school(gold_folder):
    def change(document, index, text, codes):
        is_first = document.document_id == "doc000"
        return text, {0: [] if is_first else codes, 1: [*codes, "rol.ouders"]}.get(index, codes)

    evaluation = evaluate(make_run(change), gold_folder)
    codes = evaluation.codes.set_index("code")
    assert codes.loc["type.te_laat", ["precision", "recall"]].tolist() == [1, 2 / 3]
    assert codes.loc["rol.ouders", ["precision", "recall"]].tolist() == [0.5, 1]
    assert codes.loc["rol.ouders", ["support", "n_found"]].tolist() == [3, 6]
    assert evaluation.coding.precision == pytest.approx(8 / 11)
    assert evaluation.coding.recall == pytest.approx(8 / 9)
    late = codes.loc["type.te_laat"]
    assert (late["schools_reference"], late["schools_machine"]) == (3, 2)
    assert late["share_machine_pct"] == pytest.approx(200 / 3)
    assert evaluation.coding.share_error_pp == pytest.approx(100 / 3 / 3)
    # The false rol.ouders join with the right ones under the same heading: still 3 segments.
    assert codes.loc["rol.ouders", ["frequency_reference", "frequency_machine"]].tolist() == [3, 3]


def test_a_lost_unit_costs_recall_and_its_pieces_cost_precision(gold_folder):
    def change(document, index, text, codes):
        return (
            (text[:20], codes) if (document.document_id, index) == ("doc001", 2) else (text, codes)
        )

    evaluation = evaluate(make_run(change), gold_folder)
    assert evaluation.reading.n_found == evaluation.reading.n_coded_found == 8
    assert evaluation.lost_units[["file_name", "unit"]].values.tolist() == [["protocol 001.pdf", 3]]
    scores = evaluation.codes.set_index("code").loc["rol.ouders"]
    assert (scores["precision"], scores["recall"]) == pytest.approx((2 / 3, 2 / 3))
    assert evaluation.coding.found_f1 == 1


def test_wrong_status_reason_and_level_are_listed_once_per_file(gold_folder):
    results = make_run()
    documents = results.documents.copy()
    documents.loc[0, "level"] = "niveau.regionaal"
    documents.loc[1, ["status", "level"]] = ["leeg", ""]
    documents.loc[3, "reason"] = "afgebroken: het bestand houdt op."
    documents.loc[4, "status"] = "gelezen"
    evaluation = evaluate(replace(results, documents=documents), gold_folder)
    assert evaluation.wrong_documents.values.tolist() == [
        ["protocol 000.pdf", "gelezen", "niveau", "niveau.school", "niveau.regionaal"],
        ["protocol 001.pdf", "gelezen", "status", "gelezen", "leeg"],
        ["protocol 003.pdf", "onleesbaar", "reden", "wachtwoord", "afgebroken"],
        ["protocol 004.pdf", "buiten_bereik", "status", "buiten_bereik", "gelezen"],
    ]
    reading = evaluation.reading
    assert (reading.n_levels_right, reading.n_wrongly_left_out) == (1, 1)
    assert (reading.n_reasons_right, reading.n_out_of_scope_right) == (0, 0)


def test_codes_in_a_file_that_should_be_left_out_count_as_wrong(gold_folder):
    results = make_run()
    document = make_document(4)
    paragraph = make_paragraph(document, 0, text="De werknemer meldt zich ziek.")
    documents = results.documents.copy()
    documents.loc[4, "status"] = "gelezen"
    extra = make_results(
        [document], [make_source(document, 4)], [paragraph], [make_coding(paragraph, CODES[0])]
    )
    both = replace(
        results,
        documents=documents,
        paragraphs=pd.concat([results.paragraphs, extra.paragraphs], ignore_index=True),
        codings=pd.concat([results.codings, extra.codings], ignore_index=True),
    )
    assert evaluate(both, gold_folder).coding.precision == pytest.approx(9 / 10)


def test_codes_of_the_reference_that_the_topic_list_lacks_are_left_out(gold_folder):
    topics = TOPICS[TOPICS["code"] != "rol.ouders"].reset_index(drop=True)
    results = make_run(lambda document, index, text, codes: (text, codes if index < 2 else []))
    evaluation = evaluate_run(results, gold_folder, topics, count_codings)
    assert evaluation.coding.micro_f1 == 1
    assert "rol.ouders" not in set(evaluation.codes["code"])


def test_tables_of_the_reference_keep_order_and_headings(gold_folder):
    gold = load_gold(gold_folder)
    documents, paragraphs, codings = tabulate_gold(gold, make_run().documents)
    assert documents["status"].tolist() == ["gelezen"] * 3 + ["onleesbaar", "buiten_bereik"]
    assert paragraphs.groupby("document_id")["index"].agg(list).iloc[0] == [0, 1, 2]
    assert len(codings) == 9


def test_a_reference_of_other_files_is_refused(tmp_path):
    folder = write_gold(tmp_path / "gold", [{"file_name": "elders.pdf"}], [])
    with pytest.raises(PipelineError, match="andere bestanden dan deze run"):
        evaluate(make_run(), folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{kapot", "eenheden.jsonl, regel 2: geldige JSON ontbreekt"),
        ('{"file_name": "a", "text": "b"}', "regel 2: codes ontbreekt"),
    ],
)
def test_a_broken_line_of_the_reference_is_named(gold_folder, line, message):
    path = gold_folder / "eenheden.jsonl"
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([first, line, *rest]), encoding="utf-8")
    with pytest.raises(PipelineError, match=message):
        load_gold(gold_folder)


def test_a_missing_reference_is_explained(tmp_path):
    with pytest.raises(PipelineError, match=r"eenheden\.jsonl ontbreekt.*gold"):
        load_gold(tmp_path / "gold")


def test_summary_and_files(gold_folder, tmp_path):
    def change(document, index, text, codes):
        return text, codes if index else []

    evaluation = evaluate(make_run(change), gold_folder)
    text = summarise_evaluation(evaluation)
    assert "Eenheden teruggevonden als één alinea" in text
    assert "100,0% (9 van 9)" in text
    assert "type.te_laat" in text
    first = write_evaluation(evaluation, tmp_path / "a")
    second = write_evaluation(evaluation, tmp_path / "b")
    assert [path.name for path in first] == [
        "evaluatie.csv",
        "evaluatie_codes.csv",
        "evaluatie_niet_gevonden.csv",
        "evaluatie_documenten.csv",
        "evaluatie.png",
        "evaluatie.svg",
    ]
    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes()
    scores = first[0].read_text(encoding="utf-8-sig")
    assert "Recall;0,6667;0,667" in scores
