"""Masks a whole run: the reports, the workbook and the document pages are made from this."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

import pandas as pd

from pipeline.contracts import (
    CODINGS,
    DOCUMENTS,
    PARAGRAPHS,
    SEGMENTS,
    Results,
    build_table,
    join_headings,
    split_headings,
)
from pipeline.contracts.builders import list_records
from pipeline.report.pseudonymise.masking import Masked, Pseudonymiser


def mask_results(
    results: Results, pseudonymiser: Pseudonymiser, masks: "DocumentMasks | None" = None
) -> Results:
    """Give the results with names, numbers and addresses of people replaced by labels.

    Texts, headings, stems and evidence are masked, and names of schools and files when the
    pseudonymiser hides schools. The places of codings in their paragraph and of paragraphs in
    their document move along. `n_chars` and `coverage` stay as they were: they say how well
    the file was read.

    Parameters
    ----------
    results : Results
        As the run made them; the original stays as it is.
    pseudonymiser : Pseudonymiser
        Built once; a name that is certain anywhere in a document is masked in all of it.
    masks : DocumentMasks or None
        Of these results, where they are needed for something else too.

    Returns
    -------
    Results
        With the same rows, keys and order.
    """
    masks = masks or DocumentMasks(results, pseudonymiser)
    texts = {
        row["paragraph_id"]: masks.of(row["document_id"])(row["text"])
        for row in list_records(results.paragraphs)
    }
    return replace(
        results,
        documents=_mask_documents(results.documents, masks, pseudonymiser.hides_schools),
        paragraphs=_mask_paragraphs(results.paragraphs, masks, texts),
        codings=_mask_codings(results, masks, texts),
        segments=_mask_segments(results.segments, masks),
    )


class DocumentMasks:
    """One masking function per document, which remembers the texts it has seen.

    Parameters
    ----------
    results : Results
        As the run made them.
    """

    def __init__(self, results: Results, pseudonymiser: Pseudonymiser) -> None:
        self._pseudonymiser = pseudonymiser
        grouped = results.paragraphs.groupby("document_id", sort=False)
        self._known = {
            str(document_id): pseudonymiser.collect_names(
                [*group["text"], *group["heading_path"].unique()]
            )
            for document_id, group in grouped
        }
        self._seen: dict[tuple[str, str], Masked] = {}

    def anywhere(self, text: str) -> str:
        """Mask a text that holds passages of several documents."""
        return self._pseudonymiser.mask(text, frozenset().union(*self._known.values()))

    def of(self, document_id: str) -> Callable[[str], Masked]:
        """Give the function that masks the texts of one document."""
        known = self._known.get(document_id, frozenset())

        def mask(text: str) -> Masked:
            key = (document_id, text)
            if key not in self._seen:
                self._seen[key] = self._pseudonymiser.mask_spans(text, known)
            return self._seen[key]

        return mask

    def headings(self, document_id: str, heading_path: str) -> str:
        """Mask the headings of a path one by one."""
        mask = self.of(document_id)
        return join_headings(mask(heading).text for heading in split_headings(heading_path))


def _mask_documents(
    documents: pd.DataFrame, masks: DocumentMasks, hides_schools: bool
) -> pd.DataFrame:
    rows = list_records(documents)
    for row in rows:
        mask = masks.of(row["document_id"])
        for column in ("reason", "level_evidence", "warnings"):
            row[column] = mask(row[column]).text
        if hides_schools:  # a file name nearly always holds the name of the school
            suffix = PurePath(row["file_name"]).suffix.lower()
            row["file_name"] = f"{row['school_id']}-{row['document_id']}{suffix}"
            row["school"] = row["school_id"]
    return build_table(rows, DOCUMENTS)


def _mask_paragraphs(
    paragraphs: pd.DataFrame, masks: DocumentMasks, texts: dict[str, Masked]
) -> pd.DataFrame:
    rows = list_records(paragraphs)
    grown: dict[str, int] = {}  # characters that the document's earlier paragraphs gained
    for row in sorted(rows, key=lambda row: (row["document_id"], row["index"])):
        document_id = row["document_id"]
        before, masked = row["text"], texts[row["paragraph_id"]].text
        shift = grown.get(document_id, 0)
        grown[document_id] = shift + len(masked) - len(before)
        row["start"], row["end"] = row["start"] + shift, row["end"] + grown[document_id]
        row["text"] = masked
        row["stem"] = masks.of(document_id)(row["stem"]).text
        row["heading_path"] = masks.headings(document_id, row["heading_path"])
    return build_table(rows, PARAGRAPHS)


def _mask_codings(results: Results, masks: DocumentMasks, texts: dict[str, Masked]) -> pd.DataFrame:
    paragraphs = results.paragraphs
    document_of = dict(zip(paragraphs["paragraph_id"], paragraphs["document_id"], strict=True))
    rows = list_records(results.codings)
    for row in rows:
        paragraph_id = row["paragraph_id"]
        row["start"], row["end"] = texts[paragraph_id].move(row["start"], row["end"])
        row["evidence"] = masks.of(document_of[paragraph_id])(row["evidence"]).text
    return build_table(rows, CODINGS)


def _mask_segments(segments: pd.DataFrame, masks: DocumentMasks) -> pd.DataFrame:
    rows = list_records(segments)
    for row in rows:
        row["heading_path"] = masks.headings(row["document_id"], row["heading_path"])
    return build_table(rows, SEGMENTS)
