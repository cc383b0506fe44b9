"""The tables of the report: B2.1 received and analysed, B2.2 topic list, B2.3 coding counts."""

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from pipeline.aggregate.invariants import find_count_slips, find_received_slips, raise_slips
from pipeline.contracts.errors import TableError
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results, ResultTables
from pipeline.contracts.tables import COUNTS, GROUPS, LEVELS, RECEIVED, TOPICS, TOTAL
from pipeline.contracts.validation import build_table

_CONFIDENCE = 0.95


class _Category(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...


class _Code(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def label_b22(self) -> str: ...
    @property
    def label_b23(self) -> str: ...
    @property
    def definitie(self) -> str: ...


class Topics(Protocol):
    """What is needed of a topic list: its main categories and codes, in order."""

    @property
    def categories(self) -> Sequence[_Category]:
        """Main categories in order."""

    @property
    def codes(self) -> Sequence[_Code]:
        """All codes in order, those of a category together."""


def tabulate(results: Results, topiclist: Topics) -> ResultTables:
    """Make all result tables of a run."""
    topics = tabulate_topics(topiclist)
    return ResultTables(
        received=tabulate_received(results.documents),
        topics=topics,
        counts=tabulate_codings(results.documents, results.segments, topics),
    )


def tabulate_received(documents: pd.DataFrame) -> pd.DataFrame:
    """Make table B2.1: documents and schools, received and analysed, per sector and in total.

    A school is analysed when at least one of its documents was read.

    Raises
    ------
    TableError
        When a school is in two sectors, so that sectors cannot add up.
    """
    _check_one_sector(documents)
    rows = []
    for group in (*SECTORS, TOTAL):
        received = _select(documents, group)
        analysed = received[received["status"] == "gelezen"]
        rows.append(
            {
                "sector": group,
                "received_documents": len(received),
                "received_schools": received["school_id"].nunique(),
                "analysed_documents": len(analysed),
                "analysed_schools": analysed["school_id"].nunique(),
            }
        )
    table = build_table(rows, RECEIVED)
    raise_slips("B2.1", find_received_slips(table))
    return table


def tabulate_topics(topiclist: Topics) -> pd.DataFrame:
    """Make table B2.2: the codes in order, with their main category and labels."""
    labels = {category.id: category.label for category in topiclist.categories}
    return build_table(
        (
            {
                "category": code.category,
                "category_label": labels[code.category],
                "code": code.id,
                "label_b22": code.label_b22,
                "label_b23": code.label_b23,
                "definition": code.definitie,
            }
            for code in topiclist.codes
        ),
        TOPICS,
    )


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
    _check_one_sector(documents)
    read = documents[documents["status"] == "gelezen"]
    hits = _list_hits(read, segments, topics)
    rows = []
    for category, codes in topics.groupby("category", sort=False):
        label = codes["category_label"].iloc[0]
        head = {"row_kind": "categorie", "category": category, "code": "", "label": label}
        rows += _count_groups(head, hits[hits["category"] == category], read)
        for code, name in zip(codes["code"], codes["label_b23"], strict=True):
            head = {"row_kind": "code", "category": category, "code": code, "label": name}
            rows += _count_groups(head, hits[hits["code"] == code], read)
    table = build_table(rows, COUNTS)
    raise_slips("B2.3", find_count_slips(table))
    return table


def _list_hits(read: pd.DataFrame, segments: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """One row per counted thing: a segment, or the level of a document."""
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


def _count_groups(
    head: dict[str, str], hits: pd.DataFrame, read: pd.DataFrame
) -> list[dict[str, object]]:
    rows = []
    for group in GROUPS:
        n = int(_select(read, group)["school_id"].nunique())
        found = _select(hits, group)
        n_schools = int(found["school_id"].nunique())
        low, high = _estimate_interval(n_schools, n)
        rows.append(
            {
                **head,
                "group": group,
                "frequency": len(found),
                "n_schools": n_schools,
                "n": n,
                "share_pct": 100 * n_schools / n if n else 0.0,
                "low_pct": 100 * low,
                "high_pct": 100 * high,
            }
        )
    return rows


def _estimate_interval(n_schools: int, n: int) -> tuple[float, float]:
    """Wilson interval of a share (Wilson 1927), suited to small n and shares near 0 or 1."""
    from scipy.stats import binomtest

    if n == 0:
        return 0.0, 1.0
    interval = binomtest(n_schools, n).proportion_ci(_CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)


def _select(table: pd.DataFrame, group: str) -> pd.DataFrame:
    return table if group == TOTAL else table[table["sector"] == group]


def _check_one_sector(documents: pd.DataFrame) -> None:
    sectors = documents.groupby("school_id")["sector"].unique()
    for school, found in sectors.items():
        if len(found) > 1:
            raise TableError(
                f"Tabel 'documents' klopt niet: school '{school}' staat in kolom 'sector' bij "
                f"{' en '.join(sorted(found))}. Een school heeft één sector: pas manifest.csv aan."
            )
