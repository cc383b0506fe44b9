"""Scope: what a document as a whole is about, with cases that only look out of scope."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.contracts import Block
from pipeline.ingest.scope import find_scope

_FILE = Path(__file__).parents[2] / "data" / "ingest" / "scope.yaml"
_CASES = YAML(typ="safe").load(_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["name"] for case in _CASES])
def test_scope(case):
    blocks = [Block(line, kind="alinea") for line in case["text"].splitlines()]
    status, reason = find_scope([Block("Verzuimprotocol", kind="kop", level=1), *blocks])
    assert status == case["status"]
    assert case.get("evidence", "") in reason
    assert bool(reason) == (status != "gelezen")


def test_furniture_does_not_count():
    words = "medewerker werkgever bedrijfsarts UWV arbodienst poortwachter re-integratie"
    blocks = [
        Block(words, kind="meubilair", furniture="voetregel"),
        Block("Ouders melden hun kind voor half negen ziek.", kind="alinea"),
    ]
    assert find_scope(blocks) == ("gelezen", "")
