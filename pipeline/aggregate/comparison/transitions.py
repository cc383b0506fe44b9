"""Schools in both years that gained or dropped a subject, with the passages."""

import pandas as pd

from pipeline.aggregate.comparison.passages import PassageFinder
from pipeline.aggregate.comparison.sides import Side
from pipeline.contracts.builders import list_records
from pipeline.contracts.comparison import DROPPED, GAINED, TRANSITIONS
from pipeline.contracts.tables import LEVELS
from pipeline.contracts.validation import build_table


def tabulate_transitions(
    first: Side, second: Side, schools: pd.DataFrame, topics: pd.DataFrame
) -> pd.DataFrame:
    """Make table `transitions`: a row per school in both runs and code it has in one of them.

    The level of a document is no subject and left out.

    Parameters
    ----------
    schools : pandas.DataFrame
        Table `schools`.
    topics : pandas.DataFrame
        Table `topics` of the comparison; gives the order of the rows.
    """
    both = list_records(
        schools[(schools["school_id_before"] != "") & (schools["school_id_after"] != "")]
    )
    gained = PassageFinder(second.results, first.results, second.codings)
    dropped = PassageFinder(first.results, second.results, first.codings)
    rows = []
    for topic in list_records(topics[~topics["code"].isin(LEVELS)]):
        code = topic["code"]
        had = first.schools_with.get(("code", code), set())
        has = second.schools_with.get(("code", code), set())
        head = {"category": topic["category"], "code": code, "label": topic["label_b23"]}
        for school in both:
            one, other = school["school_id_before"], school["school_id_after"]
            if (one in had) == (other in has):
                continue
            if other in has:
                found = gained.find(other, code, one)
                passages = {"paragraph_before": found.other, "paragraph_after": found.passage}
            else:
                found = dropped.find(one, code, other)
                passages = {"paragraph_before": found.passage, "paragraph_after": found.other}
            rows.append(
                {
                    **head,
                    "sector": school["sector"],
                    "school_id_before": one,
                    "school_id_after": other,
                    "direction": GAINED if other in has else DROPPED,
                    **passages,
                    "likeness": found.likeness,
                }
            )
    return build_table(rows, TRANSITIONS)
