"""One of the two runs of a comparison, with the codes under which they are compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.aggregate.counting import list_hits, tabulate_codings
from pipeline.aggregate.segments import find_segments
from pipeline.contracts.results import Results


@dataclass(frozen=True, slots=True)
class Side:
    """A run, prepared for comparing.

    Attributes
    ----------
    results : Results
        The run as it was.
    codings : pandas.DataFrame
        Its codings with the codes of the comparison; codes that are not compared are left out.
    counts : pandas.DataFrame
        Table B2.3 of these.
    schools_with : dict of (row_kind, category or code) to set of school_id
        Schools that have a code or any code of a main category.
    """

    results: Results
    codings: pd.DataFrame
    counts: pd.DataFrame
    schools_with: dict[tuple[str, str], set[str]]


def prepare_side(
    results: Results, compared_as: Mapping[str, str], topics: pd.DataFrame, sectors: Sequence[str]
) -> Side:
    """Recode a run, keep the sectors that are compared, and count.

    Parameters
    ----------
    compared_as : mapping of str to str
        Code of the run -> code in `topics`.
    """
    documents = results.documents[results.documents["sector"].isin(sectors)]
    codings = results.codings.assign(code=results.codings["code"].map(compared_as))
    codings = codings.dropna(subset="code")
    segments = find_segments(results.paragraphs, codings)
    read = documents[documents["status"] == "gelezen"]
    hits = list_hits(read, segments, topics)
    schools_with = {
        (kind, str(name)): set(group["school_id"])
        for kind, column in (("categorie", "category"), ("code", "code"))
        for name, group in hits.groupby(column)
    }
    return Side(results, codings, tabulate_codings(documents, segments, topics), schools_with)
