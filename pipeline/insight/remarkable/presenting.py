"""Remarkable passages as a reader judges them: Dutch heads, a column to accept or reject."""

import pandas as pd

from pipeline.insight.tables import InsightTable

VERDICT, PROPOSAL, KEY = "Oordeel (ja/nee)", "Voorstel", "Sleutel"


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
            PROPOSAL: remarkable["proposal"],
            "Waarom": remarkable["reason"],
            "Lijkt het meest op": remarkable["nearest"],
            "Sterkte %": 100 * remarkable["score"],
            VERDICT: remarkable["verdict"],
            KEY: remarkable["key"],
        }
    )
    return InsightTable(
        "Opvallende passages",
        "Passages die het meest opvallen tussen de andere protocollen, met een voorstel voor "
        "een code; aan de lezer om te aanvaarden of af te wijzen. Een oordeel (ja of nee) geldt "
        "ook bij een volgende analyse, met de optie --oordelen.",
        table,
    )
