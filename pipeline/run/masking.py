"""Masks the insights of a run as its results are masked."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from pipeline.contracts import Results
from pipeline.insight.tables import InsightTable
from pipeline.report.pseudonymise import DocumentMasks

_FILE, _SCHOOL = "Bestand", "School"
_OF_OTHERS = frozenset({"Lijkt het meest op"})  # quotes passages of other documents
_KEYS = frozenset({_FILE, _SCHOOL, "Sleutel", "School-id"})


def mask_insights(
    insights: Mapping[str, InsightTable], results: Results, masked: Results, masks: DocumentMasks
) -> dict[str, InsightTable]:
    """Replace what identifies people, and schools where those are hidden, in every table.

    Parameters
    ----------
    insights : mapping of str to InsightTable
        With the texts of the protocols as they are.
    results, masked : Results
        The run, and what `mask_results` made of it: schools and files get the same names.
    masks : DocumentMasks
        Of `results`: a name that is certain in a document is masked in all its passages.
    """
    before, after = results.documents, masked.documents
    names = {
        _FILE: dict(zip(before["file_name"], after["file_name"], strict=True)),
        _SCHOOL: dict(zip(before["school"], after["school"], strict=True)),
    }
    document_of = dict(zip(before["file_name"], before["document_id"], strict=True))
    return {
        name: replace(insight, table=_mask_table(insight.table, names, document_of, masks))
        for name, insight in insights.items()
    }


def _mask_table(
    table: pd.DataFrame,
    names: Mapping[str, Mapping[str, str]],
    document_of: Mapping[str, str],
    masks: DocumentMasks,
) -> pd.DataFrame:
    masked = table.copy()
    files = table[_FILE] if _FILE in table else [""] * len(table)
    for column in table.columns:
        if column in names:
            masked[column] = [names[column].get(name, name) for name in table[column]]
        elif column not in _KEYS and not pd.api.types.is_numeric_dtype(table[column]):
            masked[column] = [
                masks.of(document_of[file])(text).text
                if file in document_of and column not in _OF_OTHERS
                else masks.anywhere(text)
                for file, text in zip(files, table[column], strict=True)
            ]
    return masked
