"""Reads the annotated cases for pseudonymising: ``Bel {naam|Wilma} op {telefoon|0512-555 190}``."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data" / "pseudonymise"
SETS = ("voor_afstellen", "na_afstellen")
_MARK = re.compile(r"\{([a-z-]+)\|([^}]*)\}")


class Case(NamedTuple):
    kind: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


def load_cases(name: str) -> list[Case]:
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Case(row["soort"], *_parse(row["tekst"])) for row in rows]


def count_errors(cases: list[Case], find) -> tuple[Counter, int]:
    """Count missed and superfluous places, and the places found as they should be."""
    errors, n_right = Counter(), 0
    for case in cases:
        wanted, found = set(case.spans), {tuple(span) for span in find(case.text)}
        n_right += len(wanted & found)
        for kind, places in (("gemist", wanted - found), ("te_veel", found - wanted)):
            errors.update((kind, case.text[start:end], label) for start, end, label in places)
    return errors, n_right


def _parse(marked: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    text, spans, position = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        spans.append((len(text), len(text) + len(match[2]), f"[{match[1]}]"))
        text, position = text + match[2], match.end()
    return text + marked[position:], tuple(spans)
