"""The public Python interface on a real run, and the examples of its manual."""

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import (
    PipelineError,
    find_in_context,
    judge_codings,
    list_passages,
    list_words,
    load_findings,
    load_run,
    measure_agreement,
    select_documents,
)
from pipeline.contracts import exploration
from pipeline.contracts.heldout import HELDOUT_SCORES, LEARNING_CURVE
from tests.tiny_corpus import SICK, write_gold

MANUAL = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
TABLES = [table for table in vars(exploration).values() if hasattr(table, "columns")]
SCHEMAS = [*TABLES, HELDOUT_SCORES, LEARNING_CURVE]


@pytest.fixture(scope="module")
def run(tiny_run):
    return load_run(tiny_run[0])


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    return write_gold(tmp_path_factory.mktemp("referentie"))


def test_tables_are_those_of_the_report(run, tiny_run):
    table = pd.read_csv(tiny_run[0] / "tabellen" / "b23_lang.csv", sep=";", encoding="utf-8-sig")
    assert run.counts["n_schools"].tolist() == table["Aantal scholen"].tolist()
    assert run.counts["frequency"].tolist() == table["Frequentie codering"].tolist()
    assert len(run.documents) == len(run.results.documents)
    assert set(run.figures) == {path.stem for path in (tiny_run[0] / "figuren").glob("*.png")}


def test_people_are_masked_unless_asked(run, tiny_run):
    masked, shown = run.paragraphs["text"], load_run(tiny_run[0], masked=False).paragraphs["text"]
    assert masked.str.contains(r"\[naam\].*\[telefoon\]").any()
    assert not masked.str.contains("Hoefnagels").any()
    assert shown.str.contains("Hoefnagels").any()
    hidden = load_run(tiny_run[0], hide_schools=True)
    assert not hidden.documents["school"].isin(run.documents["school"]).any()


@pytest.mark.parametrize("load", [load_run, load_findings])
def test_a_folder_without_a_finished_run(load, tmp_path):
    with pytest.raises(PipelineError, match="verzuim analyseer CORPUS"):
        load(tmp_path)


def test_a_part_of_the_documents_is_counted_anew(run):
    vo = select_documents(run, sector="vo")
    assert set(vo.documents["sector"]) == {"vo"}
    assert set(vo.paragraphs["document_id"]) <= set(vo.documents["document_id"])
    total = vo.counts.query("group == 'totaal'").reset_index(drop=True)
    before = run.counts.query("group == 'vo'").reset_index(drop=True)
    columns = ["n_schools", "frequency", "n"]
    assert total[columns].equals(before[columns])
    assert select_documents(run, year=2025).documents["year"].eq(2025).all()
    assert select_documents(run, school="Lindecollege").documents["school_id"].tolist() == ["b"]
    with pytest.raises(PipelineError, match="School 'Nergens' bestaat niet"):
        select_documents(run, school="Nergens")


def test_words_lie_where_they_stand(run):
    words = list_words(run)
    texts = run.paragraphs.set_index("paragraph_id")["text"]
    cut = [texts[row.paragraph_id][row.start : row.end] for row in words.itertuples()]
    assert cut == words["word"].tolist()
    assert not {"naam", "[", "."} & set(words["word"])
    assert words["word"].tolist().count("telefoon") == 1  # of 'telefoon [telefoon]'
    assert "meldt" in find_in_context(run, "melden", words=words)["match"].tolist()


def test_findings_are_masked_and_named_as_their_files(tiny_run):
    findings = load_findings(tiny_run[0])
    files = {path.stem for path in (tiny_run[0] / "tabellen").glob("*.csv")}
    assert {"drempels", "handelingen"} <= set(findings) - {"twijfel"} <= files
    assert "Hoefnagels" not in "".join(table.to_csv() for table in findings.values())


def test_agreement_and_judged_codings_tell_the_same(run, reference):
    agreement = measure_agreement(run, reference).set_index("code")
    judged = judge_codings(run, reference)
    outcomes = judged.groupby("code")["outcome"].value_counts().unstack(fill_value=0)
    outcomes = outcomes.reindex(columns=exploration.OUTCOMES, fill_value=0)
    for code, row in outcomes.iterrows():
        n_good, n_false, n_missed = row
        found = agreement.loc[code, ["n_both", "n_found", "n_reference"]].tolist()
        assert found == [n_good, n_good + n_false, n_good + n_missed]
    counts = ["n_reference", "n_found", "n_both"]
    assert agreement.loc["totaal", counts].tolist() == agreement[counts].iloc[:-1].sum().tolist()
    assert agreement.loc["procedure.geoorloofd", ["f1", "kappa", "alpha"]].tolist() == [1, 1, 1]
    assert pd.isna(agreement.loc["rol.wijkteam", "f1"])


def test_missed_passages_show_their_masked_text(run, tmp_path):
    corpus = write_gold(tmp_path)
    path = corpus / "gold" / "eenheden.jsonl"
    lost = path.read_text(encoding="utf-8").replace(SICK, "Wie ziek is belt mevrouw Hoefnagels.")
    path.write_text(lost, encoding="utf-8")
    missed = judge_codings(run, corpus, "procedure.geoorloofd").query("outcome == 'gemist'")
    assert missed["text"].tolist() == ["Wie ziek is belt mevrouw [naam]."]
    assert missed["paragraph_id"].tolist() == [""]


def test_reference_of_other_files(run, tmp_path):
    with pytest.raises(PipelineError, match=r"eenheden\.jsonl ontbreekt"):
        measure_agreement(run, tmp_path)
    corpus = write_gold(tmp_path)
    for path in (corpus / "gold").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(".docx", ".doc"), encoding="utf-8")
    with pytest.raises(PipelineError, match="andere bestanden dan deze run"):
        measure_agreement(run, corpus)


def test_importing_does_no_work():
    code = "import sys, pipeline; dir(pipeline); print([m for m in sys.modules if 'pandas' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="no attribute 'bestaat_niet'"):
        pipeline.bestaat_niet  # noqa: B018


@pytest.mark.parametrize("name", [n for n in pipeline.__all__ if n not in ("Run", "PipelineError")])
def test_every_function_is_described_with_an_example(name):
    assert re.search(rf"^##+ .*`{name}`", MANUAL, re.MULTILINE)
    assert any(f"{name}(" in example for example in list_examples())


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_the_manual_lists_every_column(schema):
    _, _, part = MANUAL.partition(f"### {schema.name}\n")
    rows = re.findall(r"^\| `(\w+)` \| .+? \| (.+) \|$", re.split("^##", part, flags=re.M)[0], re.M)
    assert rows == [(name, column.description) for name, column in schema.columns.items()]


def list_examples():
    return re.findall(r"```python\n(.*?)```", MANUAL, flags=re.DOTALL)


def test_examples_of_the_manual_work_in_order(tiny_run, reference, tmp_path, monkeypatch, capsys):
    (tmp_path / "outputs").symlink_to(tiny_run[0])
    (tmp_path / "corpus").symlink_to(reference)
    monkeypatch.chdir(tmp_path)
    names = {}
    for example in list_examples():
        exec(compile(example, "docs/python.md", "exec"), names)
    assert "Kies uit: po, vo, so." in capsys.readouterr().out
    assert names["passages"].equals(list_passages(names["run"], "procedure", sector=["po", "vo"]))
