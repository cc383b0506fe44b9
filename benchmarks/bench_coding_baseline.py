"""Measures the coder by rules beside a plain keyword dictionary with headings.

Run: ``python -m benchmarks.bench_coding_baseline [--codes]``. Schools are dealt over two parts by
the hash of their name: the rules were developed on one, the other only counts. Gold units and
their headings are given, so reading errors play no part. ``--codes`` adds a table per code.
"""

import argparse
import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.coding.rules import code_by_rules
from pipeline.evaluate.dictionary import code_by_dictionary
from pipeline.evaluate.metrics import score_codes, score_macro, score_micro
from pipeline.language import load_model, parse
from pipeline.run.gold import load_gold
from pipeline.topiclist import load_topiclist

ROOT = Path(__file__).parents[1]
CORPORA = {"corpus": ROOT / "corpus", "oefen": ROOT / "corpus" / "oefen"}


def is_development(school: str) -> bool:
    """Tell whether a school is in the half on which the rules were developed."""
    return int(hashlib.sha256(school.encode()).hexdigest(), 16) % 2 == 0


def to_matrix(found: dict[str, set[str]], ids: Sequence[str], codes: Sequence[str]) -> np.ndarray:
    return np.array([[code in found[identifier] for code in codes] for identifier in ids])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codes", action="store_true")
    arguments = parser.parse_args()
    gold = load_gold(CORPORA.values())
    topiclist = load_topiclist(ROOT / "topiclist.yaml")
    codes, ids = topiclist.paragraph_code_ids, [p.paragraph_id for p in gold.paragraphs]
    docs = parse([p.text for p in gold.paragraphs], load_model())
    by_dictionary = {p.paragraph_id: code_by_dictionary(p) for p in gold.paragraphs}
    by_rules: dict[str, set[str]] = {identifier: set() for identifier in ids}
    start = time.process_time()
    for coding in code_by_rules(gold.paragraphs, docs, topiclist):
        by_rules[coding.paragraph_id].add(coding.code)
    speed = len(ids) / (time.process_time() - start)
    truth = gold.get_matrix(codes)
    development = np.array([is_development(school) for school in gold.schools])
    coders = {"woordenlijst": by_dictionary, "regels": by_rules}
    print("corpus  deel       codeur        precisie  recall  micro-F1  macro-F1")
    for name in CORPORA:
        for part, chosen in (("ontwikkel", development), ("telling", ~development)):
            rows = chosen & (np.array(gold.corpora) == name)
            for coder, found in coders.items():
                matrix = to_matrix(found, ids, codes)[rows]
                precision, recall, f1 = score_micro(truth[rows], matrix)
                macro = score_macro(truth[rows], matrix)
                print(
                    f"{name:8}{part:11}{coder:14}{precision:8.2f}{recall:8.2f}{f1:10.3f}{macro:10.3f}"
                )
    print(f"regels: {speed:.0f} alinea's per seconde (zonder taalanalyse)")
    if arguments.codes:
        matrix = to_matrix(by_rules, ids, codes)
        for part, chosen in (("ontwikkel", development), ("telling", ~development)):
            print(f"\n{part}\n{score_codes(truth[chosen], matrix[chosen], codes).round(2)}")


if __name__ == "__main__":
    main()
