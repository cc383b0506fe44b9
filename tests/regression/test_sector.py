"""The sector of the reference documents: hardly ever wrong where it is called clear."""

from collections import defaultdict

import pytest

from pipeline.ingest.manifest import read_manifest
from pipeline.insight.sector import recognise_sector
from pipeline.run.gold import load_gold
from tests.threshold_cases import DATA

ROOT = DATA.parents[2]


# The practice set has documents of whole regions, which tell little of a sector.
@pytest.mark.parametrize(("folder", "least_clear"), [("corpus", 0.95), ("corpus/oefen", 0.6)])
def test_clear_sectors_are_right(folder, least_clear):
    documents = defaultdict(list)
    for paragraph in load_gold([ROOT / folder]).paragraphs:
        documents[paragraph.document_id].append(paragraph)
    sectors = {row.file_name: row.sector for row in read_manifest(ROOT / folder / "manifest.csv")}
    guesses = {}
    for document_id, paragraphs in documents.items():
        file_name = document_id.rsplit("/", 1)[-1]
        guesses[file_name] = recognise_sector(file_name, paragraphs)
    clear = {name: guess.sector for name, guess in guesses.items() if guess and guess.is_clear}
    n_right = sum(sectors[name] == sector for name, sector in clear.items())
    assert len(clear) >= least_clear * len(guesses)
    assert n_right >= 0.97 * len(clear)


def test_without_a_cue_there_is_no_guess():
    assert recognise_sector("protocol.pdf", []) is None
