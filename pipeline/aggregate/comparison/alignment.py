"""Two versions of a topic list side by side: what can be compared, under which name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.aggregate.comparison.topic_changes import describe_changes
from pipeline.aggregate.comparison.units import (
    Step,
    Unit,
    join_units,
    select_steps,
    sort_key,
    trace_codes,
)
from pipeline.contracts.errors import PipelineError
from pipeline.contracts.tables import TOPICS
from pipeline.contracts.validation import build_table


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the codes of two topic lists are compared as.

    Attributes
    ----------
    topics : pandas.DataFrame
        Table `topics` of what both lists have; codes that were split or merged are one row.
    of_before, of_after : dict of str to str
        Code in the first and second list -> code in `topics`; the rest is not compared.
    changes : pandas.DataFrame
        Table `topic_changes`.
    partial : tuple of str
        Labels of main categories that are compared on a part of their codes, or on codes that
        were in another main category.
    """

    topics: pd.DataFrame
    of_before: dict[str, str]
    of_after: dict[str, str]
    changes: pd.DataFrame
    partial: tuple[str, ...]


def align_topics(
    before: pd.DataFrame, after: pd.DataFrame, steps: Sequence[Step], versions: tuple[str, str]
) -> Alignment:
    """Find what two topic lists have in common.

    Parameters
    ----------
    before, after : pandas.DataFrame
        Tables `topics` of the first and the second run; either may be the newer list.
    steps : sequence of Step
        The mapping of the newer topic list; steps outside the two versions are left out.
    versions : tuple of str
        Versions of the first and the second list.

    Raises
    ------
    PipelineError
        When a code of the older list is gone and no step says what became of it.
    """
    backwards = sort_key(versions[0]) > sort_key(versions[1])
    older, newer = (after, before) if backwards else (before, after)
    from_version, to_version = sorted(versions, key=sort_key)
    steps = select_steps(steps, from_version, to_version)
    became = trace_codes(older["code"], steps)
    _check_known(became, newer["code"], from_version, to_version)
    units = join_units(became, list(newer["code"]))
    if backwards:
        units = [Unit(unit.after, unit.before) for unit in units]
    topics = _tabulate_units(units, newer, older, backwards)
    labels = dict(zip(topics["code"], topics["label_b23"], strict=True))
    return Alignment(
        topics=topics,
        of_before={code: unit.code for unit in units for code in unit.before},
        of_after={code: unit.code for unit in units for code in unit.after},
        changes=describe_changes(units, labels, before, after, steps),
        partial=_find_partial(topics, units, before, after),
    )


def _check_known(
    became: Mapping[str, set[str]], newer: Iterable[str], from_version: str, to_version: str
) -> None:
    known = set(newer)
    lost = [code for code, parts in became.items() if parts - known]
    if lost and from_version == to_version:
        raise PipelineError(
            f"Beide topiclijsten heten versie {to_version}, maar {', '.join(lost)} staat niet in "
            "die van het tweede jaar. Geef de nieuwere lijst een hogere versie, zet onder "
            "'mapping' wat er van de code is geworden, en draai die analyse opnieuw."
        )
    if lost:
        raise PipelineError(
            f"De topiclijsten {from_version} en {to_version} zijn niet te vergelijken: van "
            f"{', '.join(lost)} is niet bekend wat ervan geworden is. Zet dat onder 'mapping' in "
            f"topiclist.yaml, bijvoorbeeld {{van: [{lost[0]}], naar: [nieuwe.code], sinds: "
            f'"{to_version}"}}, en geef dat bestand op met --topiclijst. Verviel de code, schrijf '
            "dan naar: []."
        )


def _tabulate_units(
    units: Sequence[Unit], newer: pd.DataFrame, older: pd.DataFrame, backwards: bool
) -> pd.DataFrame:
    """Table `topics` of the units, in the order and with the categories of the newer list."""
    newer, older = newer.set_index("code"), older.set_index("code")
    rank = {category: place for place, category in enumerate(newer["category"].unique())}
    rows = []
    for unit in units:
        new, old = (unit.before, unit.after) if backwards else (unit.after, unit.before)
        first = newer.loc[new[0]]
        rows.append(
            {
                "category": first["category"],
                "category_label": first["category_label"],
                "code": unit.code,
                "label_b22": _name_unit("label_b22", new, newer, old, older),
                "label_b23": _name_unit("label_b23", new, newer, old, older),
                "definition": first["definition"] if len(new) == 1 else "",
            }
        )
    rows.sort(key=lambda row: rank[row["category"]])
    return build_table(rows, TOPICS)


def _find_partial(
    topics: pd.DataFrame, units: Sequence[Unit], before: pd.DataFrame, after: pd.DataFrame
) -> tuple[str, ...]:
    """Name the main categories that do not hold the same codes as in one of the lists."""
    category_of = dict(zip(topics["code"], topics["category"], strict=True))
    labels = dict(zip(topics["category"], topics["category_label"], strict=True))
    partial = set()
    for table, side in ((before, "before"), (after, "after")):
        own = dict(zip(table["code"], table["category"], strict=True))
        for category in labels:
            codes = {
                code
                for unit in units
                if category_of[unit.code] == category
                for code in getattr(unit, side)
            }
            sources = {own[code] for code in codes}
            if codes != {code for code, source in own.items() if source in sources}:
                partial.add(category)
    return tuple(label for category, label in labels.items() if category in partial)


def _name_unit(
    column: str, new: Sequence[str], newer: pd.DataFrame, old: Sequence[str], older: pd.DataFrame
) -> str:
    """Give the name of a unit: of the one code it is in the newer list, else in the older."""
    if len(new) == 1:
        return str(newer.at[new[0], column])
    if len(old) == 1:
        return str(older.at[old[0], column])
    return " / ".join(str(newer.at[code, column]) for code in new)
