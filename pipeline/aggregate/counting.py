"""Table B2.3: how often a code occurs, in how many schools, in which share of them."""

from collections import defaultdict
from collections.abc import Hashable
from functools import cache

import pandas as pd

from pipeline.aggregate.invariants import find_count_slips, raise_slips
from pipeline.aggregate.sectors import check_one_sector, select_group
from pipeline.aggregate.segments import find_segments
from pipeline.contracts.errors import TableError
from pipeline.contracts.tables import COUNTS, GROUPS, LEVELS, TOTAL
from pipeline.contracts.validation import build_table

_CONFIDENCE = 0.95


def tabulate_codings(
    documents: pd.DataFrame, segments: pd.DataFrame, topics: pd.DataFrame
) -> pd.DataFrame:
    """Make table B2.3 in long form: one row per code or main category and group.

    Frequency counts segments (for the level of a document: documents); a school counts once
    per code, and once per main category, over all its documents. `n` is the number of schools
    with at least one document read.

    Parameters
    ----------
    documents, segments : pandas.DataFrame
        Tables of the contract.
    topics : pandas.DataFrame
        Table B2.2; gives the order and labels of the rows.

    Raises
    ------
    TableError
        When a segment has a code that is not in the topic list, or an invariant is broken.
    """
    check_one_sector(documents)
    read = documents[documents["status"] == "gelezen"]
    hits = list_hits(read, segments, topics)
    of_category, of_code = _count_by(hits, "category"), _count_by(hits, "code")
    sizes = {group: int(select_group(read, group)["school_id"].nunique()) for group in GROUPS}
    rows: list[dict[str, object]] = []
    for category, codes in topics.groupby("category", sort=False):
        label = codes["category_label"].iloc[0]
        head = {"row_kind": "categorie", "category": category, "code": "", "label": label}
        rows += _describe_groups(head, of_category.get(str(category), {}), sizes)
        for code, name in zip(codes["code"], codes["label_b23"], strict=True):
            head = {"row_kind": "code", "category": category, "code": code, "label": name}
            rows += _describe_groups(head, of_code.get(code, {}), sizes)
    table = build_table(rows, COUNTS)
    raise_slips("B2.3", find_count_slips(table))
    return table


def count_codings(
    documents: pd.DataFrame, paragraphs: pd.DataFrame, codings: pd.DataFrame, topics: pd.DataFrame
) -> pd.DataFrame:
    """Make table B2.3 straight from codings, for comparing a run with something else."""
    return tabulate_codings(documents, find_segments(paragraphs, codings), topics)


def list_hits(read: pd.DataFrame, segments: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """List what is counted: a row per segment and per document with a level.

    Parameters
    ----------
    read : pandas.DataFrame
        Rows of table `documents` that were read.
    segments, topics : pandas.DataFrame
        Tables of the contract.

    Returns
    -------
    pandas.DataFrame
        Columns document_id, code, school_id, sector, category.

    Raises
    ------
    TableError
        When a segment has a code that is not in the topic list.
    """
    levels = read.loc[read["level"].isin(LEVELS), ["document_id", "level"]]
    levels = levels.rename(columns={"level": "code"})
    segments = segments.loc[~segments["code"].isin(LEVELS), ["document_id", "code"]]
    hits = pd.concat([levels, segments], ignore_index=True)
    unknown = sorted(set(segments["code"]) - set(topics["code"]))
    if unknown:
        raise TableError(
            f"Tabel 'segments' klopt niet: kolom 'code' bevat {', '.join(unknown)}, "
            "en dat staat niet in de topiclijst. Codeer opnieuw met deze topiclijst."
        )
    hits = hits.merge(read[["document_id", "school_id", "sector"]], on="document_id")
    return hits.merge(topics[["code", "category"]], on="code")


def _count_by(hits: pd.DataFrame, key: str) -> dict[str, dict[str, tuple[int, int]]]:
    """Frequency and number of schools per key and group."""
    grouped = pd.concat([hits.assign(group=TOTAL), hits.assign(group=hits["sector"])])
    counted = grouped.groupby([key, "group"])["school_id"].agg(["size", "nunique"])
    found: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for name, group, frequency, n_schools in counted.reset_index().itertuples(index=False):
        found[name][group] = (int(frequency), int(n_schools))
    return found


def _describe_groups(
    head: dict[str, Hashable], counted: dict[str, tuple[int, int]], sizes: dict[str, int]
) -> list[dict[str, object]]:
    """Rows of one code or main category: the total and each sector."""
    rows = []
    for group, n in sizes.items():
        frequency, n_schools = counted.get(group, (0, 0))
        low, high = _estimate_interval(n_schools, n)
        rows.append(
            {
                **head,
                "group": group,
                "frequency": frequency,
                "n_schools": n_schools,
                "n": n,
                "share_pct": 100 * n_schools / n if n else 0.0,
                "low_pct": 100 * low,
                "high_pct": 100 * high,
            }
        )
    return rows


@cache
def _estimate_interval(n_schools: int, n: int) -> tuple[float, float]:
    """Wilson interval of a share (Wilson 1927), suited to small n and shares near 0 or 1."""
    from scipy.stats import binomtest

    if n == 0:
        return 0.0, 1.0
    interval = binomtest(n_schools, n).proportion_ci(_CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)
