"""Compares a run with the reference of its corpus: `verzuim evalueer`."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.contracts import LEVELS, TOTAL, PipelineError, Results
from pipeline.contracts.evaluation import CodingScores, Evaluation
from pipeline.evaluate.document_scores import find_wrong_documents, score_reading
from pipeline.evaluate.gold import Gold, load_gold, tabulate_gold
from pipeline.evaluate.metrics import (
    measure_kappa,
    measure_kappas,
    score_codes,
    score_macro,
    score_micro,
)
from pipeline.evaluate.pairing import Pairing, list_codes, pair_units

CountCodings = Callable[[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame], pd.DataFrame]
_MIN_SUPPORT = 10


def evaluate_run(
    results: Results, gold_folder: Path, topics: pd.DataFrame, count_codings: CountCodings
) -> Evaluation:
    """Compare a run with the reference.

    Parameters
    ----------
    results : Results
        Unmasked: units are found by their text.
    topics : pandas.DataFrame
        Table B2.2; codes of the reference that are not in it are left out.
    count_codings : callable
        Makes table B2.3 of documents, paragraphs, codings and topics, in that order; run and
        reference are counted by the same function.

    Raises
    ------
    PipelineError
        When there is no reference, or it is of other files.
    """
    gold = load_gold(gold_folder)
    documents, paragraphs, codings = tabulate_gold(gold, results.documents)
    if not (documents["status"] == "gelezen").any():
        raise PipelineError(
            f"De referentie in '{gold_folder}' gaat over andere bestanden dan deze run. "
            "Geef het corpus op waarvan de run is gemaakt."
        )
    reference = (documents, paragraphs, codings[codings["code"].isin(topics["code"])])
    run = (_keep_known(results.documents, documents), results.paragraphs, results.codings)
    pairing = pair_units(results, gold)
    codes = [code for code in topics["code"] if code not in LEVELS]
    schools = list(documents.loc[documents["status"] == "gelezen", "school_id"].unique())
    presence = [_list_presence(*tables, codes, schools) for tables in (reference, run)]
    truth, found = list_codes(pairing.pairs, results.codings, codes)
    table = _tabulate_codes(topics, score_codes(truth, found), presence)
    for name, tables in (("reference", reference), ("machine", run)):
        table = table.join(_count(name, count_codings(*tables, topics)), on="code")
    wrong = find_wrong_documents(gold, results.documents)
    return Evaluation(
        corpus=results.info.corpus,
        reading=score_reading(gold, pairing, wrong),
        coding=_score_coding(gold, pairing, truth, found, table, measure_kappa(*presence)),
        codes=table,
        lost_units=_list_lost_units(pairing),
        wrong_documents=wrong,
    )


def _keep_known(documents: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    return documents[documents["file_name"].isin(known["file_name"])].reset_index(drop=True)


def _list_presence(
    documents: pd.DataFrame,
    paragraphs: pd.DataFrame,
    codings: pd.DataFrame,
    codes: list[str],
    schools: list[str],
) -> pd.DataFrame:
    """Which schools (rows) have which codes (columns)."""
    read = documents.loc[documents["status"] == "gelezen", ["document_id", "school_id"]]
    place = paragraphs[["paragraph_id", "document_id"]].merge(read, on="document_id")
    hits = codings[["paragraph_id", "code"]].merge(place, on="paragraph_id")
    table = pd.crosstab(hits["school_id"], hits["code"]) > 0
    return table.reindex(index=schools, columns=codes, fill_value=False)


def _tabulate_codes(
    topics: pd.DataFrame, scores: pd.DataFrame, presence: list[pd.DataFrame]
) -> pd.DataFrame:
    kappas = pd.Series(measure_kappas(*presence), index=presence[0].columns, name="kappa")
    table = topics[["code", "category"]].assign(label=topics["label_b23"])
    return table.join(scores, on="code").join(kappas, on="code").reset_index(drop=True)


def _count(name: str, counts: pd.DataFrame) -> pd.DataFrame:
    """Table B2.3 over all schools, a row per code, `name` in the heads."""
    total = counts[(counts["group"] == TOTAL) & (counts["row_kind"] == "code")].set_index("code")
    return pd.DataFrame(
        {
            f"frequency_{name}": total["frequency"],
            f"schools_{name}": total["n_schools"],
            f"share_{name}_pct": total["share_pct"],
        }
    )


def _score_coding(
    gold: Gold,
    pairing: Pairing,
    truth: pd.DataFrame,
    found: pd.DataFrame,
    table: pd.DataFrame,
    pooled_kappa: float,
) -> CodingScores:
    precision, recall, micro = score_micro(truth, found)
    is_found = np.array([bool(p.unit and p.paragraph_id) for p in pairing.pairs], dtype=bool)
    coders = [
        pd.DataFrame([[code in codes for code in truth.columns] for codes in coded_by])
        for coded_by in zip(*((unit.coder_1, unit.coder_2) for unit in gold.units), strict=True)
    ]
    coded = table[~table["code"].isin(LEVELS)]
    gap = (coded["share_reference_pct"] - coded["share_machine_pct"]).abs()
    return CodingScores(
        precision=precision,
        recall=recall,
        micro_f1=micro,
        macro_f1=score_macro(truth, found, _MIN_SUPPORT),
        found_f1=score_micro(truth[is_found], found[is_found])[2],
        school_kappa=float(coded["kappa"].mean()),
        school_kappa_pooled=pooled_kappa,
        share_error_pp=float(gap.mean()),
        human_f1=score_micro(*coders)[2],
    )


def _list_lost_units(pairing: Pairing) -> pd.DataFrame:
    lost = [
        (pair.file_name, pair.number, pair.unit.text)
        for pair in pairing.pairs
        if pair.unit and not pair.paragraph_id
    ]
    return pd.DataFrame(lost, columns=["file_name", "unit", "text"])
