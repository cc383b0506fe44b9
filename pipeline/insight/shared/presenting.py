"""Shared passages as an analyst reads them: Dutch heads and captions."""

import pandas as pd

from pipeline.insight.tables import InsightTable


def present_shared(shared: pd.DataFrame) -> InsightTable:
    """Name the columns of table `SHARED`."""
    table = pd.DataFrame(
        {
            "Groep": shared["group"],
            "Aantal scholen": shared["n_schools"],
            "Bron": shared["is_source"].map({1: "waarschijnlijk", 0: ""}),
            "School": shared["school"],
            "Sector": shared["sector"],
            "Bestand": shared["file_name"],
            "Gelijkenis %": 100 * shared["similarity"],
            "Passage": shared["passage"],
        }
    )
    return InsightTable(
        "Gedeelde passages",
        "Passages die letterlijk of bijna letterlijk in protocollen van meer scholen staan. De "
        "waarschijnlijke bron is een regionaal document, anders het oudste.",
        table,
    )


def present_own_text(own: pd.DataFrame) -> InsightTable:
    """Name the columns of table `SHARED_DOCUMENTS`."""
    table = pd.DataFrame(
        {
            "School": own["school"],
            "Sector": own["sector"],
            "Bestand": own["file_name"],
            "Woorden": own["n_words"],
            "Gedeeld %": own["shared_pct"],
            "Overgenomen %": own["copied_pct"],
        }
    )
    return InsightTable(
        "Eigen en gedeelde tekst",
        "Hoeveel van elk protocol ook bij andere scholen staat, en hoeveel daarvan "
        "waarschijnlijk is overgenomen (percentage van de woorden).",
        table,
    )
