"""Which words one sector uses more, or less, than the others."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.contracts import PipelineError
from pipeline.contracts.exploration import KEYNESS
from pipeline.contracts.validation import validate
from pipeline.explore.choosing import Choice, choose_codes, choose_documents
from pipeline.explore.objects import Run
from pipeline.statistics import correct_holm

Counts = npt.NDArray[np.int_]
Floats = npt.NDArray[np.float64]


def measure_keyness(
    run: Run,
    words: pd.DataFrame,
    sector: Choice,
    *,
    code: Choice = None,
    min_count: int = 5,
    min_schools: int = 3,
) -> pd.DataFrame:
    """Compare how often words occur in a sector and in the other sectors.

    Parameters
    ----------
    words : pandas.DataFrame
        Table of `list_words`.
    sector : str or iterable of str
        The sector or sectors to compare with the rest of `run`.
    code : str, iterable of str or None
        Count only in paragraphs that have such a code; None counts everywhere.
    min_count, min_schools : int
        Words that occur less often, or in fewer schools, over all sectors are left out.

    Returns
    -------
    pandas.DataFrame
        Table `KEYNESS`, highest `g2` first. `g2` is the log-likelihood of two frequencies
        (Rayson & Garside 2000, 'Comparing corpora using frequency profiling'), `log_ratio`
        the binary logarithm of the ratio of the relative frequencies, with 0.5 for a count
        of 0 (Hardie 2014, 'Log Ratio: an informal introduction'). `g2` takes words for
        independent draws, but a school repeats its own words; `p_schools` therefore compares
        the relative frequencies of schools (Mann-Whitney; Lijffijt et al. 2016, 'Significance
        testing of word frequencies in corpora'). Both p-values are corrected for the number
        of words with Holm's method.

    Raises
    ------
    PipelineError
        When a code or sector is not there, or one side has no words.
    """
    chosen = choose_documents(run, sector)["school_id"]
    used = _place_words(run, words, code)
    is_chosen = used["school_id"].isin(chosen)
    if is_chosen.all() or not is_chosen.any():
        raise PipelineError(
            "Er valt niets te vergelijken: in deze selectie heeft de gekozen sector of hebben de "
            "andere sectoren geen tekst."
        )
    totals = used.groupby("lemma")["school_id"].agg(["size", "nunique"])
    kept = totals[(totals["size"] >= min_count) & (totals["nunique"] >= min_schools)].index
    grid = pd.crosstab(used["school_id"], used["lemma"])
    n_words = grid.sum(axis=1).to_numpy()
    return _compare(grid[sorted(kept)], n_words, grid.index.isin(chosen))


def _place_words(run: Run, words: pd.DataFrame, code: Choice) -> pd.DataFrame:
    """The words with letters, with their school."""
    place = run.paragraphs[["paragraph_id", "document_id"]]
    if code is not None:
        coded = run.codings[run.codings["code"].isin(choose_codes(run, code))]
        place = place[place["paragraph_id"].isin(coded["paragraph_id"])]
    place = place.merge(run.documents[["document_id", "school_id"]], on="document_id")
    used = words.loc[words["lemma"].str.contains(r"[^\W\d_]"), ["paragraph_id", "lemma"]]
    return used.merge(place, on="paragraph_id")


def _compare(grid: pd.DataFrame, n_words: Counts, is_chosen: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Fill table `KEYNESS`; `grid` counts lemmas (columns) per school (rows)."""
    counts = grid.to_numpy(dtype=int)
    parts = [counts[is_chosen], counts[~is_chosen]]
    sums = np.array([part.sum(axis=0) for part in parts])
    sizes = np.array([n_words[is_chosen].sum(), n_words[~is_chosen].sum()])
    g2, p_g2 = _measure_g2(sums, sizes)
    rates = np.maximum(sums, 0.5) / sizes[:, None]
    per_1000 = 1000 * sums / sizes[:, None]
    table = pd.DataFrame(
        {
            "lemma": pd.Series(grid.columns, dtype="str"),
            "count": sums[0],
            "count_others": sums[1],
            "per_1000": per_1000[0],
            "per_1000_others": per_1000[1],
            "n_schools": (parts[0] > 0).sum(axis=0),
            "n_schools_others": (parts[1] > 0).sum(axis=0),
            "log_ratio": np.log2(rates[0] / rates[1]),
            "g2": g2,
            "p_g2": correct_holm(p_g2.tolist()),
            "p_schools": correct_holm(_compare_schools(counts / n_words[:, None], is_chosen)),
        }
    )
    table = table.sort_values(["g2", "lemma"], ascending=[False, True], ignore_index=True)
    return validate(table, KEYNESS)


def _measure_g2(sums: Counts, sizes: Counts) -> tuple[Floats, Floats]:
    """Log-likelihood and its p-value (chi-square, 1 degree of freedom) per column of `sums`."""
    from scipy.stats import power_divergence

    expected = sizes[:, None] * sums.sum(axis=0) / sizes.sum()
    g2, p = power_divergence(sums, expected, axis=0, lambda_="log-likelihood")
    return np.asarray(g2), np.asarray(p)


def _compare_schools(rates: Floats, is_chosen: npt.NDArray[np.bool_]) -> list[float]:
    """Mann-Whitney p-value per column: do schools of one side use the word more."""
    from scipy.stats import mannwhitneyu

    if not rates.shape[1]:
        return []
    test = mannwhitneyu(rates[is_chosen], rates[~is_chosen], axis=0, method="asymptotic")
    return [float(p) for p in np.nan_to_num(test.pvalue, nan=1.0)]
