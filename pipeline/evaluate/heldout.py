"""Held-out agreement per code, for the data file that lies beside the coder."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.contracts.heldout import HELDOUT_SCORES
from pipeline.contracts.validation import validate
from pipeline.evaluate.metrics import get_presence, measure_kappas, score_codes

N_DECIMALS = 4


def tabulate_heldout(
    truth: npt.NDArray[np.bool_],
    found: npt.NDArray[np.bool_],
    codes: Sequence[str],
    corpora: Sequence[str],
    schools: Sequence[str],
) -> pd.DataFrame:
    """Score every code on each corpus.

    Parameters
    ----------
    truth, found : numpy.ndarray of bool, shape (n_units, n_codes)
        The reference, and what a coder found that had not seen the unit's school.
    corpora, schools : sequence of str
        Corpus and school of each unit.

    Returns
    -------
    pandas.DataFrame
        Table `HELDOUT_SCORES`, corpora in alphabetical order, codes in the order given.
    """
    tables = []
    for corpus in sorted(set(corpora)):
        mine = np.array([name == corpus for name in corpora])
        own = [school for school, is_own in zip(schools, mine, strict=True) if is_own]
        scores = score_codes(truth[mine], found[mine], codes)
        presence = (get_presence(part[mine], own) for part in (truth, found))
        scores = scores.assign(corpus=corpus, kappa=measure_kappas(*presence)).reset_index()
        tables.append(scores[list(HELDOUT_SCORES.columns)].round(N_DECIMALS))
    return validate(pd.concat(tables, ignore_index=True), HELDOUT_SCORES)
