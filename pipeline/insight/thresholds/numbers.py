"""Numbers as Dutch protocols write them: 3x, derde, 3 à 4, 3-6-9-12, anderhalf, drie-, zes- en."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_FRACTIONS = {
    "half": 0.5,
    "halve": 0.5,
    "helft": 0.5,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "½": 0.5,
}
# A number ends before another digit, so that 8.30 and 088-308 are never cut in pieces.
_DIGITS = r"(?!0\d)\d+(?:,\d+)?½?(?:e|de|ste)?(?![\w½]|[.:,/]\d|-jarig|\+)|\d/\d(?![\d/])"
_X = r"\d+(?=[xX]\b)"
_WORD = r"[A-Za-zà-ÿ]+?(?=maal\b|keer\b)|[A-Za-zà-ÿ]+-?|½"
_ATOM = re.compile(rf"(?<![\w€.,:/])(?<!€ )(?:{_DIGITS}|{_X}|{_WORD})")
_JOIN = re.compile(
    r"\s*(?:,| en|, en)\s+(?:de |het |bij |na )?"
    r"|\s*(?P<range>t/m|tot en met|tot|à|-|–|—|of)\s*(?:de |het )?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\btussen (?:de )?$", re.IGNORECASE)
_RANGE_WORDS = frozenset({"t/m", "tot en met", "tot", "à", "-", "–", "—", "of"})


@dataclass(frozen=True, slots=True)
class Atom:
    """One number; `is_ordinal` for ``derde`` and ``3e``, `is_article` for a bare ``een``."""

    start: int
    end: int
    value: float
    is_ordinal: bool
    is_article: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that share one unit, as (low, high) pairs in the order of the text."""

    start: int
    end: int
    pairs: tuple[tuple[float, float], ...]
    is_ordinal: bool
    is_article: bool


@lru_cache(maxsize=4096)
def read_number(word: str) -> tuple[float, bool] | None:
    """Return value and whether it is an ordinal, or None when the word is no number.

    Number words are read by the text2num library.

    Examples
    --------
    >>> read_number("zestien"), read_number("derde"), read_number("3e"), read_number("1/8")
    ((16.0, False), (3.0, True), (3.0, True), (0.125, False))
    """
    from text_to_num import alpha2digit

    word = word.lower().rstrip("-")
    if word in _FRACTIONS:
        return _FRACTIONS[word], False
    if fraction := re.fullmatch(r"(\d)/([1-9])", word):
        return int(fraction[1]) / int(fraction[2]), False
    digits = alpha2digit(word.replace("eén", "een").replace("één", "een"), "nl", threshold=0)
    match = re.fullmatch(r"(\d+(?:,\d+)?)(½?)(e|de|ste)?", digits)
    if match is None:
        return None
    value = float(match[1].replace(",", ".")) + (0.5 if match[2] else 0)
    return value, bool(match[3])


def find_atoms(text: str) -> Iterator[Atom]:
    """Yield the numbers of a text in order."""
    for match in _ATOM.finditer(text):
        if read := read_number(match[0]):
            is_article = match[0] in ("een", "Een") and not text.startswith("maal", match.end())
            yield Atom(match.start(), match.end(), read[0], read[1], is_article)


def find_series(text: str) -> list[Series]:
    """Find numbers and join those that belong together.

    Parameters
    ----------
    text : str
        A paragraph or heading.

    Returns
    -------
    list of Series
        ``'3, 6 en 9'`` and ``'3-6-9-12'`` are enumerations, ``'3 à 4'`` and ``'5 t/m 9'``
        are ranges: one pair with two ends.
    """
    atoms = list(find_atoms(text))
    found: list[Series] = []
    at = 0
    while at < len(atoms):
        run, joints = [atoms[at]], []
        while at + len(run) < len(atoms):
            following = atoms[at + len(run)]
            joint = _JOIN.fullmatch(text[run[-1].end : following.start])
            if joint is None or following.value <= run[-1].value or following.is_article:
                break
            joints.append(joint["range"] or "en")
            run.append(following)
        is_between = bool(_BETWEEN.search(text, 0, run[0].start))
        found.append(_make_series(run, [joint.strip().lower() for joint in joints], is_between))
        at += len(run)
    return found


def _make_series(run: list[Atom], joints: list[str], is_between: bool) -> Series:
    values = [atom.value for atom in run]
    if len(run) == 2 and (is_between or joints[0] in _RANGE_WORDS):
        pairs: tuple[tuple[float, float], ...] = ((values[0], values[1]),)
    else:
        pairs = tuple((value, value) for value in values)
    return Series(
        run[0].start, run[-1].end, pairs, any(a.is_ordinal for a in run), run[0].is_article
    )
