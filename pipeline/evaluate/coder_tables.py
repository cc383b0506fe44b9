"""Tables on a learned coder beside other systems, on units that none of them had seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.coding.arrays import Bools, Ints
from pipeline.evaluate.metrics import (
    bootstrap,
    get_presence,
    measure_alpha,
    measure_kappa,
    measure_school_kappa,
    measure_share_error,
    score_macro,
    score_micro,
)

FUNCTIONS = {"type": "definitie", "procedure": "procedure", "rol": "rol"}
OTHER, NOTHING = "overig", "niets"
N_DRAWS = 500


@dataclass(frozen=True)
class Units:
    """The units of one corpus: what they are and what the reference says.

    Attributes
    ----------
    truth : numpy.ndarray of bool, shape (n_units, n_codes)
    schools : list of str
        School of each unit.
    folds : numpy.ndarray of int
        Fold of each unit.
    """

    truth: Bools
    schools: list[str]
    folds: Ints
    codes: tuple[str, ...]


def compare_systems(units: Units, systems: Mapping[str, Bools]) -> pd.DataFrame:
    """One row per system: F1, agreement on schools, error of the shares."""
    table = {}
    for name, found in systems.items():
        mean, pooled = measure_school_kappa(units.truth, found, units.schools)
        table[name] = {
            "micro-F1": score_micro(units.truth, found)[2],
            "macro-F1": score_macro(units.truth, found),
            "kappa school (gemiddelde)": mean,
            "kappa school (alle cellen)": pooled,
            "fout in aandelen (pp)": measure_share_error(units.truth, found, units.schools).mean(),
        }
    return pd.DataFrame(table).T


def tabulate_intervals(units: Units, found: Bools) -> pd.DataFrame:
    """95% intervals by drawing whole schools; nothing is weighted.

    The error of the shares has none: chance only ever adds to an absolute error.
    """
    truth = units.truth
    places, starts, school_of = np.unique(units.schools, return_index=True, return_inverse=True)
    real, seen = (get_presence(part, units.schools).loc[places] for part in (truth, found))
    is_start = np.isin(np.arange(len(truth)), starts)

    def measure_schools(rows: Ints) -> tuple[Bools, Bools]:
        drawn = school_of[rows[is_start[rows]]]  # each school as often as it was drawn
        return real.to_numpy()[drawn], seen.to_numpy()[drawn]

    measures: dict[str, Callable[[Ints], float]] = {
        "micro-F1": lambda rows: score_micro(truth[rows], found[rows])[2],
        "macro-F1": lambda rows: score_macro(truth[rows], found[rows]),
        "kappa school (alle cellen)": lambda rows: measure_kappa(*measure_schools(rows)),
    }
    table = {}
    for name, measure in measures.items():
        interval = bootstrap(measure, units.schools, N_DRAWS)
        table[name] = {"waarde": interval.value, "laag": interval.low, "hoog": interval.high}
    return pd.DataFrame(table).T


def tabulate_folds(units: Units, found: Bools) -> pd.DataFrame:
    """Score every fold by itself."""
    rows = {}
    for fold in np.unique(units.folds):
        mine = units.folds == fold
        own = [school for school, is_own in zip(units.schools, mine, strict=True) if is_own]
        rows[f"deel {fold + 1}"] = {
            "scholen": len(set(own)),
            "micro-F1": score_micro(units.truth[mine], found[mine])[2],
            "kappa school (alle cellen)": measure_school_kappa(units.truth[mine], found[mine], own)[
                1
            ],
        }
    return pd.DataFrame(rows).T.astype({"scholen": int})


def tabulate_agreement(systems: Mapping[str, Bools], names: Sequence[str]) -> pd.DataFrame:
    """Cohen's kappa and Krippendorff's alpha of every two of the named codings of units."""
    table = {
        f"{first} en {second}": {
            "kappa": measure_kappa(systems[first], systems[second]),
            "alpha": measure_alpha([systems[first], systems[second]]),
        }
        for i, first in enumerate(names)
        for second in names[i + 1 :]
    }
    return pd.DataFrame(table).T


def tabulate_functions(units: Units, found: Bools) -> pd.DataFrame:
    """Count what was found where a code was missed: right type, other function.

    Rows are the function of the missed code, columns the function of a false code of the same
    unit (``niets`` when the unit got no false code).
    """
    kinds = [FUNCTIONS.get(code.partition(".")[0], OTHER) for code in units.codes]
    names = [*FUNCTIONS.values(), OTHER, NOTHING]
    counts = np.zeros((len(names) - 1, len(names)), int)
    for missed, false in zip(units.truth & ~found, found & ~units.truth, strict=True):
        wrong = sorted({kinds[i] for i in np.flatnonzero(false)}) or [NOTHING]
        for i in np.flatnonzero(missed):
            for kind in wrong:
                counts[names.index(kinds[i]), names.index(kind)] += 1
    return pd.DataFrame(counts, index=names[:-1], columns=names)


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
