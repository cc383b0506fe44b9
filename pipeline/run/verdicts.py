"""Reads back what a reader decided about remarkable passages, and codes accordingly."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.aggregate import find_segments
from pipeline.contracts import PipelineError, Results
from pipeline.contracts.tables import CODINGS
from pipeline.contracts.validation import build_table
from pipeline.insight.remarkable import KEY, PREFIX, PROPOSAL, VERDICT, Verdict, make_key

_ANSWERS = {"ja": True, "j": True, "nee": False, "n": False}
_EVIDENCE = "oordeel van een lezer"


def read_verdicts(path: Path) -> dict[str, Verdict]:
    """Read ``opvallend.csv`` in which a reader filled in 'Oordeel (ja/nee)'.

    Parameters
    ----------
    path : Path
        A CSV with semicolons or commas, as the program wrote it or a spreadsheet saved it. Only
        the columns 'Sleutel', 'Voorstel' and 'Oordeel (ja/nee)' count.

    Returns
    -------
    dict of str to Verdict
        By the key of the passage; rows without an answer are left out.

    Raises
    ------
    PipelineError
        When the file cannot be read, lacks a column or has an answer other than yes or no.
    """
    rows = _read_rows(path)
    if missing := [name for name in (KEY, PROPOSAL, VERDICT) if rows and name not in rows[0]]:
        raise PipelineError(
            f"In '{path}' ontbreekt de kolom '{missing[0]}'. Vul de oordelen in in de tabel "
            "opvallend.csv die 'verzuim analyseer' schrijft, en bewaar alle kolommen."
        )
    found: dict[str, Verdict] = {}
    for number, row in enumerate(rows, start=2):
        answer = (row[VERDICT] or "").strip().lower()
        if not answer:
            continue
        code = (row[PROPOSAL] or "").strip()
        if answer not in _ANSWERS or not code.startswith(PREFIX):
            wrong = VERDICT if answer not in _ANSWERS else PROPOSAL
            raise PipelineError(
                f"'{path}', regel {number}: '{row[wrong]}' past niet in de kolom '{wrong}'. "
                f"Een oordeel is ja of nee (of leeg); een voorstel begint met '{PREFIX}'."
            )
        found[(row[KEY] or "").strip()] = Verdict(code, _ANSWERS[answer])
    return found


def _read_rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            separator = ";" if ";" in file.readline() else ","
            file.seek(0)
            return list(csv.DictReader(file, delimiter=separator))
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(
            f"De oordelen in '{path}' zijn niet te lezen. Bewaar het bestand als CSV (UTF-8) en "
            "geef het opnieuw op met --oordelen."
        ) from error


def apply_verdicts(results: Results, verdicts: Mapping[str, Verdict]) -> Results:
    """Give the passages a reader judged the code of that reader, and no other `bijzonder.*`.

    A human coding beats a machine coding: a rejected passage loses the machine's. Segments are
    made anew.
    """
    schools = dict(
        zip(results.documents["document_id"], results.documents["school_id"], strict=True)
    )
    judged = {
        row["paragraph_id"]: (verdicts[key], len(row["text"]))
        for row in results.paragraphs.to_dict("records")
        if (key := make_key(schools[row["document_id"]], row["text"])) in verdicts
    }
    if not judged:
        return results
    is_beaten = results.codings["paragraph_id"].isin(list(judged)) & results.codings[
        "code"
    ].str.startswith(PREFIX)
    accepted = build_table(
        (
            {
                "paragraph_id": paragraph_id,
                "code": verdict.code,
                "start": 0,
                "end": length,
                "score": 1.0,
                "source": "mens",
                "evidence": _EVIDENCE,
                "topiclist_version": results.info.topiclist_version,
            }
            for paragraph_id, (verdict, length) in judged.items()
            if verdict.is_accepted
        ),
        CODINGS,
    )
    codings = pd.concat([results.codings[~is_beaten], accepted], ignore_index=True)
    order = {key: place for place, key in enumerate(results.paragraphs["paragraph_id"])}
    codings = codings.sort_values(
        "paragraph_id", key=lambda ids: ids.map(order), kind="stable", ignore_index=True
    )
    return replace(results, codings=codings, segments=find_segments(results.paragraphs, codings))
