"""Held-out scores of a coder, kept beside it as CSV (see `pipeline.contracts.heldout`)."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.coding.learned.files import CODER, MODEL
from pipeline.contracts import ModelError
from pipeline.contracts.heldout import HELDOUT_CODINGS, HELDOUT_SCORES, LEARNING_CURVE
from pipeline.contracts.validation import dtypes, validate

if TYPE_CHECKING:
    import pandera.pandas as pa

SCORES_FILE, CURVE_FILE = "heldout_scores.csv", "learning_curve.csv"
CODINGS_FILE = "heldout_codings.csv"


def load_heldout_scores(folder: Path | None = None) -> pd.DataFrame:
    """Load how well a coder does per code on schools that no part of it had seen.

    Parameters
    ----------
    folder : Path, optional
        Folder of a coder that ``verzuim train`` wrote; left out, the shipped coder.

    Returns
    -------
    pandas.DataFrame
        Columns corpus (name of the corpus folder, ``corpus`` or ``oefen`` for the shipped
        coder), code, support (units that have the code), precision, recall, f1 (0..1, over
        units) and kappa (Cohen's, over schools; NaN where no school has or gets the code).

    Raises
    ------
    ModelError
        When the coder has no such file.
    TableError
        When the file was changed by hand and no longer keeps its contract.
    """
    return read_table((folder or CODER) / SCORES_FILE, HELDOUT_SCORES)


def load_learning_curve() -> pd.DataFrame:
    """Load how well the shipped kind of coder does after learning from fewer schools.

    Returns
    -------
    pandas.DataFrame
        Columns n_schools (learned from), corpus (scored on), micro_f1 and macro_f1 (0..1).
        The encoder is the same at every point; word model, weights and thresholds are learned
        from `n_schools`.

    Raises
    ------
    ModelError, TableError
        As `load_heldout_scores`.
    """
    return read_table(MODEL / CURVE_FILE, LEARNING_CURVE)


def load_heldout_codings() -> pd.DataFrame:
    """Load every coding of the shipped coder on schools that no part of it had seen.

    Returns
    -------
    pandas.DataFrame
        Table `HELDOUT_CODINGS`: good ones, false alarms and misses, with their score.

    Raises
    ------
    ModelError, TableError
        As `load_heldout_scores`.
    """
    return read_table(CODER / CODINGS_FILE, HELDOUT_CODINGS)


def read_table(path: Path, schema: "pa.DataFrameSchema") -> pd.DataFrame:
    """Read and validate a table that lies with the models."""
    try:
        table = pd.read_csv(path, dtype=dtypes(schema), encoding="utf-8")
    except FileNotFoundError as error:
        raise ModelError(
            f"{path} ontbreekt, dus is niet bekend hoe goed deze codeur is. Maak de codeur "
            "opnieuw met 'verzuim train', of installeer verzuim opnieuw."
        ) from error
    return validate(table, schema)


def write_table(table: pd.DataFrame, path: Path, schema: "pa.DataFrameSchema") -> None:
    """Write a validated table where `read_table` finds it."""
    validate(table, schema).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
