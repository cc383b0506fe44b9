"""What the tables show, in plain Dutch: a summary per main category and one of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.contracts import LEVELS, SECTORS, TOTAL, ResultTables
from pipeline.report.blocks import Block
from pipeline.report.frames import CountsRow, iterate
from pipeline.report.sector_tests import compare_sectors
from pipeline.report.templating import TextTemplates
from pipeline.report.wording import count, format_pct

SMALL_GROUP = 10
_N_HIGHLIGHTS = 5


@dataclass(frozen=True, slots=True)
class Share:
    """A share of schools, with the words that templates use."""

    aantal: int
    n: int
    procent: float
    laag: float
    hoog: float

    @property
    def van_de(self) -> str:
        """For example ``'31 van de 45 scholen (69%)'`` or ``'alle 8 scholen (100%)'``."""
        if self.aantal == self.n > 1:
            return f"alle {self.n} scholen ({format_pct(self.procent)})"
        noun = "school" if self.n == 1 else "scholen"
        return f"{self.aantal} van de {self.n} {noun} ({format_pct(self.procent)})"


@dataclass(frozen=True, slots=True)
class Subject:
    """A code or main category as templates see it.

    Attributes
    ----------
    sectoren : dict of str to Share
        Only sectors of which a protocol was read.
    verschillen : tuple of str
        Differences that the test supports: ``'vo (93%) vaker dan po (38%)'``.
    """

    id: str
    naam: str
    frequentie: int
    totaal: Share
    sectoren: dict[str, Share]
    verschillen: tuple[str, ...]


class Summaries:
    """Renders the summaries from the result tables.

    Parameters
    ----------
    tables : ResultTables
        Numbers come from `counts` and nowhere else.
    templates : TextTemplates
        ``samenvatting`` per main category and ``in_het_kort`` for the whole.
    """

    def __init__(self, tables: ResultTables, templates: TextTemplates) -> None:
        self._templates = templates
        self._categories, self._codes = _read_subjects(tables.counts)

    @property
    def categories(self) -> dict[str, Subject]:
        """Main categories in order, by id."""
        return self._categories

    @property
    def codes(self) -> dict[str, Subject]:
        """Codes in order, by id."""
        return self._codes

    def codes_of(self, category: str) -> list[Subject]:
        """Give the codes of a main category in the order of the topic list."""
        return [code for code in self._codes.values() if code.id.split(".")[0] == category]

    def summarise(self, category: str) -> list[Block]:
        """Render the summary of a main category.

        Raises
        ------
        TemplateError
            When a template has a mistake.
        """
        return self._templates.render(
            f"samenvatting.{category}",
            hoofdcategorie=self._categories[category],
            codes=self.codes_of(category),
            kleine_sectoren=self.describe_small_groups(),
        )

    def summarise_all(self, **context: object) -> list[Block]:
        """Render the summary of the whole report; `context` goes to the template too."""
        codes = [code for code in self._codes.values() if code.id not in LEVELS]
        ranked = sorted(codes, key=lambda code: -code.totaal.aantal)
        return self._templates.render(
            "in_het_kort",
            hoofdcategorieen=list(self._categories.values()),
            vaakst=ranked[:_N_HIGHLIGHTS],
            zeldzaam=[code for code in reversed(ranked) if code.totaal.aantal][:_N_HIGHLIGHTS],
            verschillend=[code for code in codes if code.verschillen],
            kleine_sectoren=self.describe_small_groups(),
            **context,
        )

    def describe_small_groups(self) -> list[str]:
        """Name the sectors with few schools: ``['po (8 scholen)']``."""
        sizes = next(iter(self._categories.values())).sectoren if self._categories else {}
        return [
            f"{sector} ({count(share.n, 'school', 'scholen')})"
            for sector, share in sizes.items()
            if share.n < SMALL_GROUP
        ]


def _read_subjects(counts: pd.DataFrame) -> tuple[dict[str, Subject], dict[str, Subject]]:
    differences = {
        row.code or row.category: row.differences for row in iterate(compare_sectors(counts))
    }
    categories: dict[str, Subject] = {}
    codes: dict[str, Subject] = {}
    for _, group in counts.groupby(["row_kind", "category", "code"], sort=False):
        rows = {row.group: row for row in iterate(group)}
        shares = {name: _read_share(row) for name, row in rows.items()}
        total = rows[TOTAL]
        subject = Subject(
            id=total.code or total.category,
            naam=total.label,
            frequentie=total.frequency,
            totaal=shares[TOTAL],
            sectoren={name: shares[name] for name in SECTORS if shares[name].n},
            verschillen=_describe_differences(differences[total.code or total.category], shares),
        )
        (categories if total.row_kind == "categorie" else codes)[subject.id] = subject
    return categories, codes


def _read_share(row: CountsRow) -> Share:
    return Share(row.n_schools, row.n, row.share_pct, row.low_pct, row.high_pct)


def _describe_differences(
    pairs: Sequence[tuple[str, str]], shares: dict[str, Share]
) -> tuple[str, ...]:
    return tuple(
        f"{more} ({format_pct(shares[more].procent)}) vaker dan "
        f"{less} ({format_pct(shares[less].procent)})"
        for more, less in pairs
    )
