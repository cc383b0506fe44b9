"""What comparing two runs delivers: tables that `aggregate` makes and `report` writes.

'Before' and 'after' are the first and the second run; nothing here depends on their years.
"""

from dataclasses import dataclass

import pandas as pd

from pipeline.contracts.columns import count, number, schema, signed, text
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import RunInfo
from pipeline.contracts.tables import GROUPS
from pipeline.contracts.validation import validate

GAINED, DROPPED = "erbij", "eraf"
MORE, LESS, NO_CHANGE, TOO_FEW = "meer", "minder", "geen", "niet aan te tonen"
SAME, SIMILAR, ABSENT = "zelfde passage", "lijkt erop", "niet gevonden"

CHANGES = schema(
    "changes",
    {
        "row_kind": text("hoofdcategorie of code", "categorie", "code"),
        "category": text("sleutel van de hoofdcategorie"),
        "code": text("code of samengevoegde codes, leeg voor een hoofdcategorie"),
        "label": text("naam in de tabellen"),
        "group": text("sector of totaal", *GROUPS),
        "schools_before": count("scholen met de code in het eerste jaar"),
        "n_before": count("scholen met een gelezen document in het eerste jaar"),
        "share_before_pct": number("aandeel in het eerste jaar", 100),
        "low_before_pct": number("ondergrens van het 95%-interval (Wilson)", 100),
        "high_before_pct": number("bovengrens van het 95%-interval (Wilson)", 100),
        "schools_after": count("scholen met de code in het tweede jaar"),
        "n_after": count("scholen met een gelezen document in het tweede jaar"),
        "share_after_pct": number("aandeel in het tweede jaar", 100),
        "low_after_pct": number("ondergrens van het 95%-interval (Wilson)", 100),
        "high_after_pct": number("bovengrens van het 95%-interval (Wilson)", 100),
        "change_pp": signed("tweede min eerste aandeel, in procentpunten", 100),
        "n_both": count("scholen die in beide jaren zijn gelezen"),
        "gained": count("scholen in beide jaren met de code alleen in het tweede"),
        "dropped": count("scholen in beide jaren met de code alleen in het eerste"),
        "p_value": number("exacte toets op verandering", 1),
        "p_holm": number("de p-waarde na correctie voor het aantal toetsen (Holm)", 1),
        "verdict": text("wat de toets zegt", MORE, LESS, NO_CHANGE, TOO_FEW),
    },
)

SCHOOLS = schema(
    "schools",
    {
        "sector": text("sector van de school", *SECTORS),
        "school_id_before": text("sleutel in de eerste analyse, of leeg"),
        "school_id_after": text("sleutel in de tweede analyse, of leeg"),
        "resembles": text(
            "sleutel van de school in het andere jaar die zo lijkt te heten, of leeg"
        ),
    },
)

TRANSITIONS = schema(
    "transitions",
    {
        "category": text("sleutel van de hoofdcategorie"),
        "code": text("code of samengevoegde codes"),
        "label": text("naam in de tabellen"),
        "sector": text("sector van de school", *SECTORS),
        "school_id_before": text("sleutel in de eerste analyse"),
        "school_id_after": text("sleutel in de tweede analyse"),
        "direction": text("of het onderwerp erbij kwam of eraf ging", GAINED, DROPPED),
        "paragraph_before": text("passage in de eerste analyse, of leeg"),
        "paragraph_after": text("passage in de tweede analyse, of leeg"),
        "likeness": text("is de passage er in het andere jaar ook", SAME, SIMILAR, ABSENT),
    },
)

TOPIC_CHANGES = schema(
    "topic_changes",
    {
        "kind": text("wat er met de code gebeurde"),
        "before": text("codes in de topiclijst van het eerste jaar"),
        "after": text("codes in de topiclijst van het tweede jaar"),
        "since": text("versie waarin dat gebeurde, of leeg"),
        "note": text("toelichting uit de topiclijst"),
        "compared_as": text("naam waaronder is vergeleken, of leeg"),
    },
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side; the tables are validated when it is made.

    Attributes
    ----------
    changes : pandas.DataFrame
        Table `changes`: a row per code or main category and group.
    schools : pandas.DataFrame
        Table `schools`: every school with a document read, a row per school in both runs.
    transitions : pandas.DataFrame
        Table `transitions`: a row per school in both runs and code that it has in one of them.
    topic_changes : pandas.DataFrame
        Table `topic_changes`; empty when both runs have the same topic list.
    before, after : RunInfo
        How the runs were made.
    warnings : tuple of str
        Dutch sentences on what makes the comparison less sure.
    """

    changes: pd.DataFrame
    schools: pd.DataFrame
    transitions: pd.DataFrame
    topic_changes: pd.DataFrame
    before: RunInfo
    after: RunInfo
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        validate(self.changes, CHANGES)
        validate(self.schools, SCHOOLS)
        validate(self.transitions, TRANSITIONS)
        validate(self.topic_changes, TOPIC_CHANGES)


def count_shared(schools: pd.DataFrame) -> int:
    """Count the schools that are in both runs."""
    return int(((schools["school_id_before"] != "") & (schools["school_id_after"] != "")).sum())


def name_schools(documents: pd.DataFrame) -> dict[str, str]:
    """Name each school of table `documents` by its key.

    The manifest may leave the name out for some files of a school: then the key stands there,
    and a name at another of its files goes before it.
    """
    nameless = documents["school"] == documents["school_id"]
    known = documents.assign(nameless=nameless).sort_values("nameless", kind="stable")
    known = known.drop_duplicates("school_id")
    return dict(zip(known["school_id"], known["school"], strict=True))
