"""The test set: measured with the shipped coder, and never learned from."""

import json
import re
from pathlib import Path

import pytest

from pipeline.coding.training.goldset import UNITS, WRITTEN, CodedUnit
from pipeline.contracts import PipelineError
from pipeline.contracts.records import read_records
from pipeline.evaluate.coder_report import CODERS, MACHINE, report_test_set
from pipeline.evaluate.metrics import score_micro
from pipeline.run.gold import load_training_gold
from pipeline.run.test_set import TEST_SET, code_test_set

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
TE_LAAT = "Wie voor de derde keer te laat komt, haalt die tijd dezelfde middag in."


def write_test_set(corpus, units):
    path = corpus / TEST_SET / UNITS
    path.parent.mkdir(parents=True)
    common = {"file_name": "pagina.html", "kind": "alinea", "heading_path": ["Te laat"]}
    lines = [json.dumps({**common, "unit": i + 1, **unit}) for i, unit in enumerate(units)]
    path.write_text("\n".join(lines), encoding="utf-8")


def test_systems_and_coders_are_those_of_the_units(tmp_path):
    late, none = ["procedure.te_laat"], []
    write_test_set(
        tmp_path,
        [
            {"text": TE_LAAT, "codes": late, "coder_1": late, "coder_2": none},
            {"text": "Tot ziens!", "codes": none, "coder_1": none, "coder_2": none},
        ],
    )
    units, systems = code_test_set(tmp_path)
    place = units.codes.index("procedure.te_laat")
    assert units.truth[:, place].tolist() == [True, False]
    assert systems[MACHINE][:, place].tolist() == [True, False]
    assert [systems[name].sum() for name in CODERS] == [1, 0]
    assert set(units.schools) == {"toets/pagina.html"}


def test_a_missing_test_set_is_named(tmp_path):
    with pytest.raises(PipelineError, match=r"toets.*eenheden\.jsonl"):
        code_test_set(tmp_path)


def test_nothing_is_learned_from_the_test_set():
    gold = load_training_gold([CORPUS, CORPUS / "oefen"])
    assert TEST_SET not in gold.corpora
    assert WRITTEN in gold.corpora
    learned = {paragraph.text for paragraph in gold.paragraphs if len(paragraph.text) > 40}
    tested = read_records(CORPUS / TEST_SET / UNITS, CodedUnit, "")
    assert not learned & {unit.text for unit in tested}


def test_method_page_tells_what_the_shipped_coder_does():
    units, systems = code_test_set(CORPUS)
    page = (ROOT / "docs" / "tabellen" / "codeur.md").read_text(encoding="utf-8")
    title = report_test_set(TEST_SET, units, systems).splitlines()[0]
    section = page[page.index(title) :]
    told = re.search(rf"\|{MACHINE}\|(\d,\d+)\|", section)
    assert told
    measured = score_micro(units.truth, systems[MACHINE])[2]
    # another processor rounds otherwise: a score at a threshold may fall on the other side
    assert float(told[1].replace(",", ".")) == pytest.approx(measured, abs=0.01)
