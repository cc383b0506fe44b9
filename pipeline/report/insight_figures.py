"""Figures of the insights, by the name of the table they draw."""

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.report.passage_figures import draw_remarkable, draw_shared
from pipeline.report.stacked_bars import draw_stacked
from pipeline.report.style import TOTAL_COLOUR, make_figure, save_figure, use_figure_style
from pipeline.report.wording import format_number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MAX_ROWS = 24
_SHADES = "Blues"  # light to dark, so that it also reads in grey print
_SCHOOLS = "Aantal scholen; een school kan bij meer dan één rij horen"


def write_insight_figure(name: str, table: pd.DataFrame, folder: Path) -> list[Path]:
    """Write the figure that goes with an insight as PNG and SVG, called after it.

    Parameters
    ----------
    name : str
        One of `FIGURES`.
    table : pandas.DataFrame
        The insight's table, with Dutch column names.
    """
    with use_figure_style():
        return save_figure(FIGURES[name](table), folder, name)


def draw_first_actions(first_actions: pd.DataFrame) -> "Figure":
    """Draw how many schools take which first step, by type of absence, stacked by sector.

    Parameters
    ----------
    first_actions : pandas.DataFrame
        Columns Soort verzuim, Geteld in, Eerste actie, Totaal, Po, Vo, So and Mediaan; the rows
        with most schools are drawn, types of absence in alphabetical order.
    """
    top = first_actions.nlargest(_MAX_ROWS, "Totaal", keep="first")
    rows = top.sort_values(["Soort verzuim", "Geteld in", "Totaal"], ascending=[True, True, False])
    columns = (rows["Soort verzuim"], rows["Geteld in"], rows["Eerste actie"])
    names = [f"{kind}, {unit}: {action}" for kind, unit, action in zip(*columns, strict=True)]
    medians = [format_number(value, 0 if value.is_integer() else 1) for value in rows["Mediaan"]]
    meaning = "Aantal scholen; achter de balk de mediaan van het aantal bij deze stap"
    return draw_stacked(names, rows, meaning, medians)


def draw_reports(reports: pd.DataFrame) -> "Figure":
    """Draw at which thresholds schools report to leerplicht, by type of absence.

    Parameters
    ----------
    reports : pandas.DataFrame
        Columns Soort verzuim, Drempel, Totaal, Po, Vo and So.
    """
    top = reports.nlargest(_MAX_ROWS, "Totaal", keep="first")
    rows = top.sort_values(["Soort verzuim", "Totaal"], ascending=[True, False], kind="stable")
    columns = (rows["Soort verzuim"], rows["Drempel"])
    names = [f"{kind}: {limit}" for kind, limit in zip(*columns, strict=True)]
    return draw_stacked(names, rows, _SCHOOLS)


def draw_rows(table: pd.DataFrame) -> "Figure":
    """Draw a table of counts of schools whose first column names its rows, in its order.

    Parameters
    ----------
    table : pandas.DataFrame
        A column of names, then Totaal, Po, Vo and So.
    """
    return draw_stacked([str(name) for name in table.iloc[:, 0]], table, _SCHOOLS)


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


FIGURES: dict[str, Callable[[pd.DataFrame], "Figure"]] = {
    "eerste_actie": draw_first_actions,
    "moment_leerplicht": draw_reports,
    "verloftermijnen": draw_rows,
    "ziekmeldtijden": draw_rows,
    "wettelijke_norm_telling": draw_rows,
    "partij_actie_totaal": draw_parties,
    "partij_actie_po": draw_parties,
    "partij_actie_vo": draw_parties,
    "partij_actie_so": draw_parties,
    "opvallend": draw_remarkable,
    "gedeeld_per_document": draw_shared,
}
"""The figures by the name of the insight whose table they draw."""
