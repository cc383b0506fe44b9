"""Segments: the unit of 'Frequentie codering'."""

import pandas as pd

from pipeline.contracts.tables import SEGMENTS
from pipeline.contracts.validation import validate


def find_segments(paragraphs: pd.DataFrame, codings: pd.DataFrame) -> pd.DataFrame:
    """Join consecutive paragraphs under one heading that share a code.

    Three list items in a row about lateness are one segment, not three; a paragraph without
    the code, another heading or another document ends it. Codings of one code on several
    phrases of a paragraph count once.

    Parameters
    ----------
    paragraphs, codings : pandas.DataFrame
        Tables of the contract; the order of their rows does not matter.

    Returns
    -------
    pandas.DataFrame
        Table `segments`, sorted by document, place and code.
    """
    place = paragraphs[["paragraph_id", "document_id", "index", "heading_path"]]
    coded = codings[["paragraph_id", "code"]].drop_duplicates()
    coded = coded.merge(place, on="paragraph_id", validate="many_to_one")
    coded = coded.sort_values(["document_id", "code", "index"], ignore_index=True)
    # Sorted so, a run breaks exactly where any of these differs from the row before.
    before = coded.shift()
    breaks = coded["index"] != before["index"] + 1
    for column in ("document_id", "code", "heading_path"):
        breaks |= coded[column] != before[column]
    runs = coded.groupby(breaks.cumsum())
    segments = runs.agg(
        document_id=("document_id", "first"),
        code=("code", "first"),
        heading_path=("heading_path", "first"),
        first_index=("index", "min"),
        last_index=("index", "max"),
        n_paragraphs=("index", "size"),
    )
    first = segments["first_index"].astype("str")
    segments.insert(0, "segment_id", segments["document_id"] + ":" + segments["code"] + ":" + first)
    segments = segments.astype({"n_paragraphs": "int64"})
    order = ["document_id", "first_index", "code"]
    return validate(segments.sort_values(order, ignore_index=True), SEGMENTS)
