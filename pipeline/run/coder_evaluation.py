"""Evaluates the learned coder by school and writes the tables and figures of the method page.

Usage: ``python -m pipeline.run.coder_evaluation [--corpus corpus] [--uit docs]``.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.coding.arrays import Bools, Floats
from pipeline.coding.learned.coder import get_hits
from pipeline.coding.learned.crossval import Outcome, cross_validate, decide_by_fold
from pipeline.coding.learned.curve import measure_curve
from pipeline.coding.learned.files import CODER, MODEL, load_frozen
from pipeline.coding.learned.scores import CURVE_FILE, write_table
from pipeline.coding.learned.train import compare_passages, make_signals, score_out_of_fold
from pipeline.coding.learned.training_set import select_rows
from pipeline.contracts.heldout import LEARNING_CURVE
from pipeline.contracts.validation import build_table
from pipeline.evaluate.coder_figures import draw_calibration, draw_learning_curve
from pipeline.evaluate.coder_report import CODERS, MACHINE, report_corpus, report_test_set
from pipeline.evaluate.coder_tables import Units
from pipeline.evaluate.dictionary import code_by_dictionary
from pipeline.evaluate.metrics import score_macro, score_micro
from pipeline.run.heldout import write_heldout
from pipeline.run.refusal import clear_refused
from pipeline.run.test_set import TEST_SET, Measured, code_test_set
from pipeline.run.training import N_FOLDS, Prepared, prepare

TITLE = "# De geleerde codeur: kruisvalidatie per school\n\nGemaakt door `make evaluate`."


def evaluate_coder(corpus: Path, out: Path) -> None:
    """Cross-validate on a corpus and its practice set, and write what comes of it.

    Parameters
    ----------
    corpus : Path
        Folder with ``manifest.csv`` and ``gold/``, the same in its folder ``oefen``, and
        ``toets/``.
    out : Path
        Gets ``tabellen/codeur.md`` and ``figuren/``; scores, codings and learning curve are
        written beside the shipped coder.
    """
    prepared = prepare([corpus, corpus / "oefen"], encode=False)
    data = prepared.data
    words, unusual = score_out_of_fold(data), compare_passages(data)
    outcome = cross_validate(data, make_signals(data, words, unusual))
    systems = list_systems(prepared, outcome, words)
    curve = tabulate_curve(prepared, outcome, unusual)
    write_pages(prepared, outcome, systems, curve, code_test_set(corpus), out)
    write_heldout(prepared.gold, data, outcome, CODER)
    write_table(curve, MODEL / CURVE_FILE, LEARNING_CURVE)


def list_systems(prepared: Prepared, outcome: Outcome, words: Floats) -> dict[str, Bools]:
    """Return what each system finds in the rows of the outcome.

    A single model codes from the score on that is best on the other folds.
    """
    gold, codes, rows = prepared.gold, prepared.data.codes, outcome.rows
    known = select_rows(prepared.data, rows)
    words = words[rows]
    frozen = load_frozen(codes).replace(known.paragraphs, np.full_like(words, np.nan))
    listed = [code_by_dictionary(paragraph) for paragraph in known.paragraphs]
    return {
        "woordenlijst": np.array([[code in found for code in codes] for found in listed]),
        "regels": get_hits(known.cues, codes)[0] > 0,
        "woordmodel met context": decide_by_fold(known, words),
        "bevroren e5 (zes lagen)": decide_by_fold(known, frozen),
        "bevroren e5 en woordmodel": decide_by_fold(known, average(frozen, words)),
        "encoder": decide_by_fold(known, known.encoder),
        "encoder en woordmodel": decide_by_fold(known, average(known.encoder, words)),
        MACHINE: outcome.found,
        f"{MACHINE}, geweigerde bestanden leeg": clear_refused(known.paragraphs, outcome.found),
        CODERS[0]: gold.get_matrix(codes, "coder_1")[rows],
        CODERS[1]: gold.get_matrix(codes, "coder_2")[rows],
    }


def average(first: Floats, second: Floats) -> Floats:
    """Return the mean of two models' logits."""
    return np.asarray((first + second) / 2, dtype=np.float32)


def tabulate_curve(prepared: Prepared, outcome: Outcome, unusual: Floats) -> pd.DataFrame:
    """Tabulate the learning curve; its last point is the coder that learned from all folds."""
    gold, data = prepared.gold, prepared.data
    found = data.truth & False
    found[outcome.rows] = outcome.found
    measured = {gold.schools[i] for i in outcome.rows}
    n_all = round(len(measured) * (N_FOLDS - 1) / N_FOLDS)
    points = [*measure_curve(data, gold.schools, unusual), (n_all, found)]
    corpora = np.array(gold.corpora)[outcome.rows]
    rows = [
        {
            "n_schools": n_schools,
            "corpus": corpus,
            "micro_f1": round(score_micro(truth, seen)[2], 4),
            "macro_f1": round(score_macro(truth, seen), 4),
        }
        for n_schools, coded in points
        for corpus in sorted(set(corpora.tolist()))
        for truth, seen in [
            (values[outcome.rows][corpora == corpus] for values in (data.truth, coded))
        ]
    ]
    return build_table(rows, LEARNING_CURVE)


def write_pages(
    prepared: Prepared,
    outcome: Outcome,
    systems: Mapping[str, Bools],
    curve: pd.DataFrame,
    test_set: Measured,
    out: Path,
) -> None:
    """Write the page of tables, a section per corpus and one on the test set; draw the figures."""
    for folder in ("tabellen", "figuren"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    data, schools = prepared.data, np.array(prepared.gold.schools)
    corpora = np.array(prepared.gold.corpora)[outcome.rows]
    sections = [TITLE]
    curves: dict[str, tuple[Bools, Floats]] = {}
    for name in sorted(set(corpora.tolist())):
        mine = corpora == name
        rows, scores = outcome.rows[mine], outcome.scores[mine]
        units = Units(data.truth[rows], schools[rows].tolist(), data.folds[rows], data.codes)
        own = {system: found[mine] for system, found in systems.items()}
        sections.append(report_corpus(name, units, own, scores, curve))
        curves[name] = (units.truth, scores)
    sections.append(report_test_set(TEST_SET, *test_set))
    text = "\n\n".join(sections) + "\n"
    (out / "tabellen" / "codeur.md").write_text(text, encoding="utf-8")
    draw_calibration(curves, out / "figuren" / "codeur_ijking")
    draw_learning_curve(curve, out / "figuren" / "codeur_leercurve")


def main() -> None:
    """Evaluate on the corpora of the project."""
    parser = argparse.ArgumentParser(description="Toetst de geleerde codeur per school.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--uit", type=Path, default=Path("docs"))
    options = parser.parse_args()
    evaluate_coder(options.corpus, options.uit)


if __name__ == "__main__":
    main()
