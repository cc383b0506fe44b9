"""Outdated terms as a table: one row per term and document, with its first place."""

import dataclasses
from collections.abc import Sequence

import pandas as pd

from pipeline.contracts.columns import count, schema, text
from pipeline.contracts.results import Results
from pipeline.contracts.validation import build_table
from pipeline.insight.outdated.finding import OutdatedTerm, get_terms
from pipeline.insight.tables import SOURCE_COLUMNS, get_sources

OUTDATED = schema(
    "outdated",
    {
        **SOURCE_COLUMNS,
        "term": text("sleutel van de term"),
        "written": text("zoals het er staat, op de eerste plaats"),
        "modern": text("de naam of regel van nu"),
        "since": text("sinds wanneer, of leeg"),
        "source": text("waar de wijziging vandaan komt"),
        "note": text("toelichting"),
        "is_gone": count("1 als het oude niet meer bestaat, 0 als het alleen anders heet"),
        "is_mixed": count("1 als het document ook de naam van nu gebruikt"),
        "n_places": count("in hoeveel alinea's", at_least=1),
        "passage": text("de alinea van de eerste plaats"),
    },
)


def tabulate_outdated(found: Sequence[OutdatedTerm], results: Results) -> pd.DataFrame:
    """Make the table `OUTDATED`, in the order of the text.

    Raises
    ------
    TableError
        When a term belongs to a paragraph the run does not have.
    """
    sources = get_sources(results).set_index("paragraph_id", drop=False).to_dict("index")
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for term in found:
        source = sources.get(term.paragraph_id, {})
        entry = get_terms()[term.term]
        key = (str(source.get("document_id")), term.term)
        if key in rows:
            rows[key]["n_places"] = int(str(rows[key]["n_places"])) + 1
            continue
        fields = dataclasses.asdict(term)
        rows[key] = {
            **{str(name): value for name, value in source.items()},
            **{name: fields[name] for name in ("term", "written", "passage")},
            "modern": entry.new,
            "since": entry.since,
            "source": entry.source,
            "note": entry.note,
            "is_gone": int(entry.is_gone),
            "is_mixed": int(term.is_mixed),
            "n_places": 1,
        }
    return build_table(rows.values(), OUTDATED)
