"""How insights become sections of the report: their figures, and tables that fit on paper."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from pipeline.insight.tables import InsightTable
from pipeline.insight.thresholds.norm import AS_THE_LAW, NOT_STATED
from pipeline.report.blocks import Figure
from pipeline.report.insight_figures import write_insight_figure

WORKBOOK_ONLY = frozenset({"drempels", "afspraken", "handelingen", "functie_actie", "gedeeld"})
"""Long lists: in the workbook and as CSV, not in the report."""
_FIGURES = {
    "eerste_actie": "Eerste stap per soort verzuim, aantal scholen",
    "moment_leerplicht": "Waarbij scholen melden bij leerplicht",
    "verloftermijnen": "Hoe lang van tevoren verlof moet zijn aangevraagd",
    "ziekmeldtijden": "Hoe laat een ziekmelding binnen moet zijn",
    "wettelijke_norm_telling": "Hoe scholen de wettelijke norm weergeven",
    "partij_actie_totaal": "Wie doet wat, aantal scholen",
    "partij_actie_po": "Wie doet wat in het po, aantal scholen",
    "partij_actie_vo": "Wie doet wat in het vo, aantal scholen",
    "partij_actie_so": "Wie doet wat in het so, aantal scholen",
    "opvallend": "Opvallende passages per voorstel en sector",
    "gedeeld_per_document": "Gedeelde tekst per document",
}
# No page is wide enough for all columns.
_TOO_WIDE = {
    "opvallend": ["Bestand", "Bladzijde", "Lijkt het meest op", "Sleutel"],
    "wettelijke_norm": ["School-id", "Bestand"],
}


def draw_insights(insights: Mapping[str, InsightTable], folder: Path) -> dict[str, Figure]:
    """Draw the figures of the insights, by the name of the table they stand with."""
    figures = {}
    for name, caption in _FIGURES.items():
        table = insights[name].table
        if not (table.empty or fit_page(name, table).empty):
            png, svg = write_insight_figure(name, table, folder)
            figures[name] = Figure(caption, f"{caption}. {insights[name].caption}", png, svg)
    return figures


def fit_page(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Make of an insight's table what belongs on paper.

    Returns
    -------
    pandas.DataFrame
        Parties stand beside each other and actions below; of the norm, the schools that state
        it otherwise; without what a reader rejected; of shared text, the protocols that have
        some; with and without copied passages, the shares that differ. Columns too wide for a
        page are gone.
    """
    if name.startswith("partij_actie"):
        grid = table.set_index("Wie").T
        grid = grid[grid.sum(axis=1) > 0].rename_axis("Handeling").rename_axis(None, axis=1)
        return grid.reset_index()
    if name == "wettelijke_norm":
        table = table[~table["Weergave"].isin([AS_THE_LAW, NOT_STATED])]
    elif name == "opvallend":
        table = table[table["Oordeel (ja/nee)"] != "nee"]
    elif name == "gedeeld_per_document":
        table = table[table["Gedeeld %"] > 0]
    elif name == "zonder_overgenomen":
        table = table[table["Scholen"] != table["Scholen zonder overgenomen"]]
    return table.drop(columns=_TOO_WIDE.get(name, []))
