"""From the codes of one topic list to those of another: what became of what."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

_VERSION_PART = re.compile(r"\d+|[^\W\d_]+")


class Step(Protocol):
    """An entry of the mapping in a topic list: codes `van` became `naar` in version `sinds`."""

    @property
    def van(self) -> Sequence[str]:
        """Codes of the version before."""

    @property
    def naar(self) -> Sequence[str]:
        """Codes that took their place; none when the subject was dropped."""

    @property
    def sinds(self) -> str:
        """The version in which that was done."""

    @property
    def toelichting(self) -> str:
        """Why, in the words of the researcher."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Codes of the first and of the second list that stand for the same subject."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code under which the subject is compared."""
        return "+".join(self.after)


def sort_key(version: str) -> tuple[tuple[int, str], ...]:
    """Order versions as people do: 1.9 comes before 1.10."""
    parts = _VERSION_PART.findall(version)
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)


def select_steps(steps: Iterable[Step], older: str, newer: str) -> list[Step]:
    """Give the steps after version `older` up to and including `newer`, in order."""
    inside = [s for s in steps if sort_key(older) < sort_key(s.sinds) <= sort_key(newer)]
    return sorted(inside, key=lambda step: sort_key(step.sinds))


def trace_codes(codes: Iterable[str], steps: Sequence[Step]) -> dict[str, set[str]]:
    """Follow each code through the steps; steps of one version happen at once."""
    became = {code: {code} for code in codes}
    for _, together in groupby(steps, key=lambda step: sort_key(step.sinds)):
        targets: dict[str, set[str]] = {}
        for step in together:
            for code in step.van:
                targets.setdefault(code, set()).update(step.naar)
        became = {
            code: set().union(*(targets.get(part, {part}) for part in parts))
            for code, parts in became.items()
        }
    return became


def join_units(became: Mapping[str, set[str]], newer: Sequence[str]) -> list[Unit]:
    """Join codes that share a descendant, in the order of the newer list.

    A split code and its parts are one unit, and so are merged codes and what they became.
    """
    groups: list[tuple[set[str], set[str]]] = []
    for code, parts in became.items():
        olds, news = {code}, set(parts)
        apart = []
        for group in groups:
            if group[1] & news:
                olds, news = olds | group[0], news | group[1]
            else:
                apart.append(group)
        groups = [*apart, (olds, news)] if news else apart
    rank = {code: place for place, code in enumerate(newer)}
    units = [
        Unit(
            tuple(code for code in became if code in olds),
            tuple(sorted(news, key=rank.__getitem__)),
        )
        for olds, news in groups
    ]
    return sorted(units, key=lambda unit: rank[unit.after[0]])
