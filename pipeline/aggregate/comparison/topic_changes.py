"""What differs between two topic lists, in words: split, merged, renamed, new, gone."""

from collections.abc import Mapping, Sequence

import pandas as pd

from pipeline.aggregate.comparison.units import Step, Unit
from pipeline.contracts.comparison import TOPIC_CHANGES
from pipeline.contracts.validation import build_table

_GONE, _NEW = "alleen in het eerste jaar", "alleen in het tweede jaar"


def describe_changes(
    units: Sequence[Unit],
    labels: Mapping[str, str],
    before: pd.DataFrame,
    after: pd.DataFrame,
    steps: Sequence[Step],
) -> pd.DataFrame:
    """Make table `topic_changes`: a row per subject that is not the same in both lists.

    Parameters
    ----------
    labels : mapping of str to str
        Names under which the units are compared, by code.
    before, after : pandas.DataFrame
        Tables `topics`.
    steps : sequence of Step
        Those between the two versions.
    """
    first, second = before.set_index("code"), after.set_index("code")
    rows = []
    for unit in units:
        kind = _name_kind(unit, first, second)
        if kind:
            row = _describe(kind, unit.before, unit.after, first, second, steps)
            rows.append({**row, "compared_as": labels[unit.code]})
    compared = {code for unit in units for code in (*unit.before, *unit.after)}
    gone = [code for code in first.index if code not in compared]
    new = [code for code in second.index if code not in compared]
    rows += [_describe(_GONE, (code,), (), first, second, steps) for code in gone]
    rows += [_describe(_NEW, (), (code,), first, second, steps) for code in new]
    return build_table(rows, TOPIC_CHANGES)


def _name_kind(unit: Unit, before: pd.DataFrame, after: pd.DataFrame) -> str:
    """Say what happened to a subject, '' when nothing did."""
    many_before, many_after = len(unit.before) > 1, len(unit.after) > 1
    if many_before or many_after:
        if many_before and many_after:
            return "anders verdeeld"
        return "samengevoegd" if many_before else "gesplitst"
    old, new = before.loc[unit.before[0]], after.loc[unit.after[0]]
    if unit.before != unit.after or old["label_b23"] != new["label_b23"]:
        return "hernoemd"
    if old["category"] != new["category"]:
        return "andere hoofdcategorie"
    return "andere omschrijving" if old["definition"] != new["definition"] else ""


def _describe(
    kind: str,
    old: Sequence[str],
    new: Sequence[str],
    before: pd.DataFrame,
    after: pd.DataFrame,
    steps: Sequence[Step],
) -> dict[str, str]:
    touched = {*old, *new}
    own = [step for step in steps if touched & {*step.van, *step.naar}]
    return {
        "kind": kind,
        "before": _list_names(old, before),
        "after": _list_names(new, after),
        "since": ", ".join(dict.fromkeys(step.sinds for step in own)),
        "note": "; ".join(dict.fromkeys(step.toelichting for step in own if step.toelichting)),
        "compared_as": "",
    }


def _list_names(codes: Sequence[str], topics: pd.DataFrame) -> str:
    labels = [str(topics.at[code, "label_b23"]) for code in codes]
    return ", ".join(f"{label} ({code})" for code, label in zip(codes, labels, strict=True))
