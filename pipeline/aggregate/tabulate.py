"""The tables of the report: B2.1 received and analysed, B2.2 topic list, B2.3 coding counts."""

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from pipeline.aggregate.counting import tabulate_codings
from pipeline.aggregate.invariants import find_received_slips, raise_slips
from pipeline.aggregate.sectors import check_one_sector, select_group
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results, ResultTables
from pipeline.contracts.tables import RECEIVED, TOPICS, TOTAL
from pipeline.contracts.validation import build_table


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
    check_one_sector(documents)
    rows = []
    for group in (*SECTORS, TOTAL):
        received = select_group(documents, group)
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
