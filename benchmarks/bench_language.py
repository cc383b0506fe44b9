"""Speed of the Dutch pipeline on the example corpus: loading and words a second, one thread.

``python benchmarks/bench_language.py [MODEL]``. With ``--data PAD`` (the training data) it also
scores the model and simpler means on the held-out sentences.
"""

import argparse
import json
import time
from pathlib import Path

from spacy.language import Language

from pipeline.language import load_model, model_name, parse

UNITS = Path("corpus/gold/eenheden.jsonl")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("model", nargs="?", default=None)
    options.add_argument("--data", type=Path, default=None)
    chosen = options.parse_args()
    texts = [json.loads(line)["text"] for line in UNITS.read_text("utf-8").splitlines()]

    start = time.process_time()
    nlp = load_model(chosen.model)
    loading = time.process_time() - start
    parse(texts[:50], nlp)  # the first texts also load the dictionary
    start = time.process_time()
    docs = parse(texts, nlp)
    seconds = time.process_time() - start
    n_words = sum(not token.is_punct and not token.is_space for doc in docs for token in doc)
    print(f"| {'model':14} | laden (s) | woorden | woorden/s |")
    print(f"| {model_name(nlp):14} | {loading:9.2f} | {n_words:7} | {n_words / seconds:9.0f} |")
    if chosen.data:
        print_scores(nlp, chosen.data)


def print_scores(nlp: Language, folder: Path) -> None:
    from pipeline.language.training.data import read_data
    from pipeline.language.training.evaluate import score, score_simple

    data = read_data(folder)
    for name, test in (("alpino_test", data.test), ("silver_test", data.silver_test)):
        print(f"{name}: {model_name(nlp)} {dict(score(nlp, test))}")
        print(f"{name}: zonder model {dict(score_simple(data.train, test))}")


if __name__ == "__main__":
    main()
