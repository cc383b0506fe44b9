"""A made-up run for the tests of the questions a researcher asks."""

from functools import cache
from pathlib import Path

from pipeline.contracts import ResultTables
from pipeline.contracts.exploration import WORDS
from pipeline.contracts.validation import build_table
from pipeline.explore.objects import Run
from tests.insight_run import make_run as make_texts
from tests.report_cases import make_results, make_tables


def make_run() -> Run:
    """Six read documents of five schools, with codings."""
    results = make_results()
    return Run(Path("uit"), results, make_tables(results))


def make_text_run(texts: dict[str, list[str]]) -> Run:
    """Texts per school: a (po), b and c (vo); without codings, and so with the same tables."""
    return Run(Path("uit"), make_texts(texts)[1], _make_empty_tables())


@cache
def _make_empty_tables() -> ResultTables:
    return make_tables(make_texts({})[1])


def split_words(run: Run):
    """Table `WORDS` of texts with single spaces; every word is its own lemma."""
    rows = []
    for key, text in zip(run.paragraphs["paragraph_id"], run.paragraphs["text"], strict=True):
        start = 0
        for word in text.split(" "):
            row = {"paragraph_id": key, "start": start, "end": start + len(word), "word": word}
            rows.append({**row, "lemma": word.lower(), "pos": "NOUN"})
            start += len(word) + 1
    return build_table(rows, WORDS)
