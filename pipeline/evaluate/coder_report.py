"""The section of the method page on one corpus: a learned coder on schools it had not seen."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.evaluate.coder_tables import (
    Bools,
    Units,
    compare_systems,
    tabulate_agreement,
    tabulate_folds,
    tabulate_functions,
    tabulate_intervals,
    to_markdown,
)
from pipeline.evaluate.metrics import measure_calibration_error, score_codes

MACHINE, CODERS = "geleerde codeur", ("codeur 1", "codeur 2")
RAISED = 0.05
HEADS = {"precision": "precisie", "recall": "vangst", "support": "n", "n_found": "gevonden"}


def report_corpus(
    name: str,
    units: Units,
    systems: Mapping[str, Bools],
    scores: npt.NDArray[np.float32],
    curve: pd.DataFrame,
) -> str:
    """Write the section as Markdown.

    Parameters
    ----------
    systems : mapping of str to numpy.ndarray of bool, shape (n_units, n_codes)
        What each system found; among them `MACHINE` and `CODERS`.
    scores : numpy.ndarray, shape (n_units, n_codes)
        Probabilities of the machine.
    curve : pandas.DataFrame
        Table `LEARNING_CURVE`.
    """
    found = systems[MACHINE]
    points = curve[curve["corpus"] == name].set_index("n_schools")[["micro_f1", "macro_f1"]]
    parts = [
        f"## {name}: {len(units.truth)} eenheden van {len(set(units.schools))} scholen",
        to_markdown(compare_systems(units, systems)),
        describe_calibration(units.truth, scores),
        "95%-intervallen (hele scholen getrokken):",
        to_markdown(tabulate_intervals(units, found)),
        "Spreiding over de delen:",
        to_markdown(tabulate_folds(units, found)),
        "Overeenstemming op eenheden en codes:",
        to_markdown(tabulate_agreement(systems, (*CODERS, MACHINE))),
        "Leercurve: scholen waarvan woordmodel en weging leerden (de encoder kent steeds alle "
        "scholen van de andere delen):",
        to_markdown(points),
        "Gemist (rijen) en wat er in dezelfde eenheid ten onrechte stond (kolommen):",
        to_markdown(tabulate_functions(units, found)),
        "Per code:",
        to_markdown(score_codes(units.truth, found, units.codes).rename(columns=HEADS)),
    ]
    return "\n\n".join(parts)


def describe_calibration(truth: Bools, scores: npt.NDArray[np.float32]) -> str:
    """Say how far scores are from the share that has the code; most scores are nearly 0."""
    raised = scores >= RAISED
    errors = (
        measure_calibration_error(truth, scores),
        measure_calibration_error(truth[raised], scores[raised]),
    )
    every, high, limit = (f"{value:.3f}".replace(".", ",") for value in (*errors, RAISED))
    return (
        f"Verwachte ijkingsfout van de codeur: {every} over alle scores, "
        f"{high} over scores vanaf {limit}."
    )
