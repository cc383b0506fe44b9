"""What a run says at its end."""

from pathlib import Path

from rich.console import Console

from pipeline.contracts import Results


def show_summary(console: Console, results: Results, out: Path, is_new: bool) -> None:
    """Print what was read, what was not and why, and where the results are."""
    documents = results.documents
    read = documents[documents["status"] == "gelezen"]
    console.print(
        f"{len(documents)} bestanden ontvangen, {len(read)} geanalyseerd, "
        f"van {read['school_id'].nunique()} scholen; {len(results.codings)} codes toegekend.",
        markup=False,
    )
    for row in documents[documents["status"] != "gelezen"].to_dict("records"):
        status = str(row["status"]).replace("_", " ")
        console.print(f"  {row['file_name']} - {status}: {row['reason']}", markup=False)
    warned = documents[documents["warnings"] != ""]
    if len(warned):
        console.print(f"Bij {len(warned)} bestanden is een waarschuwing:", markup=False)
        for row in warned.to_dict("records"):
            for warning in str(row["warnings"]).splitlines():
                console.print(f"  {row['file_name']}: {warning}", markup=False)
    for note in results.info.notes:
        console.print(f"Let op: {note}", markup=False)
    info = results.info
    console.print(
        f"Codeur: {info.coder}; taalmodel: {info.language_model}; "
        f"topiclijst {info.topiclist_version}.",
        markup=False,
    )
    state = "De resultaten staan in" if is_new else "Er is niets veranderd; de resultaten staan in"
    console.print(f"{state} {out}", style="bold", markup=False)
