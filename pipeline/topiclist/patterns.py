"""The notation for words in topiclist.yaml and the lexicon, turned into regular expressions.

A researcher writes ``te[ ]laat``, ``verlof*``, ``meld* .. leerplicht*`` or ``# keer``;
see `compile_pattern` for the rules.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_GAP = 6
NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig)"
)
ORDINAL = (
    r"(?:\d+\s?(?:e|de|ste)|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende"
    r"|elfde|twaalfde|vijftiende|zestiende|twintigste)"
)
_WORD_START = r"(?<!\w)"
_WORD_END = r"(?!\w)"
_TOKENS = re.compile(r" \.\. |#e|.", re.DOTALL)
_PIECES = {
    " .. ": rf"\W+(?:[\w@]+\W+){{0,{MAX_GAP}}}?",
    " ": r"[\s/-]+",
    "*": r"\w*",
    "#e": ORDINAL,
    "#": NUMBER,
    "(": "(?:",
    "|": "|",
    ")": ")",
    "[": "(?:",
    "]": ")?",
}


def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


@lru_cache(maxsize=4096)
def _fold_known(char: str) -> str:
    return {"’": "'", "‘": "'", "\N{NO-BREAK SPACE}": " ", "–": "-"}.get(char) or _fold_char(char)


def fold(text: str) -> str:
    """Return `text` in lower case and without accents, each character in its own place.

    The result has the length of `text`, so offsets hold in both.
    """
    if text.isascii():
        return text.lower()
    return "".join(_fold_known(char) for char in text)


def translate(pattern: str) -> str:
    """Translate one pattern of the notation into the source of a regular expression.

    Parameters
    ----------
    pattern : str
        ``*`` is the rest of a word, ``(a|b)`` a or b, ``[a]`` a or nothing, `` .. `` at most six words in between,
        ``#`` a number (digits or words), ``#e`` an ordinal; a space matches a hyphen or
        slash too; other characters stand for themselves. With ``re:`` in front the rest is
        a regular expression already.

    Returns
    -------
    str
        Source for `re.compile`, to be matched against folded text (see `fold`).

    Raises
    ------
    ValueError
        In Dutch, when the pattern is empty or its brackets do not match.
    """
    folded = fold(pattern.strip())
    if not folded:
        raise ValueError("een woord of patroon mag niet leeg zijn")
    if folded.startswith("re:"):
        body = source = folded[3:]
    else:
        body = "".join(_PIECES.get(token, re.escape(token)) for token in _TOKENS.findall(folded))
        source = rf"{'' if folded[0] == '*' else _WORD_START}(?:{body}){_WORD_END}"
    try:
        re.compile(body)
    except re.error as error:
        is_bracket = any(word in str(error) for word in ("parenthesis", "subpattern"))
        hint = "controleer de haakjes" if is_bracket else str(error)
        raise ValueError(f"ongeldig patroon '{pattern}': {hint}") from error
    return source


@lru_cache(maxsize=1024)
def compile_patterns(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Compile several patterns into one expression that matches where any of them does.

    Without patterns the expression matches nowhere.
    """
    if not patterns:
        return re.compile(r"(?!)")
    return re.compile("|".join(f"(?:{translate(pattern)})" for pattern in patterns))


def check_patterns(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return the patterns as a tuple; raises ValueError for one that cannot be compiled."""
    checked = tuple(patterns)
    for pattern in checked:
        translate(pattern)
    return checked
