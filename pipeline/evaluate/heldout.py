"""Held-out agreement per code and every held-out coding: data files that lie beside the coder."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from pipeline.coding.arrays import Bools, Floats
from pipeline.contracts import PipelineError, join_headings
from pipeline.contracts.exploration import FALSE_ALARM, GOOD, HELDOUT_JUDGED, MISSED
from pipeline.contracts.heldout import HELDOUT_CODINGS, HELDOUT_SCORES
from pipeline.contracts.validation import build_table, validate
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.metrics import get_presence, measure_kappas, score_codes
from pipeline.evaluate.pairing import Pair

N_DECIMALS = 4


def tabulate_heldout(
    truth: Bools,
    found: Bools,
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


def list_heldout_codings(
    truth: Bools,
    found: Bools,
    scores: Floats,
    codes: Sequence[str],
    places: Sequence[tuple[str, str, int]],
) -> pd.DataFrame:
    """List every code that the reference or a coder that had not seen the school gives.

    Parameters
    ----------
    truth, found, scores : numpy.ndarray, shape (n_units, n_codes)
    places : sequence of (str, str, int)
        Corpus, file name and number in that file of each unit.

    Returns
    -------
    pandas.DataFrame
        Table `HELDOUT_CODINGS`, in the order given.
    """
    outcomes = {(True, True): GOOD, (False, True): FALSE_ALARM, (True, False): MISSED}
    rows = []
    for row, column in np.argwhere(truth | found).tolist():
        corpus, file_name, unit = places[row]
        rows.append(
            {
                "corpus": corpus,
                "file_name": file_name,
                "unit": unit,
                "code": codes[column],
                "outcome": outcomes[bool(truth[row, column]), bool(found[row, column])],
                "score": round(float(scores[row, column]), N_DECIMALS),
            }
        )
    return build_table(rows, HELDOUT_CODINGS)


def number_units(gold: Gold) -> tuple[Pair, ...]:
    """Pair each unit of a reference with itself: its key is `make_key` of its place."""
    n_seen: dict[str, int] = {}
    pairs = []
    for unit in gold.units:
        number = n_seen[unit.file_name] = n_seen.get(unit.file_name, 0) + 1
        pairs.append(Pair(unit.file_name, number, unit, make_key(unit.file_name, number)))
    return tuple(pairs)


def make_key(file_name: str, number: int) -> str:
    """Make the key of a unit, as held-out codings and `number_units` share it."""
    return f"{file_name}/{number}"


def attach_units(codings: pd.DataFrame, golds: Mapping[str, Gold]) -> pd.DataFrame:
    """Put the text of the reference beside held-out codings.

    Parameters
    ----------
    codings : pandas.DataFrame
        Table `HELDOUT_CODINGS`.
    golds : mapping of corpus to Gold
        A coding of another corpus is left out.

    Returns
    -------
    pandas.DataFrame
        Table `HELDOUT_JUDGED`, in the order of `codings`.

    Raises
    ------
    PipelineError
        When the reference has no such unit.
    """
    units = {
        (corpus, pair.file_name, pair.number): pair.unit
        for corpus, gold in golds.items()
        for pair in number_units(gold)
    }
    rows = []
    for row in codings[codings["corpus"].isin(golds)].itertuples(index=False):
        found = units.get((str(row.corpus), str(row.file_name), int(str(row.unit))))
        if found is None:
            raise PipelineError(
                f"De referentie van '{row.corpus}' heeft geen eenheid {row.unit} in "
                f"{row.file_name}: zij is van een andere versie dan het model."
            )
        rows.append(
            {
                **{name: getattr(row, name) for name in ("corpus", "outcome", "code")},
                "file_name": row.file_name,
                "heading_path": join_headings(found.heading_path),
                "text": found.text,
                "score": row.score,
                "by_coder_1": row.code in found.coder_1,
                "by_coder_2": row.code in found.coder_2,
            }
        )
    return build_table(rows, HELDOUT_JUDGED)
