"""Each problem that Word files hold, as a golden case: XML in, blocks out."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.ingest.coverage import measure_coverage
from pipeline.ingest.word import read_word

_DATA = Path(__file__).parents[2] / "data" / "word"
_CASES = YAML(typ="safe").load((_DATA / "cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_case(case, make_word):
    notes = {key: case[key] for key in ("footnotes", "endnotes") if key in case}
    reading = read_word(make_word(case["body"], **notes))
    found = [
        _show(block, expected)
        for block, expected in zip(reading.blocks, case["expect"], strict=False)
    ]
    assert found == case["expect"]
    assert len(reading.blocks) == len(case["expect"]), reading.blocks[len(found) :]
    assert measure_coverage(reading) >= 0.98


def _show(block, expected):
    shown = {key: getattr(block, key) for key in expected}
    if "column_heads" in shown:
        shown["column_heads"] = list(shown["column_heads"])
    return shown
