"""Reads the sentences with expected thresholds and compares them with what is found."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.coding.training.goldset import GoldSet
from pipeline.contracts import Paragraph
from pipeline.insight.thresholds import Threshold, find_thresholds
from pipeline.language import BUILT_IN, load_model, parse
from pipeline.run.gold import load_gold

DATA = Path(__file__).parent / "data" / "thresholds"
SETS = ("development", "heldout", "development_2", "heldout_2")
SAMPLES = ("corpus_sample", "corpus_sample_2")
CORPORA = (Path("corpus"), Path("corpus", "oefen"))
CORE = ("count_low", "count_high", "comparator", "unit", "window")
DETAILS = ("kind", "type", "action", "actor", "recipient")


class Score(NamedTuple):
    """Rows found as expected, superfluous and missed; per detail how many agree of how many."""

    n_right: int
    n_extra: int
    n_missed: int
    details: Counter
    failures: Counter

    @property
    def precision(self) -> float:
        return self.n_right / max(1, self.n_right + self.n_extra)

    @property
    def recall(self) -> float:
        return self.n_right / max(1, self.n_right + self.n_missed)


@cache
def get_model():
    return load_model(BUILT_IN)


def load_cases(name: str) -> list[dict]:
    lines = (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def load_corpora() -> GoldSet:
    return load_gold([DATA.parents[2] / folder for folder in CORPORA])


def find_units(cases: list[dict]) -> tuple[list[Paragraph], dict[str, frozenset[str]]]:
    """Find the coded units that a sample of the corpora names, and their codes."""
    gold = load_corpora()
    by_id = {paragraph.paragraph_id: paragraph for paragraph in gold.paragraphs}
    ids = [f"{case['corpus']}/{case['file_name']}/{case['unit']}" for case in cases]
    return [by_id[id_] for id_ in ids], {id_: frozenset(gold.labels[id_]) for id_ in ids}


def score_sample(name: str) -> "Score":
    cases = load_cases(name)
    return compare(cases, find(*find_units(cases)))


def make_paragraph(case: dict, at: int = 0) -> Paragraph:
    return Paragraph(
        paragraph_id=str(at),
        document_id=str(at),
        index=0,
        page=None,
        kind=case.get("kind", "alinea"),
        heading_path=tuple(case.get("heading_path", ())),
        text=case["text"],
        start=0,
        end=len(case["text"]),
        stem=case.get("stem", ""),
        column_heads=tuple(case.get("column_heads", ())),
    )


def find(paragraphs: list[Paragraph], codes: dict | None = None) -> list[list[dict]]:
    """Find thresholds and give them as rows per paragraph, in the form of the expected ones."""
    docs = parse([paragraph.text for paragraph in paragraphs], get_model())
    rows: dict[str, list[dict]] = {paragraph.paragraph_id: [] for paragraph in paragraphs}
    for threshold in find_thresholds(paragraphs, docs, codes or {}):
        rows[threshold.paragraph_id].append(as_row(threshold))
    return [rows[paragraph.paragraph_id] for paragraph in paragraphs]


def as_row(threshold: Threshold) -> dict:
    row = {name: getattr(threshold, name) for name in (*CORE[:4], *DETAILS)}
    count = threshold.window_count
    row["window"] = "" if count is None else f"{count:g} {threshold.window_unit}"
    return row


def compare(cases: list[dict], found: list[list[dict]]) -> Score:
    """Compare on number, comparator, unit and window; then on the details that are given."""
    n_right, n_extra, n_missed = 0, 0, 0
    details, failures = Counter(), Counter()
    for case, rows in zip(cases, found, strict=True):
        name = case.get("text") or f"{case['file_name']}#{case['unit']}"
        left = list(rows)
        for expected in case["rows"]:
            same = [row for row in left if all(row[key] == expected[key] for key in CORE)]
            if not same:
                n_missed += 1
                failures[f"gemist {_show(expected)} | {name}"] += 1
                continue
            best = max(same, key=lambda row: sum(row[k] == expected.get(k) for k in DETAILS))
            left.remove(best)
            n_right += 1
            for key in DETAILS:
                if key in expected:
                    details[key, best[key] == expected[key]] += 1
                    if best[key] != expected[key]:
                        failures[f"{key} {best[key] or '-'} | {name}"] += 1
        n_extra += len(left)
        failures.update(f"te veel {_show(row)} | {name}" for row in left)
    return Score(n_right, n_extra, n_missed, details, failures)


def _show(row: dict) -> str:
    low, high = row["count_low"], row["count_high"]
    number = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return " ".join(filter(None, [row["comparator"], number, row["unit"], row["window"]]))
