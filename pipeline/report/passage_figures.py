"""Figures of the passages that schools share and of those that stand out."""

import textwrap
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.contracts import SECTORS
from pipeline.report.stacked_bars import draw_stacked
from pipeline.report.style import GROUP_LABELS, TOTAL_COLOUR, make_figure
from pipeline.report.wording import format_number

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MAX_ROWS = 24
_MAX_NAME = 50
_REJECTED = "nee"
_LABELS = {
    "bijzonder.aanpak": "opvallende aanpak",
    "bijzonder.samenwerking": "opvallende samenwerking",
    "bijzonder.anders": "opvallend anders",
}


def draw_shared(own: pd.DataFrame) -> "Figure":
    """Draw per document how much of its text other schools have too, and how much is copied.

    Parameters
    ----------
    own : pandas.DataFrame
        Columns Bestand, Gedeeld % and Overgenomen %; the documents that share most are drawn.
    """
    from matplotlib.ticker import FuncFormatter

    top = own[own["Gedeeld %"] > 0].nlargest(_MAX_ROWS, "Gedeeld %", keep="first")
    figure = make_figure(6.3, 1.0 + 0.24 * max(len(top), 1))
    axes = figure.add_subplot()
    if top.empty:
        axes.text(0.5, 0.5, "Geen gedeelde passages gevonden", ha="center", va="center")
        axes.set_axis_off()
        return figure
    places = -np.arange(len(top), dtype=float)
    axes.barh(places, top["Gedeeld %"], color=TOTAL_COLOUR, label="ook bij andere scholen")
    axes.barh(
        places,
        top["Overgenomen %"],
        color="#0072B2",
        height=0.4,
        label="waarschijnlijk overgenomen",
    )
    names = [textwrap.shorten(name, _MAX_NAME, placeholder=" …") for name in top["Bestand"]]
    axes.set_yticks(places, names)
    decimals = 0 if top["Gedeeld %"].max() > 5 else 1
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: format_number(value, decimals)))
    axes.set_xlabel("% van de woorden")
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, frameon=False)
    return figure


def draw_remarkable(remarkable: pd.DataFrame) -> "Figure":
    """Draw how many of the most remarkable passages each sector has, by proposed code.

    Parameters
    ----------
    remarkable : pandas.DataFrame
        Columns Sector, Voorstel and 'Oordeel (ja/nee)'; what a reader rejected is left out.
    """
    kept = remarkable[remarkable["Oordeel (ja/nee)"] != _REJECTED]
    counts = pd.crosstab(kept["Voorstel"], kept["Sector"])
    counts = counts.reindex(columns=list(SECTORS), fill_value=0).rename(columns=GROUP_LABELS)
    names = [_LABELS.get(str(code), str(code)) for code in counts.index]
    return draw_stacked(names, counts, "Aantal passages, naar voorstel van het programma")
