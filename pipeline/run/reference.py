"""Lays a finished run beside the reference of its corpus, for a researcher."""

import os
from dataclasses import replace
from pathlib import Path

import pandas as pd

from pipeline.contracts import LEVELS
from pipeline.contracts.exploration import MISSED
from pipeline.evaluate.agreement import (
    judge_pairs,
    pair_with_reference,
    score_agreement,
)
from pipeline.evaluate.gold import load_gold
from pipeline.evaluate.heldout import attach_units, make_key, number_units
from pipeline.evaluate.pairing import Pair
from pipeline.explore.choosing import Choice, check_names, choose_codes
from pipeline.explore.objects import Run
from pipeline.run.corpus import MANIFEST
from pipeline.run.persist import load_results

Folder = str | os.PathLike[str]
_GOLD = "gold"
_EXAMPLES = Path(__file__).parents[2] / "corpus"


def measure_agreement(run: Run, corpus: Folder = "corpus") -> pd.DataFrame:
    """Measure how far a run agrees with the reference of its corpus, per code and in total.

    A learned coder agrees too well with documents it learned from (the shipped one: those of
    ``corpus`` and ``corpus/oefen``). For schools it had not seen, see `load_heldout_scores`.

    Parameters
    ----------
    corpus : str or Path
        Folder of the corpus that was analysed, with a folder ``gold``.

    Returns
    -------
    pandas.DataFrame
        Table `AGREEMENT`: precision to f1, kappa and alpha over paragraphs, kappa over
        schools, and the kappa of the two human coders with each other.

    Raises
    ------
    PipelineError
        When there is no reference, or it is of other files.
    """
    pairs, document_ids = _pair(run, corpus)
    school_of = dict(zip(run.documents["document_id"], run.documents["school_id"], strict=True))
    schools = {name: school_of[document_id] for name, document_id in document_ids.items()}
    return score_agreement(pairs, run.codings, _label_codes(run), schools)


def judge_codings(run: Run, corpus: Folder = "corpus", code: Choice = None) -> pd.DataFrame:
    """List every code that reference or run gives a passage, and how that turns out.

    Parameters
    ----------
    corpus : str or Path
        Folder of the corpus that was analysed, with a folder ``gold``.
    code : str, iterable of str or None
        Codes or main categories; None is all.

    Returns
    -------
    pandas.DataFrame
        Table `JUDGED`; `outcome` is ``'goed'``, ``'vals alarm'`` (only the run gave the code)
        or ``'gemist'`` (only the reference did).

    Raises
    ------
    PipelineError
        When there is no reference, it is of other files, or a code is not there.
    """
    codes = choose_codes(run, code)
    labels = {name: label for name, label in _label_codes(run).items() if name in codes}
    pairs, document_ids = _pair(run, corpus)
    if run.is_masked:
        pairs = _mask_lost(pairs)
    return judge_pairs(pairs, run.results, document_ids, labels)


def judge_heldout_codings(corpus: Folder | None = None) -> pd.DataFrame:
    """List every coding of the shipped coder on schools it had not seen, beside the reference.

    The coder that coded a school (cross-validation) had learned from others only; this shows
    which errors to expect on new protocols.

    Parameters
    ----------
    corpus : str or Path, optional
        The example corpus that comes with the program, with ``gold`` and ``oefen/gold``; left
        out, it is looked for beside the program.

    Returns
    -------
    pandas.DataFrame
        Table `HELDOUT_JUDGED`; `outcome` as in `judge_codings`.

    Raises
    ------
    PipelineError
        When the example corpus is not there, or of another version.
    """
    from pipeline.coding.learned.scores import load_heldout_codings

    folders = _list_examples(corpus)
    golds = {name: load_gold(path / _GOLD) for name, path in folders.items()}
    return attach_units(load_heldout_codings(), golds)


def measure_heldout_agreement(name: str = "oefen", corpus: Folder | None = None) -> pd.DataFrame:
    """Measure how far the shipped coder agrees with people on schools it had not seen.

    Parameters
    ----------
    name : str
        ``'corpus'`` (hard on purpose) or ``'oefen'`` (the language of school guides).
    corpus : str or Path, optional
        As in `judge_heldout_codings`.

    Returns
    -------
    pandas.DataFrame
        Table `AGREEMENT`, as `measure_agreement` gives it for a run.

    Raises
    ------
    PipelineError
        When `name` is neither, or the example corpus is not there.
    """
    from pipeline.aggregate import tabulate_topics
    from pipeline.coding.learned.scores import load_heldout_codings
    from pipeline.ingest.manifest import read_manifest
    from pipeline.topiclist import load_topiclist

    folders = _list_examples(corpus)
    check_names("Verzameling", [name], folders)
    codings = load_heldout_codings()
    codings = codings[(codings["corpus"] == name) & (codings["outcome"] != MISSED)]
    keys = [make_key(*place) for place in zip(codings["file_name"], codings["unit"], strict=True)]
    schools = {s.file_name: s.school_id for s in read_manifest(folders[name] / MANIFEST)}
    topics = tabulate_topics(load_topiclist())
    topics = topics[~topics["code"].isin(LEVELS)]
    labels = dict(zip(topics["code"], topics["label_b23"], strict=True))
    pairs = number_units(load_gold(folders[name] / _GOLD))
    return score_agreement(pairs, codings.assign(paragraph_id=keys), labels, schools)


def _list_examples(corpus: Folder | None) -> dict[str, Path]:
    folder = Path(corpus) if corpus is not None else _EXAMPLES
    return {"corpus": folder, "oefen": folder / "oefen"}


def _label_codes(run: Run) -> dict[str, str]:
    """The codes of paragraphs with their labels, in the order of the topic list."""
    labels = dict(zip(run.topics["code"], run.topics["label_b23"], strict=True))
    return {code: labels[code] for code in choose_codes(run, None)}


def _pair(run: Run, corpus: Folder) -> tuple[tuple[Pair, ...], dict[str, str]]:
    """Pair the documents of a run with the reference; also their keys by file name.

    Units are found by their text and files by their name: both unmasked.
    """
    results = load_results(run.folder)
    kept = results.documents["document_id"].isin(run.documents["document_id"])
    documents = results.documents[kept].reset_index(drop=True)
    ids = dict(zip(documents["file_name"], documents["document_id"], strict=True))
    return pair_with_reference(results, load_gold(Path(corpus) / _GOLD), set(ids)), ids


def _mask_lost(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Mask the units that only the reference shows."""
    from pipeline.report.pseudonymise import Pseudonymiser

    mask = Pseudonymiser().mask
    return tuple(
        replace(pair, unit=replace(pair.unit, text=mask(pair.unit.text)))
        if pair.unit and not pair.paragraph_id
        else pair
        for pair in pairs
    )
