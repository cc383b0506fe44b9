"""Bars of schools per row, stacked by sector: one look for every figure of this kind."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.contracts import SECTORS
from pipeline.report.style import GROUP_LABELS, SECTOR_COLOURS, SECTOR_HATCHES, make_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LINE = 0.24  # height of a row in inches
_MAX_NAME = 62


def draw_stacked(
    names: Sequence[str], counts: pd.DataFrame, meaning: str, notes: Sequence[str] = ()
) -> "Figure":
    """Draw how many schools of each sector belong to each row, the first row on top.

    Parameters
    ----------
    names : sequence of str
        What the rows are; cut at the end of a word where they are too long.
    counts : pandas.DataFrame
        Columns Po, Vo and So, a row for each name.
    meaning : str
        Dutch; what the length of a bar says.
    notes : sequence of str
        What stands behind each bar; by default the number of schools.
    """
    from matplotlib.ticker import MaxNLocator

    figure = make_figure(6.3, 1.2 + _LINE * max(len(names), 1))
    axes = figure.add_subplot()
    places = -np.arange(len(names), dtype=float)
    left = np.zeros(len(names))
    for sector in SECTORS:
        values = counts[GROUP_LABELS[sector]].to_numpy(dtype=float)
        axes.barh(
            places,
            values,
            left=left,
            color=SECTOR_COLOURS[sector],
            hatch=SECTOR_HATCHES[sector],
            edgecolor="white",
            label=GROUP_LABELS[sector],
        )
        left += values
    for place, total, note in zip(places, left, notes or [f"{n:.0f}" for n in left], strict=True):
        axes.annotate(note, (total, place), (3, 0), textcoords="offset points", va="center")
    shown = [textwrap.shorten(name, _MAX_NAME, placeholder=" …") for name in names]
    axes.set_yticks(places, shown)
    axes.set_ylim(places.min(initial=0) - 0.7, 0.7)
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(meaning)
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=3, frameon=False)
    return figure
