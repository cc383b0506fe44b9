"""Figures of the method page on the learned coder: calibration and learning curve."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.evaluate.metrics import tabulate_calibration

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MARKERS = {"corpus": "o", "oefen": "s"}
SIZE = (4.8, 4.0)
N_DECIMALLESS = 10  # an axis that goes further counts in whole numbers


def draw_calibration(curves: Mapping[str, tuple[npt.ArrayLike, npt.ArrayLike]], path: Path) -> None:
    """Draw how often a code is there against its score.

    Parameters
    ----------
    curves : mapping of str to (truth, scores)
        Name of the corpus, whether each unit has each code, and the score it got.
    path : Path
        Without suffix: a PNG and an SVG are written.
    """
    figure = make_figure()
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="volmaakt geijkt")
    for (name, (truth, scores)), colour in zip(curves.items(), ("0.1", "0.45"), strict=False):
        table = tabulate_calibration(truth, scores)
        marker = MARKERS.get(name, "^")
        axes.plot(table["probability"], table["share"], marker=marker, color=colour, label=name)
    axes.set_xlabel("score van de codeur")
    axes.set_ylabel("aandeel dat de code heeft")
    axes.legend()
    save(figure, path)


def draw_learning_curve(curve: pd.DataFrame, path: Path) -> None:
    """Draw micro- and macro-F1 against the number of schools (table `LEARNING_CURVE`)."""
    figure = make_figure()
    axes = figure.subplots()
    for (name, points), colour in zip(curve.groupby("corpus"), ("0.1", "0.45"), strict=False):
        marker = MARKERS.get(str(name), "^")
        for column, style in (("micro_f1", "-"), ("macro_f1", ":")):
            label = f"{name}, {column.removesuffix('_f1')}-F1"
            axes.plot(
                points["n_schools"], points[column], style, marker=marker, color=colour, label=label
            )
    axes.set_xlabel("scholen waarvan is geleerd")
    axes.set_ylabel("F1 op andere scholen")
    axes.set_xlim(left=0)
    lowest = float(np.floor(curve[["micro_f1", "macro_f1"]].to_numpy().min() * 10) / 10)
    axes.set_ylim(lowest, 1)
    axes.legend(fontsize=8)
    save(figure, path)


def make_figure() -> "Figure":
    """Make an empty figure; no window system is needed."""
    from matplotlib.figure import Figure

    return Figure(figsize=SIZE, layout="constrained")


def save(figure: "Figure", path: Path) -> None:
    """Write PNG and SVG with Dutch decimals, the same bytes every time."""
    import matplotlib as mpl
    from matplotlib.ticker import FuncFormatter

    for axes in figure.axes:
        axes.yaxis.set_major_formatter(FuncFormatter(write_decimal))
        if axes.get_xlim()[1] < N_DECIMALLESS:
            axes.xaxis.set_major_formatter(FuncFormatter(write_decimal))
    with mpl.rc_context({"svg.hashsalt": "verzuim"}):
        figure.savefig(path.with_suffix(".png"), dpi=150, metadata={"Software": None})
        figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})


def write_decimal(value: float, _: object = None) -> str:
    """Write a tick with a decimal comma."""
    return f"{value:.2f}".replace(".", ",")
