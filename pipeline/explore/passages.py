"""From a number back to its text: the passages of a code, and what stands around one."""

import pandas as pd

from pipeline.contracts import PipelineError
from pipeline.contracts.exploration import CONTEXT, PASSAGES
from pipeline.contracts.validation import validate
from pipeline.explore.choosing import Choice, Years, choose_codes, choose_documents, join_codes
from pipeline.explore.objects import Run


def list_passages(
    run: Run, code: Choice = None, *, sector: Choice = None, year: Years = None
) -> pd.DataFrame:
    """List the passages with a code, in the order of the topic list and the documents.

    A paragraph with two of the codes has two rows. The number of different values in
    `segment_id` is the frequency in table B2.3, that of schools its number of schools.

    Parameters
    ----------
    code : str, iterable of str or None
        Codes or main categories; None is all.
    sector, year : optional
        One or several, None is all.

    Returns
    -------
    pandas.DataFrame
        Table `PASSAGES`.

    Raises
    ------
    PipelineError
        When a code, sector or year is not there; names those that are.
    """
    codes = choose_codes(run, code)
    documents = choose_documents(run, sector, year)
    found = run.codings[run.codings["code"].isin(codes)]
    found = found.drop(columns=["start", "end", "topiclist_version"])
    found = found.merge(run.paragraphs.drop(columns=["start", "end"]), on="paragraph_id")
    found = found.merge(documents[["document_id", "school", "sector", "year", "file_name"]])
    labels = dict(zip(run.topics["code"], run.topics["label_b23"], strict=True))
    found["label"] = found["code"].map(labels).astype("str")
    found["segment_id"] = _find_segment_ids(found, run.segments)
    rank = found["code"].map({name: place for place, name in enumerate(codes)})
    place = found["document_id"].map({key: at for at, key in enumerate(run.documents.document_id)})
    found = found.assign(_rank=rank, _place=place)
    found = found.sort_values(["_rank", "_place", "index"], kind="stable", ignore_index=True)
    return validate(found[list(PASSAGES.columns)], PASSAGES)


def show_context(run: Run, paragraph_id: str, n: int = 2) -> pd.DataFrame:
    """Show a passage with the `n` paragraphs before and after it in its document.

    Returns
    -------
    pandas.DataFrame
        Table `CONTEXT`, in the order of the document.

    Raises
    ------
    PipelineError
        When there is no such paragraph.
    """
    own = run.paragraphs[run.paragraphs["paragraph_id"] == paragraph_id]
    if own.empty:
        raise PipelineError(
            f"Alinea '{paragraph_id}' bestaat niet in deze run. Neem een waarde uit de kolom "
            "'paragraph_id' van list_passages of find_in_context."
        )
    document_id, index = own["document_id"].iloc[0], own["index"].iloc[0]
    near = run.paragraphs[
        (run.paragraphs["document_id"] == document_id)
        & run.paragraphs["index"].between(index - n, index + n)
    ]
    near = near.sort_values("index", ignore_index=True)
    codes = near["paragraph_id"].map(join_codes(run)).fillna("").astype("str")
    table = near.assign(codes=codes, is_passage=near["paragraph_id"] == paragraph_id)
    return validate(table[list(CONTEXT.columns)], CONTEXT)


def _find_segment_ids(found: pd.DataFrame, segments: pd.DataFrame) -> pd.Series:
    """The segment of each row: the last of its document and code that begins at or before it."""
    segments = segments.rename(columns={"first_index": "index"}).sort_values("index")
    rows = found[["document_id", "code", "index"]].reset_index().sort_values("index")
    joined = pd.merge_asof(
        rows, segments[["document_id", "code", "index", "segment_id"]],
        on="index", by=["document_id", "code"],
    )  # fmt: skip
    return joined.set_index("level_0")["segment_id"].astype("str")
