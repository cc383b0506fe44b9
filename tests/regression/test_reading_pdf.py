"""Gold units that do not come out as one paragraph, compared as a set with a list.

A unit that newly fails and a unit that newly succeeds both make the test fail: the list in
`tests/data/pdf/bekende_missers.txt` is to be kept true.
"""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from pipeline.ingest.coverage import measure_coverage
from pipeline.ingest.pdf import read_pdf

ROOT = Path(__file__).parents[2]
KNOWN = ROOT / "tests" / "data" / "pdf" / "bekende_missers.txt"
# Two of each layout: Word, Word with broken words, two columns, web page, brochure; tables.
FILES = [
    "corpus/documenten/Stroomschema verzuim Scholengemeenschap Het Binnenmeer 2019.pdf",
    "corpus/documenten/Lyceum De Blinkerd - Verzuimprotocol (versie 2).pdf",
    "corpus/documenten/Praktijkschool De Boeg - Stroomschema verzuim (versie 2).pdf",
    "corpus/documenten/Verzuimprotocol Gymnasium Zandvliet 2019.pdf",
    "corpus/documenten/Vmbo De Terpen - Verzuimprotocol (versie 2).PDF",
    "corpus/oefen/documenten/Verzuimprotocol Kadeveld College, locatie Havenlaan 2018.pdf",
    "corpus/oefen/documenten/verzuimprotocol_vlinderhof.pdf",
    "corpus/oefen/documenten/verzuimprotocol_ringdijk.pdf",
]


def load_units(path: Path) -> list[str]:
    units: dict[str, list[str]] = defaultdict(list)
    gold = path.parents[1] / "gold" / "eenheden.jsonl"
    for line in gold.read_text("utf-8").splitlines():
        unit = json.loads(line)
        units[unit["file_name"]].append(unit["text"])
    return units[path.name]


@pytest.fixture(scope="module")
def missed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in FILES:
        path = ROOT / name
        reading = read_pdf(path)
        assert measure_coverage(reading) > 0.98
        texts = {block.text for block in reading.blocks}
        found[path.name] = [
            unit
            for unit in load_units(path)
            if unit not in texts and all(fuzz.ratio(unit, text) < 95 for text in texts)
        ]
    return found


def test_only_known_units_are_missed(missed: dict[str, list[str]]) -> None:
    lines = KNOWN.read_text("utf-8").splitlines()
    known = {line for line in lines if line and not line.startswith("#")}
    assert {f"{name}\t{unit}" for name, units in missed.items() for unit in units} == known
