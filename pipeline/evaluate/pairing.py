"""Lays a run beside its reference: which unit is which paragraph, and the codes of both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.contracts import Results
from pipeline.evaluate.gold import Gold, GoldUnit
from pipeline.evaluate.matching import count_recovered, match_units


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit of the reference and its paragraph; either may be absent.

    Attributes
    ----------
    number : int
        1-based place of the unit in its file, 0 when there is no unit.
    paragraph_id : str
        ``''`` when the unit was not found.
    """

    file_name: str
    number: int
    unit: GoldUnit | None
    paragraph_id: str
    same_words: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs of a corpus, file by file, and the characters recovered."""

    pairs: tuple[Pair, ...]
    n_chars: int
    n_chars_found: int


def pair_units(results: Results, gold: Gold) -> Pairing:
    """Match every file of the reference with the run.

    Files that should not be analysed have no units here, but a paragraph the run found in
    them is a pair without a unit, so that what it codes there counts as wrong.
    """
    readable = gold.get_read_files()
    units = {document.file_name: list[GoldUnit]() for document in gold.documents}
    for unit in gold.units:
        if unit.file_name in readable:
            units[unit.file_name].append(unit)
    found = _group_paragraphs(results)
    pairs: list[Pair] = []
    n_chars = n_chars_found = 0
    for file_name, of_file in units.items():
        ids, texts = found.get(file_name, ([], []))
        gold_texts = [unit.text for unit in of_file]
        pairs += _pair_file(file_name, of_file, ids, texts)
        recovered, total = count_recovered(gold_texts, texts)
        n_chars, n_chars_found = n_chars + total, n_chars_found + recovered
    return Pairing(tuple(pairs), n_chars, n_chars_found)


def list_codes(
    pairs: Iterable[Pair], codings: pd.DataFrame, codes: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the codes of reference and run as boolean tables, a row per pair.

    Returns
    -------
    truth, found : pandas.DataFrame of bool, shape (n_pairs, n_codes)
    """
    of_paragraph = codings.groupby("paragraph_id")["code"].agg(set).to_dict()
    truth, found = [], []
    for pair in pairs:
        wanted = pair.unit.codes if pair.unit else frozenset[str]()
        given = of_paragraph.get(pair.paragraph_id, set())
        truth.append([code in wanted for code in codes])
        found.append([code in given for code in codes])
    columns = list(codes)
    return (
        pd.DataFrame(truth, columns=columns, dtype=bool),
        pd.DataFrame(found, columns=columns, dtype=bool),
    )


def _pair_file(
    file_name: str, units: Sequence[GoldUnit], ids: Sequence[str], texts: Sequence[str]
) -> list[Pair]:
    matches = {match.unit: match for match in match_units([u.text for u in units], texts)}
    taken = {match.paragraph for match in matches.values()}
    pairs = []
    for place, unit in enumerate(units):
        match = matches.get(place)
        paragraph_id = ids[match.paragraph] if match else ""
        same_words = match is not None and match.same_words
        pairs.append(Pair(file_name, place + 1, unit, paragraph_id, same_words))
    loose = [key for place, key in enumerate(ids) if place not in taken]
    return pairs + [Pair(file_name, 0, None, key) for key in loose]


def _group_paragraphs(results: Results) -> dict[str, tuple[list[str], list[str]]]:
    """Ids and texts of the paragraphs per file, in order."""
    named = results.paragraphs.merge(
        results.documents[["document_id", "file_name"]], on="document_id"
    ).sort_values(["file_name", "index"], kind="stable")
    return {
        str(name): (rows["paragraph_id"].tolist(), rows["text"].tolist())
        for name, rows in named.groupby("file_name")
    }
