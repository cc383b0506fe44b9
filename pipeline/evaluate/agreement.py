"""A run beside its reference, for a reader: agreement per code, and every coding judged."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pipeline.contracts import TOTAL, PipelineError, Results, join_headings
from pipeline.contracts.exploration import (
    AGREEMENT,
    FALSE_ALARM,
    GOOD,
    JUDGED,
    MISSED,
)
from pipeline.contracts.validation import build_table
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.metrics import (
    get_presence,
    measure_alpha,
    measure_kappa,
    score_micro,
)
from pipeline.evaluate.pairing import Pair, list_codes, pair_units

_CODING = ("paragraph_id", "code", "score", "evidence")


def pair_with_reference(
    results: Results, gold: Gold, file_names: Collection[str]
) -> tuple[Pair, ...]:
    """Pair the paragraphs of some files of a run with the units of the reference.

    Parameters
    ----------
    results : Results
        Unmasked: units are found by their text.

    Raises
    ------
    PipelineError
        When no file of the run is in the reference.
    """
    documents = tuple(d for d in gold.documents if d.file_name in file_names)
    if not documents:
        raise PipelineError(
            "De referentie gaat over andere bestanden dan deze run. Geef de map van het corpus op "
            "waarvan de run is gemaakt."
        )
    units = tuple(unit for unit in gold.units if unit.file_name in file_names)
    return pair_units(results, Gold(units, documents)).pairs


def score_agreement(
    pairs: Sequence[Pair],
    codings: pd.DataFrame,
    labels: Mapping[str, str],
    schools: Mapping[str, str],
) -> pd.DataFrame:
    """Measure agreement per code, and over all codes together in a last row.

    A unit that was not found again counts as coded with nothing, a coded paragraph that is
    no unit as coded wrongly.

    Parameters
    ----------
    labels : mapping of code to label
        The codes to score, in order.
    schools : mapping of file name to school

    Returns
    -------
    pandas.DataFrame
        Table `AGREEMENT`; NaN where there is nothing to measure. `kappa` is Cohen's (1960),
        `alpha` Krippendorff's (2004) for nominal data, over units and, for the total, over
        units x codes.
    """
    codes = list(labels)
    truth, found = list_codes(pairs, codings, codes)
    of_pair = [schools[pair.file_name] for pair in pairs]
    matrices = {
        "units": (truth, found),
        "schools": (get_presence(truth, of_pair), get_presence(found, of_pair)),
        "coders": (
            _list_human_codes(pairs, codes, "coder_1"),
            _list_human_codes(pairs, codes, "coder_2"),
        ),
    }
    rows = [
        {"code": code, "label": label, **_score(matrices, [code])} for code, label in labels.items()
    ]
    rows.append({"code": TOTAL, "label": "Alle codes samen", **_score(matrices, codes)})
    return build_table(rows, AGREEMENT)


def _score(
    matrices: Mapping[str, tuple[pd.DataFrame, pd.DataFrame]], codes: list[str]
) -> dict[str, float]:
    """Measures over the given codes together."""
    one, two = (part[codes] for part in matrices["units"])
    n_reference, n_found = int(one.to_numpy().sum()), int(two.to_numpy().sum())
    precision, recall, f1 = score_micro(one, two)
    kappas = {
        name: measure_kappa(*(part[codes] for part in pair)) for name, pair in matrices.items()
    }
    return {
        "n_reference": n_reference,
        "n_found": n_found,
        "n_both": int((one & two).to_numpy().sum()),
        "precision": precision if n_found else np.nan,
        "recall": recall if n_reference else np.nan,
        "f1": f1 if n_reference or n_found else np.nan,
        "kappa": kappas["units"],
        # Like kappa, it needs two different values.
        "alpha": np.nan if np.isnan(kappas["units"]) else measure_alpha([one, two]),
        "kappa_schools": kappas["schools"],
        "kappa_coders": kappas["coders"],
    }


def judge_pairs(
    pairs: Sequence[Pair],
    results: Results,
    document_ids: Mapping[str, str],
    labels: Mapping[str, str],
) -> pd.DataFrame:
    """List every code that reference or run gives a paragraph, and how that turns out.

    Parameters
    ----------
    results : Results
        Its texts are shown, so masked if that is wanted; same paragraphs as were paired.
    document_ids : mapping of file name in the reference to document_id

    Returns
    -------
    pandas.DataFrame
        Table `JUDGED`, in the order of the reference and `labels`.
    """
    found = zip(*(results.codings[name] for name in _CODING), strict=True)
    given = {(key, code): (score, evidence) for key, code, score, evidence in found}
    paragraphs = _index(results.paragraphs, "paragraph_id")
    documents = _index(results.documents, "document_id")
    rows: list[dict[str, Any]] = []
    for pair in pairs:
        shown = {
            **documents[document_ids[pair.file_name]],
            **(paragraphs.get(pair.paragraph_id) or _describe_lost(pair)),
            "paragraph_id": pair.paragraph_id,
        }
        for code, label in labels.items():
            coding = given.get((pair.paragraph_id, code))
            verdict = _judge(pair, code, coding)
            if verdict:
                rows.append({**shown, "code": code, "label": label, **verdict})
    columns = list(JUDGED.columns)
    return build_table(({name: row[name] for name in columns} for row in rows), JUDGED)


def _judge(pair: Pair, code: str, coding: tuple[float, str] | None) -> dict[str, Any] | None:
    """How one code of one paragraph turns out; None when nobody gave it.

    Parameters
    ----------
    coding : tuple of float and str, or None
        Score and evidence of the run's coding.
    """
    unit = pair.unit
    is_true = unit is not None and code in unit.codes
    if coding is None and not is_true:
        return None
    return {
        "outcome": MISSED if coding is None else GOOD if is_true else FALSE_ALARM,
        "score": coding[0] if coding else np.nan,
        "evidence": coding[1] if coding else "",
        "by_coder_1": unit is not None and code in unit.coder_1,
        "by_coder_2": unit is not None and code in unit.coder_2,
    }


def _index(table: pd.DataFrame, key: str) -> dict[str, dict[str, Any]]:
    """The rows of a table as dicts, by their key."""
    rows = ({str(name): value for name, value in row.items()} for row in table.to_dict("records"))
    return {row[key]: row for row in rows}


def _list_human_codes(pairs: Sequence[Pair], codes: Sequence[str], coder: str) -> pd.DataFrame:
    rows = [[code in getattr(pair.unit, coder) for code in codes] for pair in pairs if pair.unit]
    return pd.DataFrame(rows, columns=list(codes), dtype=bool)


def _describe_lost(pair: Pair) -> dict[str, Any]:
    """A unit without a paragraph, as the reference has it."""
    headings = pair.unit.heading_path if pair.unit else ()
    text = pair.unit.text if pair.unit else ""
    return {"page": None, "heading_path": join_headings(headings), "text": text}
