"""Result tables as a reader sees them: Dutch heads with n, rows in the order of the study.

Every function gives a DataFrame with text and numbers (percentages 0..100, not rounded);
CSV, workbook, Word and HTML all start from these, so that they cannot differ.
"""

from collections.abc import Sequence

import pandas as pd

from pipeline.contracts.results import Results
from pipeline.contracts.tables import LEVELS, TOTAL
from pipeline.report.style import GROUP_LABELS, SECTOR_LABELS, STATUS_LABELS


def lay_out_received(received: pd.DataFrame) -> pd.DataFrame:
    """Table B2.1: a row per sector and the total."""
    return pd.DataFrame(
        {
            "Sector": received["sector"].map(SECTOR_LABELS),
            "Ontvangen documenten": received["received_documents"],
            "Ontvangen scholen": received["received_schools"],
            "Geanalyseerd documenten": received["analysed_documents"],
            "Geanalyseerd scholen": received["analysed_schools"],
        }
    )


def lay_out_topics(topics: pd.DataFrame) -> pd.DataFrame:
    """Table B2.2: a row per code."""
    return pd.DataFrame(
        {
            "Hoofdcategorie": topics["category_label"],
            "Subcategorie": topics["label_b22"],
            "Code": topics["code"],
            "Omschrijving": topics["definition"],
        }
    )


def lay_out_counts(counts: pd.DataFrame, groups: Sequence[str] = (TOTAL,)) -> pd.DataFrame:
    """Table B2.3: a row per main category (empty 'Subcategorie') and code.

    With one group its 95% interval is given too; with more, each has three columns.
    """
    first = counts[counts["group"] == groups[0]].reset_index(drop=True)
    is_category = first["row_kind"] == "categorie"
    mains = first[is_category]
    category_labels = dict(zip(mains["category"], mains["label"], strict=True))
    table = pd.DataFrame(
        {
            "Hoofdcategorie": first["category"].map(category_labels),
            "Subcategorie": first["label"].mask(is_category, ""),
            "Code": first["code"],
        }
    )
    for group in groups:
        rows = counts[counts["group"] == group].reset_index(drop=True)
        n = int(rows["n"].iloc[0]) if len(rows) else 0
        if len(groups) == 1:
            table["Frequentie codering"] = rows["frequency"]
            table[f"Aantal scholen (n = {n})"] = rows["n_schools"]
            table[f"% van scholen (n = {n})"] = rows["share_pct"]
            table["95%-interval van"] = rows["low_pct"]
            table["95%-interval tot"] = rows["high_pct"]
        else:
            head = f"{GROUP_LABELS[group]} (n = {n})"
            table[f"{head}: frequentie"] = rows["frequency"]
            table[f"{head}: scholen"] = rows["n_schools"]
            table[f"{head}: %"] = rows["share_pct"]
    return table


def lay_out_counts_long(counts: pd.DataFrame) -> pd.DataFrame:
    """Table B2.3 with a row per code and group, for pivot tables and other programs."""
    return pd.DataFrame(
        {
            "Soort": counts["row_kind"],
            "Hoofdcategorie": counts["category"],
            "Code": counts["code"],
            "Onderwerp": counts["label"],
            "Groep": counts["group"],
            "Frequentie codering": counts["frequency"],
            "Aantal scholen": counts["n_schools"],
            "n": counts["n"],
            "% van scholen": counts["share_pct"],
            "95%-interval van": counts["low_pct"],
            "95%-interval tot": counts["high_pct"],
        }
    )


def lay_out_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Every received file with what became of it; coverage as a percentage."""
    read = documents["status"] == "gelezen"
    return pd.DataFrame(
        {
            "Bestand": documents["file_name"],
            "School": documents["school"],
            "School-id": documents["school_id"],
            "Sector": documents["sector"].map(GROUP_LABELS),
            "Jaar": documents["year"],
            "Status": documents["status"].map(STATUS_LABELS),
            "Reden": documents["reason"],
            "Bladzijden": documents["n_pages"],
            "Alinea's": documents["n_paragraphs"],
            "Teruggevonden tekst %": (100 * documents["coverage"]).where(read),
            "Niveau": documents["level"],
            "Niveau berust op": documents["level_evidence"],
            "Waarschuwingen": documents["warnings"].str.replace("\n", " | "),
        }
    )


def lay_out_codings(results: Results, topics: pd.DataFrame) -> pd.DataFrame:
    """Every coding behind the numbers, by code, then school and place.

    'Segment' numbers the segments of a code from 1, so the last number of a code is its
    frequency in B2.3. The level of a document is listed as a coding without a passage.
    """
    listed = pd.concat([_list_levels(results), _list_passages(results)], ignore_index=True)
    listed = listed.merge(
        results.documents[["document_id", "file_name", "school", "school_id", "sector"]],
        on="document_id",
    ).merge(topics[["code", "category_label", "label_b23"]], on="code")
    rank = {code: place for place, code in enumerate(topics["code"])}
    listed["rank"] = listed["code"].map(rank)
    order = ["rank", "school_id", "file_name", "index", "start"]
    listed = listed.sort_values(order, ignore_index=True, kind="stable")
    starts = listed["segment_id"] != listed["segment_id"].shift()
    segment = starts.groupby(listed["code"]).cumsum().astype("int64")
    return pd.DataFrame(
        {
            "Code": listed["code"],
            "Hoofdcategorie": listed["category_label"],
            "Subcategorie": listed["label_b23"],
            "Segment": segment,
            "School": listed["school"],
            "School-id": listed["school_id"],
            "Sector": listed["sector"].map(GROUP_LABELS),
            "Bestand": listed["file_name"],
            "Bladzijde": listed["page"],
            "Kop": listed["heading_path"],
            "Passage": listed["text"],
            "Zekerheid": listed["score"],
            "Bron": listed["source"],
            "Berust op": listed["evidence"],
        }
    )


def _list_passages(results: Results) -> pd.DataFrame:
    place = results.paragraphs[
        ["paragraph_id", "document_id", "index", "page", "heading_path", "text"]
    ]
    listed = results.codings.merge(place, on="paragraph_id", how="inner")
    segments = results.segments.rename(columns={"heading_path": "segment_path"})
    inside = listed.merge(segments, on=["document_id", "code"])
    inside = inside[
        (inside["index"] >= inside["first_index"]) & (inside["index"] <= inside["last_index"])
    ]
    columns = ["document_id", "code", "segment_id", "index", "start", "page", "heading_path"]
    return inside[[*columns, "text", "score", "source", "evidence"]]


def _list_levels(results: Results) -> pd.DataFrame:
    documents = results.documents
    known = documents[(documents["status"] == "gelezen") & documents["level"].isin(LEVELS)]
    return pd.DataFrame(
        {
            "document_id": known["document_id"],
            "code": known["level"],
            "segment_id": known["document_id"],
            "index": 0,
            "start": 0,
            "page": pd.array([None] * len(known), dtype="Int64"),
            "heading_path": "",
            "text": "",
            "score": float("nan"),
            "source": "regel",
            "evidence": known["level_evidence"],
        }
    )


def lay_out_run(results: Results) -> list[tuple[str, str]]:
    """How the run was made, as pairs of a Dutch name and a text."""
    info = results.info
    status = results.documents["status"].map(STATUS_LABELS).value_counts()
    outcome = ", ".join(f"{count} {name}" for name, count in status.items())
    return [
        ("Bestanden", info.corpus),
        ("Aantal bestanden", str(info.n_files)),
        ("Waarvan", outcome or "geen"),
        ("Gecodeerd met", info.coder),
        ("Taalmodel", info.language_model),
        ("Topiclijst", f"versie {info.topiclist_version}"),
        ("Controlegetal topiclijst", info.topiclist_sha256),
        ("Versie van het programma", info.program_version),
        *(("Opmerking", note) for note in info.notes),
    ]
