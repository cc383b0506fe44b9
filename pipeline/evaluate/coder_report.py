"""Evaluates the learned coder by school and writes the tables and figure of the method page.

Usage: ``python -m pipeline.evaluate.coder_report [--corpus corpus] [--uit docs]``.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.coding.learned.coder import get_hits
from pipeline.coding.learned.train import TrainingSet, score_out_of_fold
from pipeline.coding.learned.words import WordModel, get_texts, make_vectorizers
from pipeline.coding.training.goldset import GoldSet
from pipeline.evaluate.crossval import Outcome, cross_validate
from pipeline.evaluate.heldout_files import write_heldout
from pipeline.evaluate.metrics import (
    bootstrap,
    measure_alpha,
    measure_calibration_error,
    measure_kappa,
    measure_school_kappa,
    measure_share_error,
    score_codes,
    score_macro,
    score_micro,
    tabulate_calibration,
)

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float32]
FUNCTIONS = {"type": "definitie", "procedure": "procedure", "rol": "rol"}
N_DRAWS = 500


def list_systems(gold: GoldSet, data: TrainingSet, outcome: Outcome) -> dict[str, Bools]:
    """Return what each system finds in the rows of the outcome.

    Single models code from a probability of one half on; the coder uses its own thresholds.
    """
    rows = outcome.rows
    encoder, words = data.encoder[rows], outcome.words[rows]
    return {
        "regels": get_hits(data.cues, data.codes)[0][rows] > 0,
        "woordmodel met context": words > 0,
        "encoder": encoder > 0,
        "gemiddelde van beide": encoder + words > 0,
        "geleerde codeur": outcome.found,
        "codeur 1": gold.get_matrix(data.codes, "coder_1")[rows],
        "codeur 2": gold.get_matrix(data.codes, "coder_2")[rows],
    }


def compare_systems(
    systems: Mapping[str, Bools], truth: Bools, schools: Sequence[str]
) -> pd.DataFrame:
    """One row per system: F1, agreement on schools, error of the shares."""
    table = {}
    for name, found in systems.items():
        mean, pooled = measure_school_kappa(truth, found, schools)
        table[name] = {
            "micro-F1": score_micro(truth, found)[2],
            "macro-F1": score_macro(truth, found),
            "kappa school (gemiddelde)": mean,
            "kappa school (alle cellen)": pooled,
            "fout in aandelen (pp)": measure_share_error(truth, found, schools).mean(),
        }
    return pd.DataFrame(table).T


def tabulate_intervals(truth: Bools, found: Bools, schools: Sequence[str]) -> pd.DataFrame:
    """95% intervals by drawing whole schools."""
    names = np.asarray(schools, dtype=object)
    measures: dict[str, Callable[[npt.NDArray[np.int_]], float]] = {
        "micro-F1": lambda rows: score_micro(truth[rows], found[rows])[2],
        "macro-F1": lambda rows: score_macro(truth[rows], found[rows]),
        "kappa school (alle cellen)": lambda rows: measure_school_kappa(
            truth[rows], found[rows], names[rows].tolist()
        )[1],
    }
    table = {}
    for name, measure in measures.items():
        interval = bootstrap(measure, schools, N_DRAWS)
        table[name] = {"waarde": interval.value, "laag": interval.low, "hoog": interval.high}
    return pd.DataFrame(table).T


def tabulate_agreement(systems: Mapping[str, Bools]) -> pd.DataFrame:
    """Cohen's kappa and Krippendorff's alpha of every two codings of units x codes."""
    pairs = [
        ("codeur 1", "codeur 2"),
        ("codeur 1", "geleerde codeur"),
        ("codeur 2", "geleerde codeur"),
    ]
    table = {
        f"{first} en {second}": {
            "kappa": measure_kappa(systems[first], systems[second]),
            "alpha": measure_alpha([systems[first], systems[second]]),
        }
        for first, second in pairs
    }
    return pd.DataFrame(table).T


def tabulate_functions(truth: Bools, found: Bools, codes: Sequence[str]) -> pd.DataFrame:
    """Count what was found where a code was missed: right type, other function.

    Rows are the function of the missed code, columns the function of a false code of the same
    unit (``niets`` when the unit got no false code).
    """
    kinds = [FUNCTIONS.get(code.partition(".")[0], "overig") for code in codes]
    names = [*FUNCTIONS.values(), "overig", "niets"]
    counts = np.zeros((len(names) - 1, len(names)), int)
    for missed, false in zip(truth & ~found, found & ~truth, strict=True):
        wrong = sorted({kinds[i] for i in np.flatnonzero(false)}) or ["niets"]
        for i in np.flatnonzero(missed):
            for kind in wrong:
                counts[names.index(kinds[i]), names.index(kind)] += 1
    return pd.DataFrame(counts, index=names[:-1], columns=names)


def draw_calibration(truth: Bools, scores: npt.NDArray[np.float32], path: Path) -> None:
    """Draw the calibration curve as PNG and SVG."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    curve = tabulate_calibration(truth, scores)
    figure, axes = pyplot.subplots(figsize=(4.5, 4.5), layout="constrained")
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="volmaakt geijkt")
    axes.plot(curve["probability"], curve["share"], marker="o", color="0.1", label="codeur")
    axes.set_xlabel("score van de codeur")
    axes.set_ylabel("aandeel dat de code heeft")
    axes.legend()
    mpl.rcParams["svg.hashsalt"] = "verzuim"
    figure.savefig(path.with_suffix(".png"), dpi=150, metadata={"Software": None})
    figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})
    pyplot.close(figure)


def to_markdown(table: pd.DataFrame, n_decimals: int = 3) -> str:
    """Write a table as Markdown with Dutch decimals."""

    def show(value: object) -> str:
        if isinstance(value, float):
            return f"{value:.{n_decimals}f}".replace(".", ",")
        return str(value)

    lines = ["| |" + "|".join(str(name) for name in table.columns) + "|"]
    lines.append("|---|" + "---:|" * len(table.columns))
    for name, row in table.astype(object).iterrows():
        lines.append(f"|{name}|" + "|".join(show(value) for value in row) + "|")
    return "\n".join(lines)


def report_corpus(
    name: str, gold: GoldSet, data: TrainingSet, outcome: Outcome, systems: Mapping[str, Bools]
) -> str:
    """Write the section of one corpus."""
    rows = outcome.rows
    mine = np.array([gold.corpora[i] == name for i in rows])
    schools = [gold.schools[i] for i in rows[mine]]
    truth, found = data.truth[rows][mine], outcome.found[mine]
    own = {system: codes[mine] for system, codes in systems.items()}
    error = measure_calibration_error(truth, outcome.scores[mine])
    folds = data.folds[rows][mine]
    spread = pd.DataFrame(
        {
            f"deel {fold + 1}": {
                "scholen": len({s for s, f in zip(schools, folds, strict=True) if f == fold}),
                "micro-F1": score_micro(truth[folds == fold], found[folds == fold])[2],
            }
            for fold in np.unique(folds)
        }
    ).T.astype({"scholen": int})
    per_code = score_codes(truth, found, data.codes).rename(
        columns={"precision": "precisie", "recall": "vangst", "support": "n", "n_found": "gevonden"}
    )
    parts = [
        f"## {name}: {len(truth)} eenheden van {len(set(schools))} scholen",
        to_markdown(compare_systems(own, truth, schools)),
        f"Verwachte ijkingsfout van de codeur: {error:.4f}.".replace(".", ",", 1),
        "95%-intervallen (hele scholen getrokken):",
        to_markdown(tabulate_intervals(truth, found, schools)),
        "Spreiding over de delen:",
        to_markdown(spread),
        "Overeenstemming op eenheden en codes:",
        to_markdown(tabulate_agreement(own)),
        "Gemist (rijen) en wat er in dezelfde eenheid ten onrechte stond (kolommen):",
        to_markdown(tabulate_functions(truth, found, data.codes)),
        "Per code:",
        to_markdown(per_code),
    ]
    return "\n\n".join(parts)


def write_report(gold: GoldSet, data: TrainingSet, out: Path, words: Floats | None = None) -> None:
    """Cross-validate and write ``tabellen/codeur.md`` and ``figuren/codeur_ijking`` to `out`.

    The tables of held-out scores and codings are written beside the shipped coder.
    """
    grams = WordModel(make_vectorizers(), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    for name, texts in get_texts(data.paragraphs).items():
        grams.vectorizers[name].fit(texts)
    logits = words if words is not None else score_out_of_fold(data)
    outcome = cross_validate(data, grams, logits)
    systems = list_systems(gold, data, outcome)
    for folder in ("tabellen", "figuren"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    title = "# De geleerde codeur: kruisvalidatie per school\n\nGemaakt door `make evaluate`."
    sections = [
        report_corpus(name, gold, data, outcome, systems) for name in sorted(set(gold.corpora))
    ]
    write_heldout(gold, data, outcome)
    text = "\n\n".join([title, *sections]) + "\n"
    (out / "tabellen" / "codeur.md").write_text(text, encoding="utf-8")
    draw_calibration(data.truth[outcome.rows], outcome.scores, out / "figuren" / "codeur_ijking")


def main() -> None:
    """Evaluate on the corpora of the project."""
    from pipeline.run.training import prepare

    parser = argparse.ArgumentParser(description="Toetst de geleerde codeur per school.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--uit", type=Path, default=Path("docs"))
    options = parser.parse_args()
    prepared = prepare([options.corpus, options.corpus / "oefen"])
    write_report(prepared.gold, prepared.data, options.uit)


if __name__ == "__main__":
    main()
