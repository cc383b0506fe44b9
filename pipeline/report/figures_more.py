"""Figures of how codes go together, and of what sets the sectors apart."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.contracts import LEVELS, SECTORS, TOTAL, Results, ResultTables
from pipeline.report.blocks import Figure as FigureBlock
from pipeline.report.figures import write_figures
from pipeline.report.frames import iterate
from pipeline.report.style import (
    GROUP_LABELS,
    SECTOR_COLOURS,
    SECTOR_MARKERS,
    make_figure,
    save_figure,
    use_figure_style,
)
from pipeline.report.wording import format_pct, join_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CELL = 0.2  # inches
_MIN_SCHOOLS = 3  # a code in fewer schools goes together with others by chance
_N_NAMED = 3


def write_all_figures(
    results: Results, tables: ResultTables, folder: Path
) -> dict[str, FigureBlock]:
    """Write every figure of the report, by its place: aandelen, heatmap, samenhang, profiel."""
    shares_png, shares_svg, heat_png, heat_svg = write_figures(results, tables, folder)
    return {
        "aandelen": FigureBlock(
            "Aandeel van de scholen per onderwerp, in totaal en per sector",
            _describe_shares(tables.counts),
            shares_png,
            shares_svg,
        ),
        "heatmap": FigureBlock(
            "Aantal coderingen per document en code",
            _describe_heatmap(results),
            heat_png,
            heat_svg,
        ),
        **write_more_figures(results, tables, folder),
    }


def write_more_figures(
    results: Results, tables: ResultTables, folder: Path
) -> dict[str, FigureBlock]:
    """Write co-occurrence and sector profile as PNG and SVG; the same run, the same bytes.

    Returns
    -------
    dict of str to Figure
        'samenhang' (not without a code in three schools) and 'profiel', with caption and
        alternative text, for the report.
    """
    shares = measure_overlap(results, tables.topics)
    blocks = {}
    with use_figure_style():
        if len(shares):
            blocks["samenhang"] = FigureBlock(
                "Samenhang van codes: van de scholen met de code in de rij, het aandeel dat ook "
                "de code in de kolom heeft",
                _describe_overlap(shares, tables.topics),
                *save_figure(draw_overlap(shares, tables.topics), folder, "samenhang_codes"),
            )
        blocks["profiel"] = FigureBlock(
            "Profiel van de sectoren: aandeel van de scholen per hoofdcategorie, met 95%-interval",
            _describe_profile(tables.counts),
            *save_figure(draw_profile(tables.counts), folder, "profiel_sectoren"),
        )
    return blocks


def measure_overlap(results: Results, topics: pd.DataFrame) -> pd.DataFrame:
    """Give, of the schools with the row's code, the share (0..100) with the column's code.

    Codes in fewer than three schools are left out; the diagonal is empty.
    """
    schools = results.documents.set_index("document_id")["school_id"]
    pairs = results.segments.assign(school_id=results.segments["document_id"].map(schools))
    codes = [code for code in topics["code"] if code not in LEVELS]
    has = pd.crosstab(pairs["school_id"], pairs["code"]).reindex(columns=codes, fill_value=0) > 0
    has = has.loc[:, has.sum() >= _MIN_SCHOOLS]
    table = has.to_numpy(dtype=float)
    together = table.T @ table
    shares = 100 * together / np.maximum(np.diag(together)[:, None], 1.0)
    np.fill_diagonal(shares, np.nan)
    return pd.DataFrame(shares, index=has.columns, columns=has.columns)


def draw_overlap(shares: pd.DataFrame, topics: pd.DataFrame) -> "Figure":
    """Draw the shares of `measure_overlap` as a square of shades with numbers."""
    labels = dict(zip(topics["code"], topics["label_b23"], strict=True))
    n_codes = len(shares)
    figure = make_figure(_CELL * n_codes + 2.2, _CELL * n_codes + 2.0)
    axes = figure.add_subplot()
    values = shares.to_numpy()
    axes.imshow(values, cmap="Blues", vmin=0, vmax=100, aspect="auto", interpolation="nearest")
    for row, column in zip(*np.nonzero(~np.isnan(values)), strict=True):
        ink = "white" if values[row, column] > 60 else "black"
        text = f"{values[row, column]:.0f}"
        axes.text(column, row, text, ha="center", va="center", color=ink, fontsize=5)
    names = [labels[str(code)] for code in shares.index]
    axes.set_yticks(range(n_codes), names)
    axes.set_xticks(range(n_codes), names, rotation=60, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0, labelsize=7)
    _separate_categories(axes, [str(code).split(".")[0] for code in shares.index])
    axes.spines[:].set_visible(True)
    axes.set_xlabel("heeft ook (% van de scholen in de rij)")
    return figure


def draw_profile(counts: pd.DataFrame) -> "Figure":
    """Draw the share of schools per main category for each sector, with its interval."""
    rows = counts[(counts["row_kind"] == "categorie") & (counts["n"] > 0)]
    names = list(dict.fromkeys(rows["label"]))
    figure = make_figure(6.3, 0.9 + 0.5 * len(names))
    axes = figure.add_subplot()
    for offset, sector in zip((0.22, 0.0, -0.22), SECTORS, strict=True):
        part = rows[rows["group"] == sector]
        if part.empty:
            continue
        heights = np.array([-names.index(label) for label in part["label"]]) + offset
        share = part["share_pct"].to_numpy()
        bounds = [share - part["low_pct"].to_numpy(), part["high_pct"].to_numpy() - share]
        axes.errorbar(
            share, heights, xerr=np.maximum(bounds, 0), fmt=SECTOR_MARKERS[sector],
            color=SECTOR_COLOURS[sector], markeredgecolor="black", markeredgewidth=0.4,
            markersize=5, elinewidth=1.2, clip_on=False,
            label=f"{GROUP_LABELS[sector]} (n = {part['n'].iloc[0]})",
        )  # fmt: skip
    axes.set_yticks([-place for place in range(len(names))], names)
    axes.tick_params(axis="y", length=0)
    axes.set_xlim(0, 100)
    axes.set_ylim(-len(names) + 0.5, 0.5)
    axes.set_xlabel("Scholen met ten minste één codering (%)")
    axes.xaxis.grid(True, color="#E5E5E5", linewidth=0.6)
    axes.set_axisbelow(True)
    if names:
        axes.legend(loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=3, frameon=False)
    return figure


def _separate_categories(axes: "Axes", categories: list[str]) -> None:
    for place in range(1, len(categories)):
        if categories[place] != categories[place - 1]:
            axes.axhline(place - 0.5, color="black", linewidth=0.7)
            axes.axvline(place - 0.5, color="black", linewidth=0.7)


def _describe_shares(counts: pd.DataFrame) -> str:
    rows = counts[(counts["row_kind"] == "code") & (counts["group"] == TOTAL)]
    top = rows.sort_values("share_pct", ascending=False, kind="stable").head(_N_NAMED)
    named = [f"{row.label} ({format_pct(row.share_pct)})" for row in iterate(top)]
    text = f"Staafdiagram met {len(rows)} onderwerpen en per sector een teken."
    return f"{text} Het hoogst: {join_words(named)}. De getallen staan in tabel B2.3 en B2.4."


def _describe_heatmap(results: Results) -> str:
    n_read = int((results.documents["status"] == "gelezen").sum())
    return (
        f"Raster van {n_read} gelezen documenten bij de codes; hoe donkerder, hoe meer coderingen. "
        "De coderingen zelf staan in de tabel met coderingen."
    )


def _describe_overlap(shares: pd.DataFrame, topics: pd.DataFrame) -> str:
    labels = dict(zip(topics["code"], topics["label_b23"], strict=True))
    values = shares.to_numpy()
    places = np.argwhere(~np.isnan(values)).tolist()
    pairs = [(float(values[row, column]), row, column) for row, column in places]
    strongest = sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))[:_N_NAMED]
    named = [
        f"van de scholen met ‘{labels[str(shares.index[row])]}’ heeft {format_pct(value)} ook "
        f"‘{labels[str(shares.columns[column])]}’"
        for value, row, column in strongest
    ]
    text = f"Raster van {len(shares)} bij {len(shares)} codes met percentages."
    return f"{text} Het sterkst: {join_words(named)}." if named else text


def _describe_profile(counts: pd.DataFrame) -> str:
    rows = counts[(counts["row_kind"] == "categorie") & (counts["n"] > 0)]
    parts = []
    for label, group in rows.groupby("label", sort=False):
        shares = [
            f"{row.group} {format_pct(row.share_pct)}"
            for row in iterate(group)
            if row.group in SECTORS
        ]
        parts.append(f"{label}: {', '.join(shares)}")
    return f"Puntgrafiek met intervallen per sector. {'; '.join(parts)}."
