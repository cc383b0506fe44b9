"""Remarkable passages as a reader judges them: Dutch heads, a column to accept or reject."""

import pandas as pd

from pipeline.insight.tables import InsightTable


def present_remarkable(remarkable: pd.DataFrame) -> InsightTable:
    """Name the columns of table `REMARKABLE`."""
    table = pd.DataFrame(
        {
            "Plaats": remarkable["rank"],
            "School": remarkable["school"],
            "Sector": remarkable["sector"],
            "Bestand": remarkable["file_name"],
            "Bladzijde": remarkable["page"],
            "Passage": remarkable["passage"],
            "Voorstel": remarkable["proposal"],
            "Waarom": remarkable["reason"],
            "Lijkt het meest op": remarkable["nearest"],
            "Sterkte %": 100 * remarkable["score"],
            "Oordeel (ja/nee)": "",
        }
    )
    return InsightTable(
        "Opvallende passages",
        "Passages die het meest opvallen tussen de andere protocollen, met een voorstel voor "
        "een code; aan de lezer om te aanvaarden of af te wijzen.",
        table,
    )
