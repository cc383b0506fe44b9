"""Figures of table B2.3: shares of schools per sector, and documents by codes."""

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results, ResultTables
from pipeline.contracts.tables import LEVELS, TOTAL
from pipeline.report.style import (
    GROUP_LABELS,
    SECTOR_COLOURS,
    SECTOR_MARKERS,
    TOTAL_COLOUR,
    make_figure,
    save_figure,
    use_figure_style,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LINE = 0.2  # height of a row in inches
_MAX_LABELLED = 200  # more documents than this get no names: nobody could read them
_HEAT_COLOURS = ("#FFFFFF", "#C6DBEF", "#6BAED6", "#2171B5", "#08306B")


def write_figures(results: Results, tables: ResultTables, folder: Path) -> list[Path]:
    """Write both figures as PNG and SVG into `folder`; the same run gives the same bytes."""
    with use_figure_style():
        return [
            *save_figure(draw_shares(tables.counts), folder, "b23_scholen_per_sector"),
            *save_figure(draw_heatmap(results, tables.topics), folder, "documenten_codes"),
        ]


def draw_shares(counts: pd.DataFrame) -> "Figure":
    """Draw the share of schools per code: a bar for the total and a marker per sector.

    Parameters
    ----------
    counts : pandas.DataFrame
        Table B2.3 in long form.
    """
    rows = counts[counts["group"] == TOTAL].reset_index(drop=True)
    figure = make_figure(6.3, 1.2 + 1.15 * _LINE * max(len(rows), 1))
    axes = figure.add_subplot()
    heights = -rows.index.to_numpy(dtype=float)
    is_code = (rows["row_kind"] == "code").to_numpy()
    total_n = rows["n"].max() if len(rows) else 0
    axes.barh(
        heights[is_code],
        rows.loc[is_code, "share_pct"],
        height=0.78,
        color=TOTAL_COLOUR,
        label=f"Totaal (n = {total_n})",
    )
    # Side by side within the row, so that equal shares do not hide each other.
    for offset, sector in zip((0.24, 0.0, -0.24), SECTORS, strict=True):
        shares = counts[counts["group"] == sector].reset_index(drop=True)
        n = shares["n"].max() if len(shares) else 0
        axes.scatter(
            shares.loc[is_code, "share_pct"],
            heights[is_code] + offset,
            s=16,
            color=SECTOR_COLOURS[sector],
            marker=SECTOR_MARKERS[sector],
            edgecolors="black",
            linewidths=0.4,
            zorder=3,
            clip_on=False,
            label=f"{GROUP_LABELS[sector]} (n = {n})",
        )
    _label_rows(axes, rows, heights)
    axes.set_xlim(0, 100)
    axes.set_ylim(-len(rows) + 0.4, 0.6)
    axes.set_xlabel("Scholen met ten minste één codering (%)")
    axes.xaxis.grid(True, color="#E5E5E5", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=4, frameon=False)
    return figure


def _label_rows(axes: "Axes", rows: pd.DataFrame, heights: "npt.NDArray[np.float64]") -> None:
    """Names to the left of the rows; those of main categories in bold."""
    is_category = rows["row_kind"] == "categorie"
    axes.set_yticks(heights, [_shorten(label, 44) for label in rows["label"]])
    axes.tick_params(axis="y", length=0)
    for label, bold in zip(axes.get_yticklabels(), is_category, strict=True):
        label.set_fontweight("bold" if bold else "normal")


def draw_heatmap(results: Results, topics: pd.DataFrame) -> "Figure":
    """Draw the number of segments per read document (rows) and code (columns)."""
    topics = topics[~topics["code"].isin(LEVELS)].reset_index(drop=True)
    documents = _sort_documents(results.documents)
    grid = (
        pd.crosstab(results.segments["document_id"], results.segments["code"])
        .reindex(index=documents["document_id"], columns=topics["code"], fill_value=0)
        .astype(int)
    )
    named = len(documents) <= _MAX_LABELLED
    height = _LINE * len(documents) if named else 40.0
    figure = make_figure(0.24 * len(topics) + 0.5, height * 0.85 + 0.5)
    axes = figure.add_subplot()
    _fill_cells(axes, grid, numbers=named)
    _label_columns(axes, topics)
    labels = [_shorten(label, 48) for label in _name_documents(documents)]
    axes.set_yticks(range(len(documents)) if named else [], labels if named else [])
    _separate(axes, documents["sector"], vertical=False)
    _separate(axes, topics["category"], vertical=True)
    _name_sectors(axes, documents, len(topics))
    axes.set_yticks([row - 0.5 for row in range(len(documents))], minor=True)
    axes.set_xticks([column - 0.5 for column in range(len(topics))], minor=True)
    axes.grid(which="minor", color="#E8E8E8", linewidth=0.4)
    axes.tick_params(which="both", length=0)
    axes.spines[:].set_visible(True)
    axes.set_xlabel("Aantal coderingen per document en code; leeg is geen codering")
    return figure


def _fill_cells(axes: "Axes", grid: pd.DataFrame, numbers: bool) -> None:
    from matplotlib.colors import BoundaryNorm, ListedColormap

    if grid.empty:
        return
    counts = grid.to_numpy()
    colours = ListedColormap(_HEAT_COLOURS)
    norm = BoundaryNorm([0, 1, 2, 4, 7, max(8, int(counts.max(initial=0)) + 1)], colours.N)
    axes.imshow(counts, cmap=colours, norm=norm, aspect="auto", interpolation="nearest")
    if numbers:
        for row, column in zip(*counts.nonzero(), strict=True):
            value = int(counts[row, column])
            ink = "white" if value >= 4 else "black"
            axes.text(column, row, str(value), ha="center", va="center", color=ink, fontsize=6)


def _label_columns(axes: "Axes", topics: pd.DataFrame) -> None:
    """Code names below, main categories above their codes, both slanted so that all fit."""
    names = [_shorten(label, 40) for label in topics["label_b23"]]
    axes.set_xticks(range(len(topics)), names, rotation=60, ha="right", rotation_mode="anchor")
    for _, codes in topics.groupby("category", sort=False):
        middle = (codes.index[0] + codes.index[-1]) / 2
        label = _shorten(codes["category_label"].iloc[0], 40)
        axes.annotate(
            label,
            (middle, -0.5),
            xytext=(0, 4),
            textcoords="offset points",
            rotation=40,
            ha="left",
            va="bottom",
            rotation_mode="anchor",
            fontweight="bold",
        )


def _separate(axes: "Axes", groups: pd.Series, vertical: bool) -> None:
    """Draw a line wherever the group changes."""
    changes = [i for i in range(1, len(groups)) if groups.iloc[i] != groups.iloc[i - 1]]
    for place in changes:
        draw = axes.axvline if vertical else axes.axhline
        draw(place - 0.5, color="black", linewidth=0.7)


def _name_sectors(axes: "Axes", documents: pd.DataFrame, n_columns: int) -> None:
    places = documents.reset_index(drop=True).groupby("sector", sort=False)
    for sector, rows in places:
        middle = (rows.index[0] + rows.index[-1]) / 2
        axes.text(
            n_columns - 0.2,
            middle,
            GROUP_LABELS[str(sector)],
            va="center",
            fontweight="bold",
            clip_on=False,
        )


def _sort_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Read documents by sector, school and name."""
    read = documents[documents["status"] == "gelezen"]
    rank = read["sector"].map({sector: place for place, sector in enumerate(SECTORS)})
    read = read.assign(rank=rank)
    return read.sort_values(["rank", "school", "school_id", "file_name"], ignore_index=True)


def _name_documents(documents: pd.DataFrame) -> list[str]:
    """School names; a school with more documents gets a number behind it."""
    number = documents.groupby("school_id").cumcount() + 1
    size = documents.groupby("school_id")["school_id"].transform("size")
    return [
        f"{school} ({place})" if many > 1 else school
        for school, place, many in zip(documents["school"], number, size, strict=True)
    ]


def _shorten(text: str, width: int) -> str:
    """Keep a label within `width` characters, at a word."""
    return textwrap.shorten(text, width, placeholder=" …") if len(text) > width else text
