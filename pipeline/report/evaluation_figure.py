"""Figure of a run beside its reference: F1 per code, and the shares of B2.3 of both."""

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.contracts.evaluation import Evaluation
from pipeline.contracts.tables import LEVELS
from pipeline.report.style import SECTOR_COLOURS, TOTAL_COLOUR, make_figure
from pipeline.report.wording import format_number

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    Heights = npt.NDArray[np.float64]

_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def draw_evaluation(evaluation: Evaluation) -> "Figure":
    """Draw a row per code: F1 to the left, share of schools in B2.3 to the right."""
    codes = evaluation.codes[~evaluation.codes["code"].isin(LEVELS)].reset_index(drop=True)
    heights = -codes.index.to_numpy(dtype=float)
    figure = make_figure(7.5, 1.2 + 0.22 * len(codes))
    left, right = figure.subplots(1, 2, sharey=True)
    figure.subplots_adjust(wspace=0.08)
    _draw_scores(left, codes, heights)
    _draw_shares(right, codes, heights)
    left.set_yticks(heights, list(codes["label"]))
    left.set_ylim(-len(codes) + 0.4, 0.6)
    for axes in (left, right):
        axes.tick_params(axis="y", length=0)
        axes.xaxis.grid(True, color="#E5E5E5", linewidth=0.6)
        axes.set_axisbelow(True)
    return figure


def _draw_scores(axes: "Axes", codes: pd.DataFrame, heights: "Heights") -> None:
    axes.barh(heights, codes["f1"], height=0.7, color=TOTAL_COLOUR)
    for height, f1, support in zip(heights, codes["f1"], codes["support"], strict=True):
        text = f"{format_number(f1, 2)} ({support:.0f})"
        axes.text(0.02, height, text, va="center", fontsize=7)
    axes.set_xlim(0, 1)
    axes.set_xticks(_TICKS, [format_number(tick, 1) for tick in _TICKS])
    axes.set_xlabel("F1 (tussen haakjes: eenheden in de referentie)")


def _draw_shares(axes: "Axes", codes: pd.DataFrame, heights: "Heights") -> None:
    """A line joins both shares: its length is the error in percentage points."""
    reference, machine = codes["share_reference_pct"], codes["share_machine_pct"]
    axes.hlines(heights, reference, machine, color="black", linewidth=0.8)
    blue = SECTOR_COLOURS["vo"]
    dots = (
        axes.scatter(reference, heights, s=30, color="white", label="referentie", zorder=2),
        axes.scatter(machine, heights, s=14, marker="s", color=blue, label="machine", zorder=3),
    )
    for dot in dots:
        dot.set(edgecolor="black", linewidth=0.7, clip_on=False)
    axes.set_xlim(0, 100)
    axes.set_xlabel("Scholen met de code in B2.3 (%)")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, frameon=False)
