"""Measures thresholds and actors: rows found on the test sentences and samples, and the time.

Run with ``python -m benchmarks.bench_thresholds`` from the root of the project.
"""

import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.insight.actors import find_actions
from pipeline.insight.thresholds import find_thresholds
from pipeline.language import BUILT_IN, load_model, parse
from pipeline.run.gold import load_gold
from tests import actor_cases, threshold_cases

ROOT = Path(__file__).parents[1]


def measure_cases(table: Table) -> None:
    for name in threshold_cases.SETS:
        cases = threshold_cases.load_cases(name)
        paragraphs = [threshold_cases.make_paragraph(case, at) for at, case in enumerate(cases)]
        add_score(
            table,
            f"drempels, {name}",
            threshold_cases.compare(cases, threshold_cases.find(paragraphs)),
        )
    for name in actor_cases.SETS:
        cases = actor_cases.load_cases(name)
        score = actor_cases.compare(cases, actor_cases.find(cases))
        add_score(table, f"wie doet wat, {name}", score)


def measure_samples(table: Table) -> None:
    for name in threshold_cases.SAMPLES:
        add_score(table, f"drempels, {name}", threshold_cases.score_sample(name))
    add_score(table, f"wie doet wat, {actor_cases.SAMPLE}", actor_cases.score_sample())


def add_score(table: Table, name: str, score: threshold_cases.Score) -> None:
    details = []
    for key in threshold_cases.DETAILS:
        right, wrong = score.details[key, True], score.details[key, False]
        details.append(f"{right}/{right + wrong}" if right + wrong else "")
    shares = (f"{score.precision:.3f}", f"{score.recall:.3f}")
    table.add_row(name, str(score.n_right + score.n_missed), *shares, *details)


def measure_time(console: Console) -> None:
    gold = load_gold([ROOT / "corpus"])
    docs = parse([paragraph.text for paragraph in gold.paragraphs], load_model(BUILT_IN))
    codes = {key: frozenset(labels) for key, labels in gold.labels.items()}
    start = time.perf_counter()
    thresholds = find_thresholds(gold.paragraphs, docs, codes)
    middle = time.perf_counter()
    actions = find_actions(gold.paragraphs, docs)
    end = time.perf_counter()
    console.print(
        f"{len(gold.paragraphs)} alinea's: {len(thresholds)} drempels in {middle - start:.1f} s, "
        f"{len(actions)} handelingen in {end - middle:.1f} s (zonder taalmodel)"
    )


def main() -> None:
    console = Console()
    heads = ("verzameling", "rijen", "precisie", "recall", *threshold_cases.DETAILS)
    table = Table(*heads, title="Drempels en handelingen")
    measure_cases(table)
    measure_samples(table)
    console.print(table)
    measure_time(console)


if __name__ == "__main__":
    main()
