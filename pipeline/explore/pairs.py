"""Which codes go together: in a paragraph, a document or a school."""

from itertools import combinations

import numpy as np
import pandas as pd

from pipeline.contracts.exploration import CO_OCCURRENCE, UNITS
from pipeline.contracts.validation import build_table
from pipeline.explore.choosing import check_names, choose_codes
from pipeline.explore.objects import Run
from pipeline.statistics import correct_holm

_KEYS = dict(zip(UNITS, ("paragraph_id", "document_id", "school_id"), strict=True))


def measure_co_occurrence(run: Run, unit: str = "school", *, min_units: int = 3) -> pd.DataFrame:
    """Count how often every two codes occur together, and how much more than by chance.

    Parameters
    ----------
    unit : str
        ``'alinea'``, ``'document'`` or ``'school'``: where they have to be together. Of
        documents only the read ones count, of schools those with a read document.
    min_units : int
        Codes in fewer units are left out: with them anything goes together by chance.

    Returns
    -------
    pandas.DataFrame
        Table `CO_OCCURRENCE`, highest `phi` first. `n_expected` is ``n_a * n_b / n``,
        `jaccard` ``n_both / (n_a + n_b - n_both)`` (Jaccard 1901), `phi` the correlation of
        two yes/no variables (Pearson 1900). `p_value` is Fisher's exact test, corrected for
        the number of pairs with Holm's method; only for schools, since paragraphs and
        documents of one school are no independent observations.

    Raises
    ------
    PipelineError
        When `unit` is none of the three.
    """
    check_names("Eenheid", [unit], UNITS)
    has = _mark_units(run, unit)
    has = has.loc[:, has.sum() >= min_units]
    labels = dict(zip(run.topics["code"], run.topics["label_b23"], strict=True))
    counted = has.to_numpy().astype(int)
    together = counted.T @ counted
    rows = []
    for a, b in combinations(range(has.shape[1]), 2):
        code_a, code_b = str(has.columns[a]), str(has.columns[b])
        n_a, n_b, n_both = (int(together[at]) for at in ((a, a), (b, b), (a, b)))
        rows.append(
            {
                "code_a": code_a,
                "label_a": labels[code_a],
                "code_b": code_b,
                "label_b": labels[code_b],
                **_measure_pair(n_a, n_b, n_both, len(has)),
            }
        )
    tested = unit == UNITS[-1]
    p_values = correct_holm([_test_pair(row) for row in rows]) if tested else [np.nan] * len(rows)
    rows = [{**row, "p_value": p} for row, p in zip(rows, p_values, strict=True)]
    table = build_table(rows, CO_OCCURRENCE)
    return table.sort_values("phi", ascending=False, kind="stable", ignore_index=True)


def _mark_units(run: Run, unit: str) -> pd.DataFrame:
    """Which units (rows) have which codes of paragraphs (columns)."""
    read = run.documents.loc[run.documents["status"] == "gelezen", ["document_id", "school_id"]]
    units = read if unit != UNITS[0] else run.paragraphs[["paragraph_id"]]
    place = run.paragraphs[["paragraph_id", "document_id"]].merge(read, on="document_id")
    hits = run.codings[["paragraph_id", "code"]].merge(place, on="paragraph_id")
    key = _KEYS[unit]
    table = pd.crosstab(hits[key], hits["code"]) > 0
    codes = choose_codes(run, None)
    return table.reindex(index=units[key].unique(), columns=codes, fill_value=False)


def _measure_pair(n_a: int, n_b: int, n_both: int, n: int) -> dict[str, float]:
    spread = float(n_a * (n - n_a)) * float(n_b * (n - n_b))
    return {
        "n_a": n_a,
        "n_b": n_b,
        "n_both": n_both,
        "n": n,
        "n_expected": n_a * n_b / n,
        "jaccard": n_both / (n_a + n_b - n_both),
        "phi": (n * n_both - n_a * n_b) / spread**0.5 if spread else np.nan,
    }


def _test_pair(row: dict[str, float]) -> float:
    from scipy.stats import fisher_exact

    n_a, n_b, n_both, n = (int(row[name]) for name in ("n_a", "n_b", "n_both", "n"))
    table = [[n_both, n_a - n_both], [n_b - n_both, n - n_a - n_b + n_both]]
    return float(fisher_exact(table).pvalue)
