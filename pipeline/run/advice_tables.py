"""Finds what an advice says of one protocol, from its own text and beside a group of schools."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.contracts import Results
from pipeline.insight.actors import find_actions, tabulate_actions
from pipeline.insight.actors.categories import get_labels
from pipeline.insight.comparison import compare_codes, count_same, list_usual
from pipeline.insight.outdated import find_outdated, tabulate_outdated
from pipeline.insight.remarkable import rank_remarkable
from pipeline.insight.shared import tabulate_shared
from pipeline.insight.thresholds import find_report_times, find_thresholds, tabulate_thresholds
from pipeline.insight.thresholds.answers import SUBJECTS, tabulate_answers
from pipeline.insight.thresholds.contradictions import find_contradictions
from pipeline.report.advice import Tables
from pipeline.run.coded import CodedFile
from pipeline.run.groups import SchoolGroup

if TYPE_CHECKING:
    from pipeline.coding.decide import Doubt

_STANDS_OUT = 0.85
"""A passage this high among all passages (0..1) is worth showing as remarkable."""
_MIN_LETTERS = 4


def find_tables(
    file: CodedFile,
    results: Results,
    doubts: "Sequence[Doubt]",
    group: SchoolGroup,
    sector: str,
) -> Tables:
    """Find everything, unmasked.

    Parameters
    ----------
    results : Results
        Of the one file.
    sector : str
        Sector to compare with, or ``'totaal'``.
    """
    codes: dict[str, set[str]] = {part.paragraph_id: set() for part in file.paragraphs}
    for coding in file.codings:
        codes[coding.paragraph_id].add(coding.code)
    frozen = {key: frozenset(found) for key, found in codes.items()}
    thresholds = find_thresholds(file.paragraphs, file.docs, frozen)
    times = find_report_times(file.paragraphs, file.docs, frozen)
    rows = tabulate_thresholds(thresholds, results)
    actions = tabulate_actions(find_actions(file.paragraphs, file.docs), results)
    labels = get_labels()
    answers = _compare_answers(tabulate_answers(rows, times, results), group, sector)
    combined = _combine(results, group.results) if group.results else None
    return Tables(
        codes=compare_codes(set().union(*codes.values()), group.counts, sector),
        answers=answers,
        thresholds=rows,
        actions=actions.assign(category=[labels.get(name, "") for name in actions["category"]]),
        outdated=tabulate_outdated(find_outdated(file.paragraphs), results),
        contradictions=find_contradictions(rows, times, results),
        doubtful=_tabulate_doubts(doubts),
        shared=_find_shared(results, combined) if combined else None,
        remarkable=_find_remarkable(results, combined) if combined else None,
    )


def mask_tables(tables: Tables, mask: Callable[[str], str]) -> Tables:
    """Replace what identifies people in the texts that an advice shows."""
    shown = {
        "answers": ["passage"],
        "thresholds": ["passage"],
        "outdated": ["passage", "written"],
        "contradictions": ["Eerste plaats", "Tweede plaats"],
    }
    if tables.remarkable is not None:
        shown["remarkable"] = ["reason"]
    masked = {
        name: getattr(tables, name).assign(
            **{column: getattr(tables, name)[column].map(mask) for column in columns}
        )
        for name, columns in shown.items()
    }
    return dataclasses.replace(tables, **masked)


def _compare_answers(answers: pd.DataFrame, group: SchoolGroup, sector: str) -> pd.DataFrame:
    pairs = list(zip(answers["subject"], answers["answer"], strict=True))
    same = [count_same(group.answers, subject, answer, sector) for subject, answer in pairs]
    return answers.assign(
        label=answers["subject"].map(SUBJECTS),
        n_same=[n_same for n_same, _ in same],
        n=[n for _, n in same],
        usual=[_describe_usual(group, subject, answer, sector) for subject, answer in pairs],
    )


def _describe_usual(group: SchoolGroup, subject: str, answer: str, sector: str) -> str:
    """Name the answers of most schools, other than this one: ``'9 keer (5)'``."""
    usual = list_usual(group.answers, subject, sector)
    others = [f"{text} ({n})" for text, n in usual if text != answer and n > 1]
    return ", ".join(others[:2])


def _tabulate_doubts(doubts: "Sequence[Doubt]") -> pd.DataFrame:
    columns = ["paragraph_id", "code", "score", "reason", "is_coded"]
    rows = [tuple(getattr(doubt, name) for name in columns) for doubt in doubts]
    return pd.DataFrame(rows, columns=columns).astype({"is_coded": "bool"})


def _combine(results: Results, group: Results) -> Results:
    """Put the document among those of the group, as a school of its own."""
    tables = {
        name: pd.concat([getattr(group, name), getattr(results, name)], ignore_index=True)
        for name in ("documents", "paragraphs", "codings", "segments")
    }
    return dataclasses.replace(group, **tables)


def _find_shared(results: Results, combined: Results) -> pd.DataFrame:
    shared = tabulate_shared(combined)
    own = shared[shared["document_id"].isin(results.documents["document_id"])]
    own = own.assign(n_schools=own["n_schools"] - 1)
    return own.sort_values("n_schools", ascending=False, kind="stable")


def _find_remarkable(results: Results, combined: Results) -> pd.DataFrame:
    words = {
        row["paragraph_id"]: [
            word
            for word in row["text"].lower().split()
            if word.isalpha() and len(word) >= _MIN_LETTERS
        ]
        for row in combined.paragraphs.to_dict("records")
    }
    ranked = rank_remarkable(combined, words, n=len(combined.paragraphs))
    own = ranked["document_id"].isin(results.documents["document_id"])
    return ranked[own & (ranked["score"] >= _STANDS_OUT)]
