"""Do the sectors differ? Exact tests, corrected for the number of rows that are looked at."""

from collections.abc import Sequence
from itertools import combinations, product
from math import prod

import pandas as pd

from pipeline.contracts import COUNTS, SECTORS, validate
from pipeline.report.frames import iterate
from pipeline.statistics import correct_holm

ALPHA = 0.05
_MAX_TABLES = 100_000
_TIE = 1 + 1e-7  # probabilities that are equal but for rounding count as equal


def compare_sectors(counts: pd.DataFrame) -> pd.DataFrame:
    """Test for each code and main category whether its share differs between sectors.

    All sectors at once with the exact test of Freeman and Halton (Biometrika 38, 1951),
    corrected over codes, and over main categories apart, with the method of Holm (1979). Only
    where that shows a difference, pairs of sectors are tested (Fisher, Holm over the pairs).

    Parameters
    ----------
    counts : pandas.DataFrame
        Table B2.3 in long form.

    Returns
    -------
    pandas.DataFrame
        One row per code or main category, in order, with columns row_kind, category, code,
        p_value, p_holm, and differences: a tuple of (sector with more, sector with less).
    """
    validate(counts, COUNTS)
    rows = []
    keys = ["row_kind", "category", "code"]
    for (row_kind, category, code), group in counts.groupby(keys, sort=False):
        of = {row.group: row for row in iterate(group)}
        sizes = [(s, of[s].n_schools, of[s].n) for s in SECTORS if of[s].n > 0]
        p_value = calculate_p_value([(hits, n) for _, hits, n in sizes])
        rows.append((row_kind, category, code, p_value, sizes))
    table = pd.DataFrame(rows, columns=[*keys, "p_value", "sizes"])
    table["p_holm"] = table.groupby("row_kind")["p_value"].transform(
        lambda p: pd.Series(correct_holm(p.tolist()), index=p.index)
    )
    differences = [
        _find_differences(sizes) if p_holm < ALPHA else ()
        for sizes, p_holm in zip(table["sizes"], table["p_holm"], strict=True)
    ]
    table["differences"] = pd.Series(differences, table.index, dtype="object")
    return table.drop(columns="sizes")


def calculate_p_value(groups: Sequence[tuple[int, int]]) -> float:
    """Exact p-value for equal shares in two or more groups, given all totals.

    Parameters
    ----------
    groups : sequence of (int, int)
        Hits and size per group. With two groups this is Fisher's exact test. When there are
        too many tables to go through, the groups are large enough for Pearson's chi-square.
    """
    from scipy.stats import chi2_contingency, multivariate_hypergeom

    sizes = [n for _, n in groups]
    hits = [hit for hit, _ in groups]
    total = sum(hits)
    if len(groups) < 2 or total in (0, sum(sizes)):
        return 1.0
    free = [range(min(n, total) + 1) for n in sizes[:-1]]  # the last group follows from the rest
    if prod(map(len, free)) > _MAX_TABLES:
        return float(chi2_contingency([[hit, n - hit] for hit, n in groups]).pvalue)
    tables = [(*table, total - sum(table)) for table in product(*free)]
    tables = [table for table in tables if 0 <= table[-1] <= sizes[-1]]
    chances = multivariate_hypergeom.pmf(tables, sizes, total)
    observed = multivariate_hypergeom.pmf(hits, sizes, total)
    return float(min(1.0, chances[chances <= observed * _TIE].sum()))


def _find_differences(sizes: list[tuple[str, int, int]]) -> tuple[tuple[str, str], ...]:
    pairs = list(combinations(sizes, 2))
    p_values = correct_holm([calculate_p_value([one[1:], other[1:]]) for one, other in pairs])
    found = []
    for (one, other), p_value in zip(pairs, p_values, strict=True):
        if p_value < ALPHA:
            more, less = sorted((one, other), key=lambda group: group[1] / group[2], reverse=True)
            found.append((more[0], less[0]))
    return tuple(found)
