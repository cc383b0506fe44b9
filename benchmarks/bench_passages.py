"""Remarkable passages against the reference, and shared passages at scale.

The learned coder's part comes from encoders that had not seen the school (held out by school);
recall at 50 cannot exceed 50 / the number of passages that the reference calls remarkable.
"""

import csv
import json
import random
import re
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from pipeline.coding.learned.files import load_encoder_codes, load_held_out
from pipeline.coding.training.goldset import load_gold
from pipeline.insight.remarkable.features import (
    make_vectors,
    measure_distance,
    measure_wording,
    rank_fractions,
)
from pipeline.insight.remarkable.ranking import pick_best, weigh_prior
from pipeline.insight.shared.finding import Passage, find_shared_passages

CORPORA = (Path("corpus"), Path("corpus/oefen"))
N_PASSAGES = 20_000


def measure_remarkable(corpus: Path) -> list[tuple[str, float, float]]:
    """Return recall at 50 and precision at 20 without and with the learned coder."""
    gold = load_gold([corpus])
    codes = load_encoder_codes()
    unknown = np.full((len(gold.paragraphs), len(codes)), np.nan, np.float32)
    logits = load_held_out().replace(gold.paragraphs, unknown)
    columns = [i for i, code in enumerate(codes) if code.startswith("bijzonder.")]
    likely = (1 / (1 + np.exp(-logits[:, columns]))).max(axis=1)
    with (corpus / "manifest.csv").open(encoding="utf-8") as file:
        school = {row["bestand"]: row["school_id"] for row in csv.DictReader(file)}
    with (corpus / "gold" / "eenheden.jsonl").open(encoding="utf-8") as file:
        units = [json.loads(line) for line in file]
    schools = [school[unit["file_name"]] for unit in units]
    words = [re.findall(r"[^\W\d_]{4,}", unit["text"].lower()) for unit in units]
    distances, _ = measure_distance(make_vectors([unit["text"] for unit in units]), schools)
    unusual = (rank_fractions(distances) + rank_fractions(measure_wording(words, schools))) / 2
    truth = np.array([any(c.startswith("bijzonder.") for c in unit["codes"]) for unit in units])
    rows = [
        {"text": unit["text"], "school_id": name} for unit, name in zip(units, schools, strict=True)
    ]
    keys = [str(i) for i in range(len(units))]
    prior = dict(zip(keys, likely.tolist(), strict=True))
    scores = {"ongewoon": unusual, "met geleerde codeur": weigh_prior(unusual, keys, prior)}
    picked = {name: pick_best(values, rows, 50) for name, values in scores.items()}
    return [
        (name, truth[best].sum() / truth.sum(), truth[best[:20]].mean())
        for name, best in picked.items()
    ]


def measure_shared() -> tuple[float, int]:
    """Return seconds for made-up passages, one in ten a near copy, and the groups found."""
    draw = random.Random(0)
    texts = [" ".join(f"woord{draw.randrange(5000)}" for _ in range(25)) for _ in range(N_PASSAGES)]
    for i in range(0, N_PASSAGES, 10):
        texts[i] = texts[i - 5] + " extra"
    passages = [
        Passage(str(i), f"d{i}", f"s{i}", text, False, None) for i, text in enumerate(texts)
    ]
    start = time.perf_counter()
    groups = find_shared_passages(passages)
    return time.perf_counter() - start, len(groups)


def main() -> None:
    """Print one table."""
    table = Table("corpus", "rangschikking", "recall bij 50", "precisie bij 20")
    for corpus in CORPORA:
        for name, recall, precision in measure_remarkable(corpus):
            table.add_row(str(corpus), name, f"{recall:.2f}", f"{precision:.2f}")
    seconds, n_groups = measure_shared()
    table.add_row(f"{N_PASSAGES} passages", "gedeeld", f"{n_groups} groepen", f"{seconds:.0f} s")
    Console().print(table)


if __name__ == "__main__":
    main()
