"""Remarkable passages against the reference, and shared passages at scale.

The learned coder's part comes from encoders that had not seen the school (held out by school);
recall at 50 cannot exceed 50 / the number of passages that the reference calls remarkable.
Run with ``python -m benchmarks.bench_passages`` from the root of the project.
"""

import argparse
import csv
import json
import random
import re
import resource
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from pipeline.coding.learned.files import load_encoder_codes, load_held_out
from pipeline.insight.remarkable.features import measure_unusual
from pipeline.insight.remarkable.ranking import pick_best, weigh_prior
from pipeline.insight.shared.finding import Passage, find_shared_passages
from pipeline.run.gold import load_gold

CORPORA = (Path("corpus"), Path("corpus/oefen"))
N_REGIONS, N_COPIED, N_OWN, N_WORDS = 40, 25, 15, 20_000


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
    unusual = measure_unusual([unit["text"] for unit in units], words, schools).scores
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


def make_collection(n_documents: int) -> list[Passage]:
    """Make up protocols that copy from regional models, with edits, beside text of their own.

    Each takes `N_COPIED` passages of one of `N_REGIONS` models, changes a word in one of three
    of them, and has `N_OWN` passages of its own. A key that starts with the model's tells where
    a passage was copied from.
    """
    draw = random.Random(0)
    words = [f"woord{number}" for number in range(N_WORDS)]

    def write(size: int) -> str:
        return " ".join(draw.choices(words, k=size))

    models = [[write(draw.randint(15, 40)) for _ in range(60)] for _ in range(N_REGIONS)]
    passages = [
        Passage(f"m{region}.{at}", f"regio{region}", f"regio{region}", text, True, 2015)
        for region, model in enumerate(models)
        for at, text in enumerate(model)
    ]
    for number in range(n_documents):
        name, region = f"d{number}", draw.randrange(N_REGIONS)
        for at in draw.sample(range(60), N_COPIED):
            text = models[region][at]
            if draw.random() < 1 / 3:
                text = text.replace(draw.choice(text.split()), draw.choice(words), 1)
            passages.append(Passage(f"m{region}.{at}.{name}", name, name, text, False, 2019))
        own = (write(draw.randint(15, 40)) for _ in range(N_OWN))
        passages += [
            Passage(f"{name}.{at}", name, name, text, False, 2019) for at, text in enumerate(own)
        ]
    return passages


def measure_shared(n_documents: int) -> tuple[float, float, float, float]:
    """Return processor seconds, gigabytes at most, precision and recall of finding the source."""
    passages = make_collection(n_documents)
    start = time.process_time()
    groups = find_shared_passages(passages)
    seconds = time.process_time() - start
    n_found, n_right = 0, 0
    for group in groups:
        copies = [p for p in group.passages if p.document_id != group.source.document_id]
        n_found += len(copies)
        n_right += sum(p.paragraph_id.startswith(f"{group.source.paragraph_id}.") for p in copies)
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return seconds, gigabytes, n_right / n_found, n_right / (n_documents * N_COPIED)


def main() -> None:
    """Print one table; ``--documenten N`` sets the size of the made-up collection."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documenten", type=int, default=2_000)
    n_documents = parser.parse_args().documenten
    table = Table("verzameling", "maat", "uitkomst", "uitkomst")
    for corpus in CORPORA:
        for name, recall, precision in measure_remarkable(corpus):
            found = f"recall bij 50: {recall:.2f}", f"precisie bij 20: {precision:.2f}"
            table.add_row(str(corpus), f"opvallend, {name}", *found)
    seconds, gigabytes, precision, recall = measure_shared(n_documents)
    size = f"{n_documents} documenten, {n_documents * (N_COPIED + N_OWN)} passages"
    table.add_row(size, "gedeeld, bron", f"precisie {precision:.4f}", f"recall {recall:.4f}")
    table.add_row(size, "gedeeld, kosten", f"{seconds:.0f} s rekentijd", f"{gigabytes:.1f} GB")
    Console().print(table)


if __name__ == "__main__":
    main()
