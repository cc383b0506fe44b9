"""Compares how files were read with the reference: units, characters, reasons, levels."""

import pandas as pd

from pipeline.contracts.evaluation import ReadingScores
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.pairing import Pairing


def score_reading(gold: Gold, pairing: Pairing, wrong: pd.DataFrame) -> ReadingScores:
    """Count units, characters, reasons and levels; `wrong` is of `find_wrong_documents`."""
    status = pd.Series([document.status for document in gold.documents])
    units = [pair for pair in pairing.pairs if pair.unit]
    coded = [pair for pair in units if pair.unit and pair.unit.codes]
    n_readable = int((status == "gelezen").sum())
    n_unreadable = int((status == "onleesbaar").sum())
    n_outside = int((status == "buiten_bereik").sum())
    is_left_out = (wrong["expected_status"] == "gelezen") & (wrong["what"] == "status")
    return ReadingScores(
        n_units=len(units),
        n_found=sum(bool(pair.paragraph_id) for pair in units),
        n_same_words=sum(pair.same_words for pair in units),
        n_coded=len(coded),
        n_coded_found=sum(bool(pair.paragraph_id) for pair in coded),
        n_chars=pairing.n_chars,
        n_chars_found=pairing.n_chars_found,
        n_unreadable=n_unreadable,
        n_reasons_right=n_unreadable - _count_faults(wrong, "onleesbaar"),
        n_out_of_scope=n_outside,
        n_out_of_scope_right=n_outside - _count_faults(wrong, "buiten_bereik"),
        n_readable=n_readable,
        n_wrongly_left_out=int(is_left_out.sum()),
        n_levels_right=n_readable - _count_faults(wrong, "gelezen"),
    )


def find_wrong_documents(gold: Gold, documents: pd.DataFrame) -> pd.DataFrame:
    """List the files with another status than the reference says, else reason, else level.

    Returns
    -------
    pandas.DataFrame
        At most one row per file: file_name, expected_status, what, expected, found.
    """
    found = documents.set_index("file_name")[["status", "reason", "level"]].to_dict("index")
    rows = []
    for document in gold.documents:
        given = found.get(document.file_name, {"status": "ontbreekt", "reason": "", "level": ""})
        # A reason begins with its fixed name: 'wachtwoord: het bestand is beveiligd ...'.
        reason = str(given["reason"]).partition(":")[0]
        for what, expected, value in (
            ("status", document.status, given["status"]),
            ("reden", document.unreadable, reason if document.unreadable else ""),
            ("niveau", document.level if document.status == "gelezen" else "", given["level"]),
        ):
            if expected and expected != value:
                rows.append((document.file_name, document.status, what, expected, value))
                break
    columns = ["file_name", "expected_status", "what", "expected", "found"]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def _count_faults(wrong: pd.DataFrame, status: str) -> int:
    return int((wrong["expected_status"] == status).sum())
