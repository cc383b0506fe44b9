"""Reads the sentences with who does what, and compares them with what is found."""

import json
from collections import Counter
from pathlib import Path

from pipeline.contracts import Paragraph
from pipeline.insight.actors import Action, find_actions
from pipeline.language import parse
from tests.threshold_cases import Score, find_units, get_model, make_paragraph

DATA = Path(__file__).parent / "data" / "actors"
SETS = ("development", "heldout", "development_2")
SAMPLE = "corpus_sample"


def load_cases(name: str) -> list[dict]:
    lines = (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def score_sample() -> Score:
    cases = load_cases(SAMPLE)
    units, _ = find_units(cases)
    return compare(cases, find_in(units))


def find(cases: list[dict]) -> list[list[Action]]:
    return find_in([make_paragraph(case, at) for at, case in enumerate(cases)])


def find_in(paragraphs: list[Paragraph]) -> list[list[Action]]:
    docs = parse([paragraph.text for paragraph in paragraphs], get_model())
    found: dict[str, list[Action]] = {paragraph.paragraph_id: [] for paragraph in paragraphs}
    for action in find_actions(paragraphs, docs):
        found[action.paragraph_id].append(action)
    return [found[paragraph.paragraph_id] for paragraph in paragraphs]


def compare(cases: list[dict], found: list[list[Action]]) -> Score:
    """Compare on actor and action; then on the recipient where one is given."""
    n_right, n_extra, n_missed = 0, 0, 0
    details, failures = Counter(), Counter()
    for case, actions in zip(cases, found, strict=True):
        name = case.get("text") or f"{case['file_name']}#{case['unit']}"
        left = list(actions)
        for row in case["rows"]:
            same = [a for a in left if a.actor == row["actor"] and a.action in row["action"]]
            if not same:
                n_missed += 1
                failures[f"gemist {row['actor'] or '-'} {row['action'][0]} | {name}"] += 1
                continue
            left.remove(same[0])
            n_right += 1
            if "recipient" in row:
                is_right = same[0].recipient == row["recipient"]
                details["recipient", is_right] += 1
                if not is_right:
                    failures[f"aan wie {same[0].recipient or '-'} | {name}"] += 1
        n_extra += len(left)
        failures.update(f"te veel {a.actor or '-'} {a.action} | {name}" for a in left)
    return Score(n_right, n_extra, n_missed, details, failures)
