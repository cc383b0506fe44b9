"""Sections of the method page: a learned coder on schools it had not seen."""

from collections.abc import Mapping

import pandas as pd

from pipeline.coding.arrays import Bools, Floats
from pipeline.evaluate.coder_tables import (
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
    scores: Floats,
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
        tabulate_codes(units, found),
    ]
    return "\n\n".join(parts)


def report_test_set(name: str, units: Units, systems: Mapping[str, Bools]) -> str:
    """Write the section on units from which nothing was learned, as Markdown.

    Parameters
    ----------
    systems : mapping of str to numpy.ndarray of bool, shape (n_units, n_codes)
        What each system found; among them `MACHINE` and `CODERS`.
    """
    parts = [
        f"## {name}: {len(units.truth)} eenheden van {len(set(units.schools))} navertelde "
        "bladzijden",
        "Gecodeerd door het meegeleverde model, dat er niets van had gelezen:",
        to_markdown(compare_systems(units, systems)),
        "95%-intervallen (hele bladzijden getrokken):",
        to_markdown(tabulate_intervals(units, systems[MACHINE])),
        "Overeenstemming op eenheden en codes:",
        to_markdown(tabulate_agreement(systems, (*CODERS, MACHINE))),
        "Per code:",
        tabulate_codes(units, systems[MACHINE]),
    ]
    return "\n\n".join(parts)


def tabulate_codes(units: Units, found: Bools) -> str:
    """Write precision, recall and F1 of every code as a Markdown table."""
    return to_markdown(score_codes(units.truth, found, units.codes).rename(columns=HEADS))


def describe_calibration(truth: Bools, scores: Floats) -> str:
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
