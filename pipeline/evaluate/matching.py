"""Finds the units of the reference back among the paragraphs of a run, by text, per file."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MIN_SIMILARITY = 0.95
_MIN_BLOCK = 20  # characters: shorter pieces in common are chance
_SIGNS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\xad": None}
)


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of the reference and the paragraph that holds it.

    Attributes
    ----------
    unit, paragraph : int
        0-based places in the lists that were matched.
    similarity : float
        0.95..1 (normalised Indel similarity of the normalised texts).
    same_words : bool
        The words are equal, one by one.
    """

    unit: int
    paragraph: int
    similarity: float
    same_words: bool


def match_units(units: Sequence[str], paragraphs: Sequence[str]) -> list[Match]:
    """Match the texts of one file, one to one, so that the similarity in total is highest.

    Of equal texts the nearest in place is taken.

    Parameters
    ----------
    units, paragraphs : sequence of str
        Texts of the reference and of the run, each in the order of the document.

    Returns
    -------
    list of Match
        In the order of `units`; a unit without a paragraph of at least 0.95 is left out.
    """
    from rapidfuzz import fuzz, process
    from scipy.optimize import linear_sum_assignment

    if not units or not paragraphs:
        return []
    similarity = process.cdist(
        [normalise(text) for text in units],
        [normalise(text) for text in paragraphs],
        scorer=fuzz.ratio,
        score_cutoff=100 * MIN_SIMILARITY,
        dtype=np.float64,
    )
    similarity /= 100
    rows, columns = linear_sum_assignment(
        similarity - 1e-6 * _measure_distance(len(units), len(paragraphs)), maximize=True
    )
    return [
        Match(
            int(row),
            int(column),
            float(similarity[row, column]),
            _split_words(units[row]) == _split_words(paragraphs[column]),
        )
        for row, column in zip(rows, columns, strict=True)
        if similarity[row, column] >= MIN_SIMILARITY
    ]


def count_recovered(units: Sequence[str], paragraphs: Sequence[str]) -> tuple[int, int]:
    """Count how much of the reference's text came out at all, in whatever paragraph.

    Letters and digits only, lower case; a unit that does not stand in one piece in the
    file's text counts for its pieces of at least 20 characters.

    Returns
    -------
    recovered, total : int
        Characters of all units.
    """
    stream = "".join(map(_squeeze, paragraphs))
    squeezed = [_squeeze(text) for text in units]
    recovered = sum(
        len(text) if text in stream else _count_pieces(text, stream) for text in squeezed
    )
    return recovered, sum(map(len, squeezed))


def normalise(text: str) -> str:
    """Lower case, one kind of quote and dash, single spaces, no soft hyphens."""
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return " ".join(text.lower().split())


def _split_words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", normalise(text))


def _count_pieces(text: str, stream: str) -> int:
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq

    place = fuzz.partial_ratio_alignment(text, stream)
    if place is None:
        return 0
    window = stream[place.dest_start : place.dest_end]
    blocks = LCSseq.editops(text, window).as_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _MIN_BLOCK)


def _measure_distance(n_rows: int, n_columns: int) -> npt.NDArray[np.float64]:
    """How far apart two places in the document are, 0..1."""
    rows = np.arange(n_rows)[:, None] / n_rows
    columns = np.arange(n_columns)[None, :] / n_columns
    return np.abs(rows - columns)
