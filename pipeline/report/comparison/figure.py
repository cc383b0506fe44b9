"""The figure of a comparison: per subject the share in both years, joined by a line."""

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.contracts import TOTAL
from pipeline.contracts.comparison import LESS, MORE
from pipeline.report.blocks import Figure as FigureBlock
from pipeline.report.frames import iterate
from pipeline.report.style import make_figure, save_figure, use_figure_style
from pipeline.report.wording import format_pct, join_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LINE = 0.22  # height of a row in inches
_MAX_LABEL = 44
_N_NAMED = 3
_NAME = "verandering_per_onderwerp"
# Open and filled tell the years apart in grey print; the blue is of Okabe and Ito (2008).
_COLOUR, _JOIN, _MARKED = "#0072B2", "#B3B3B3", "#000000"


def write_change_figure(changes: pd.DataFrame, names: tuple[str, str], folder: Path) -> FigureBlock:
    """Write the figure over all schools as PNG and SVG."""
    rows = changes[changes["group"] == TOTAL].reset_index(drop=True)
    with use_figure_style():
        png, svg = save_figure(draw_changes(rows, names), folder, _NAME)
    caption = f"Aandeel van de scholen per onderwerp in {names[0]} en {names[1]}"
    return FigureBlock(caption, _describe(rows, names), png, svg)


def draw_changes(rows: pd.DataFrame, names: tuple[str, str]) -> "Figure":
    """Draw a dumbbell per row: an open circle for the first year, a filled one for the second.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of table `changes`, of one group. Where the test supports the change, the line is
        thick and the name has an asterisk.
    """
    figure = make_figure(6.3, 1.1 + _LINE * len(rows))
    axes = figure.add_subplot()
    heights = -rows.index.to_numpy(dtype=float)
    first, second = rows["share_before_pct"], rows["share_after_pct"]
    marked = rows["verdict"].isin([MORE, LESS])
    for part, colour, width, label in (
        (~marked, _JOIN, 1.2, "verschil"),
        (marked, _MARKED, 2.6, "verandering die de toets ondersteunt *"),
    ):
        if part.any():
            axes.hlines(
                heights[part],
                first[part],
                second[part],
                colors=colour,
                linewidth=width,
                label=label,
            )
    axes.scatter(
        first, heights, s=26, facecolors="white", edgecolors="black", linewidths=0.9,
        zorder=3, clip_on=False, label=f"{names[0]} (n = {rows['n_before'].iloc[0]})",
    )  # fmt: skip
    axes.scatter(
        second, heights, s=20, color=_COLOUR, edgecolors="black", linewidths=0.5,
        zorder=4, clip_on=False, label=f"{names[1]} (n = {rows['n_after'].iloc[0]})",
    )  # fmt: skip
    labels = [
        textwrap.shorten(label, _MAX_LABEL, placeholder=" …") + (" *" if star else "")
        for label, star in zip(rows["label"], marked, strict=True)
    ]
    axes.set_yticks(heights, labels)
    axes.tick_params(axis="y", length=0)
    for tick, kind in zip(axes.get_yticklabels(), rows["row_kind"], strict=True):
        tick.set_fontweight("bold" if kind == "categorie" else "normal")
    axes.set_xlim(0, 100)
    axes.set_ylim(-len(rows) + 0.4, 0.6)
    axes.set_xlabel("Scholen met ten minste één codering (%)")
    axes.xaxis.grid(True, color="#E5E5E5", linewidth=0.6)
    axes.yaxis.grid(True, color="#F2F2F2", linewidth=0.5)
    axes.set_axisbelow(True)
    axes.legend(loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=4, frameon=False)
    return figure


def _describe(rows: pd.DataFrame, names: tuple[str, str]) -> str:
    codes = rows[rows["row_kind"] == "code"]
    order = codes["change_pp"].abs().sort_values(ascending=False, kind="stable").index
    named = [
        f"{row.label} van {format_pct(row.share_before_pct)} naar {format_pct(row.share_after_pct)}"
        for row in iterate(codes.loc[order].head(_N_NAMED))
    ]
    return (
        f"Puntgrafiek met per onderwerp het aandeel in {names[0]} (open) en {names[1]} (gevuld). "
        f"De grootste verschillen: {join_words(named)}. De getallen staan in de tabel."
    )
