"""From documents and codings to result tables, and the checks on such tables; pure pandas."""

from pipeline.aggregate.check import CheckReport, check_table, check_tables, infer_n
from pipeline.aggregate.counting import count_codings, tabulate_codings
from pipeline.aggregate.invariants import (
    Slip,
    find_count_slips,
    find_cross_slips,
    find_received_slips,
)
from pipeline.aggregate.segments import find_segments
from pipeline.aggregate.tabulate import tabulate, tabulate_received, tabulate_topics

__all__ = [
    "CheckReport",
    "Slip",
    "check_table",
    "check_tables",
    "count_codings",
    "find_count_slips",
    "find_cross_slips",
    "find_received_slips",
    "find_segments",
    "infer_n",
    "tabulate",
    "tabulate_codings",
    "tabulate_received",
    "tabulate_topics",
]
