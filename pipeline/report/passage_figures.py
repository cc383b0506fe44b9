"""Figures of the passages that schools share and of those that stand out."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.contracts import SECTORS
from pipeline.report.style import SECTOR_COLOURS, make_figure, save_figure, use_figure_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MAX_ROWS = 24


def write_shared_figure(own: pd.DataFrame, folder: Path) -> list[Path]:
    """Write the figure of shared text per document as ``gedeelde_tekst`` (PNG and SVG)."""
    with use_figure_style():
        return save_figure(draw_shared(own), folder, "gedeelde_tekst")


def draw_shared(own: pd.DataFrame) -> "Figure":
    """Draw per document how much of its text other schools have too, and how much is copied.

    Parameters
    ----------
    own : pandas.DataFrame
        Columns Bestand, Gedeeld % and Overgenomen %; the documents that share most are drawn.
    """
    top = own[own["Gedeeld %"] > 0].nlargest(_MAX_ROWS, "Gedeeld %", keep="first")
    figure = make_figure(6.3, 1.0 + 0.24 * max(len(top), 1))
    axes = figure.add_subplot()
    places = -np.arange(len(top), dtype=float)
    axes.barh(places, top["Gedeeld %"], color="#D9D9D9", label="ook bij andere scholen")
    axes.barh(
        places,
        top["Overgenomen %"],
        color="#0072B2",
        height=0.4,
        label="waarschijnlijk overgenomen",
    )
    axes.set_yticks(places, list(top["Bestand"].str.slice(0, 50)))
    axes.set_xlabel("% van de woorden")
    if len(top):
        axes.legend(frameon=False, loc="lower right")
    else:
        axes.text(0.5, 0.5, "Geen gedeelde passages gevonden", ha="center", va="center")
        axes.set_axis_off()
    return figure


def write_remarkable_figure(remarkable: pd.DataFrame, folder: Path) -> list[Path]:
    """Write the figure of remarkable passages per sector as ``opvallend`` (PNG and SVG)."""
    with use_figure_style():
        return save_figure(draw_remarkable(remarkable), folder, "opvallend")


def draw_remarkable(remarkable: pd.DataFrame) -> "Figure":
    """Draw how many of the most remarkable passages each sector has, by proposed code.

    Parameters
    ----------
    remarkable : pandas.DataFrame
        Columns Sector and Voorstel.
    """
    counts = pd.crosstab(remarkable["Voorstel"], remarkable["Sector"])
    figure = make_figure(6.3, 1.2 + 0.4 * max(len(counts), 1))
    axes = figure.add_subplot()
    left = np.zeros(len(counts))
    for sector in [name for name in SECTORS if name in counts]:
        values = counts[sector].to_numpy(dtype=float)
        axes.barh(list(counts.index), values, left=left, color=SECTOR_COLOURS[sector], label=sector)
        left += values
    axes.set_xlabel("aantal passages")
    if len(counts):
        axes.legend(frameon=False)
    return figure
