"""Reads the sentences with who does what, and compares them with what is found."""

import json
from collections import Counter
from pathlib import Path

from pipeline.insight.actors import Action, find_actions
from pipeline.language import parse
from tests.threshold_cases import Score, get_model, make_paragraph

DATA = Path(__file__).parent / "data" / "actors"
SETS = ("development", "heldout")


def load_cases(name: str) -> list[dict]:
    lines = (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def find(cases: list[dict]) -> list[list[Action]]:
    paragraphs = [make_paragraph(case, at) for at, case in enumerate(cases)]
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
        left = list(actions)
        for row in case["rows"]:
            same = [a for a in left if a.actor == row["actor"] and a.action in row["action"]]
            if not same:
                n_missed += 1
                failures[f"gemist {row['actor'] or '-'} {row['action'][0]} | {case['text']}"] += 1
                continue
            left.remove(same[0])
            n_right += 1
            if "recipient" in row:
                is_right = same[0].recipient == row["recipient"]
                details["recipient", is_right] += 1
                if not is_right:
                    failures[f"aan wie {same[0].recipient or '-'} | {case['text']}"] += 1
        n_extra += len(left)
        failures.update(f"te veel {a.actor or '-'} {a.action} | {case['text']}" for a in left)
    return Score(n_right, n_extra, n_missed, details, failures)
