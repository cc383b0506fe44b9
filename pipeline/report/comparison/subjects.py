"""What the templates of a comparison can use: subjects with both shares and what the test says."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.contracts import LEVELS
from pipeline.contracts.comparison import LESS, MORE
from pipeline.report.frames import iterate
from pipeline.report.summaries import SMALL_GROUP, Share
from pipeline.report.wording import count, format_signed

_LEVEL = LEVELS[0].split(".")[0]


@dataclass(frozen=True, slots=True)
class Change:
    """A code or main category as templates see it.

    Attributes
    ----------
    eerste, tweede : Share
        Shares in both years.
    verschil : float
        Change in percentage points.
    erbij, eraf : int
        Schools in both years that have it in the second year only, in the first only.
    uitkomst : str
        What the test says: meer, minder, geen, niet aan te tonen.
    """

    naam: str
    is_hoofdcategorie: bool
    eerste: Share
    tweede: Share
    verschil: float
    n_beide: int
    erbij: int
    eraf: int
    uitkomst: str

    @property
    def in_punten(self) -> str:
        """For example ``'+12 procentpunt'``."""
        return f"{format_signed(self.verschil)}\N{NO-BREAK SPACE}procentpunt"


def list_changes(changes: pd.DataFrame, group: str) -> list[Change]:
    """List main categories and codes of table `changes` in one group, without the levels."""
    rows = changes[(changes["group"] == group) & (changes["category"] != _LEVEL)]
    return [
        Change(
            row.label,
            row.row_kind == "categorie",
            Share(
                row.schools_before, row.n_before, row.share_before_pct,
                row.low_before_pct, row.high_before_pct,
            ),
            Share(
                row.schools_after, row.n_after, row.share_after_pct,
                row.low_after_pct, row.high_after_pct,
            ),
            row.change_pp,
            row.n_both,
            row.gained,
            row.dropped,
            row.verdict,
        )
        for row in iterate(rows)
    ]  # fmt: skip


def select_supported(changes: Sequence[Change]) -> list[Change]:
    """Give the changes that the test supports: main categories first, the greatest first."""
    supported = [change for change in changes if change.uitkomst in (MORE, LESS)]
    return sorted(supported, key=lambda c: (not c.is_hoofdcategorie, -abs(c.verschil)))


def select_greatest(changes: Sequence[Change], n: int) -> list[Change]:
    """Give the codes with the greatest changes that the test does not support."""
    others = [
        change
        for change in changes
        if change.uitkomst not in (MORE, LESS)
        and not change.is_hoofdcategorie
        and round(change.verschil)
    ]
    return sorted(others, key=lambda change: -abs(change.verschil))[:n]


def name_small_groups(changes: pd.DataFrame, names: tuple[str, str]) -> list[str]:
    """Name the groups with few schools: ``['po in 2024 (8 scholen)']``."""
    sizes = changes.drop_duplicates("group")
    return [
        f"{row.group} in {name} ({count(n, 'school', 'scholen')})"
        for row in iterate(sizes)
        for name, n in zip(names, (row.n_before, row.n_after), strict=True)
        if n < SMALL_GROUP
    ]
