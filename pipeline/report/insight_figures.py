"""Figures of the insights on thresholds and on who does what."""

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.report.style import TOTAL_COLOUR, make_figure, save_figure, use_figure_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LINE = 0.24  # height of a row in inches
_MAX_ROWS = 24
_SHADES = "Blues"  # light to dark, so that it also reads in grey print
_GROUPS = ("Po", "Vo", "So")
# Okabe and Ito (2008); hatches tell the sectors apart where colours cannot.
_COLOURS = {"Po": "#E69F00", "Vo": "#0072B2", "So": "#000000"}
_HATCHES = {"Po": "", "Vo": "///", "So": "..."}


def write_threshold_figure(first_actions: pd.DataFrame, folder: Path) -> list[Path]:
    """Write the figure of first actions as ``drempels_eerste_actie`` (PNG and SVG)."""
    with use_figure_style():
        return save_figure(draw_first_actions(first_actions), folder, "drempels_eerste_actie")


def write_actor_figure(parties: pd.DataFrame, folder: Path) -> list[Path]:
    """Write the figure of parties and actions as ``wie_doet_wat`` (PNG and SVG)."""
    with use_figure_style():
        return save_figure(draw_parties(parties), folder, "wie_doet_wat")


def draw_first_actions(first_actions: pd.DataFrame) -> "Figure":
    """Draw how many schools take which first step, stacked by sector.

    Parameters
    ----------
    first_actions : pandas.DataFrame
        Columns Soort verzuim, Geteld in, Eerste actie, Totaal, Po, Vo, So and Mediaan; the rows
        with most schools are drawn, types of absence in alphabetical order.
    """
    from matplotlib.ticker import MaxNLocator

    top = first_actions.nlargest(_MAX_ROWS, "Totaal", keep="first")
    rows = top.sort_values(["Soort verzuim", "Geteld in", "Totaal"], ascending=[True, True, False])
    figure = make_figure(6.3, 1.2 + _LINE * max(len(rows), 1))
    axes = figure.add_subplot()
    heights = [-float(place) for place in range(len(rows))]
    left = pd.Series(0, index=rows.index)
    for group in _GROUPS:
        axes.barh(
            heights,
            rows[group],
            left=left,
            color=_COLOURS[group],
            hatch=_HATCHES[group],
            edgecolor="white",
            label=group,
        )
        left = left + rows[group]
    for height, total, median in zip(heights, rows["Totaal"], rows["Mediaan"], strict=True):
        label = f"{median:g}".replace(".", ",")
        axes.annotate(label, (total, height), (3, 0), textcoords="offset points", va="center")
    names = _name_steps(rows)
    axes.set_yticks(heights, [textwrap.shorten(name, 62, placeholder=" …") for name in names])
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("Aantal scholen; achter de balk de mediaan van het aantal bij deze stap")
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=3, frameon=False)
    return figure


def _name_steps(rows: pd.DataFrame) -> list[str]:
    columns = (rows["Soort verzuim"], rows["Geteld in"], rows["Eerste actie"])
    return [f"{kind}, {unit}: {action}" for kind, unit, action in zip(*columns, strict=True)]


def draw_parties(parties: pd.DataFrame) -> "Figure":
    """Draw how many schools let which party do what: a grid of shades with numbers.

    Parameters
    ----------
    parties : pandas.DataFrame
        First column Wie, then a column of counts per kind of action; empty ones are left out.
    """
    grid = parties.set_index("Wie")
    grid = grid.loc[:, grid.sum() > 0]
    figure = make_figure(1.6 + 0.42 * max(grid.shape[1], 1), 1.6 + 0.34 * max(len(grid), 1))
    axes = figure.add_subplot()
    counts = grid.to_numpy()
    most = max(1, int(counts.max(initial=0)))
    if counts.size:
        axes.imshow(counts, cmap=_SHADES, vmin=0, vmax=most, aspect="auto")
    for row, column in zip(*counts.nonzero(), strict=True):
        value = int(counts[row, column])
        ink = "white" if value > 0.6 * most else "black"
        axes.text(column, row, str(value), ha="center", va="center", color=ink)
    axes.set_yticks(range(len(grid)), grid.index)
    names = [textwrap.shorten(str(name), 40, placeholder=" …") for name in grid.columns]
    axes.set_xticks(range(len(names)), names, rotation=45, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0)
    axes.spines[:].set_color(TOTAL_COLOUR)
    axes.spines[:].set_visible(True)
    axes.set_xlabel("Aantal scholen waar de partij dit doet; leeg is geen")
    return figure
