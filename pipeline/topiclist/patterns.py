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


def translate(pattern: str) -> tuple[str, bool]:
    """Translate one pattern of the notation into the source of a regular expression.

    Parameters
    ----------
    pattern : str
        ``*`` is the rest of a word, ``(a|b)`` a or b, ``[a]`` a or nothing, `` .. `` at most
        six words in between, ``#`` a number (digits or words), ``#e`` an ordinal; a space
        matches a hyphen or slash too; other characters stand for themselves. With ``re:`` in
        front the rest is a regular expression for folded text already.

    Returns
    -------
    source : str
        Source for `re.compile`, to be matched against folded text (see `fold`).
    starts_word : bool
        Whether a match may only start at the start of a word.

    Raises
    ------
    ValueError
        In Dutch, when the pattern is empty or its brackets do not match.
    """
    plain = pattern.strip()
    if not plain:
        raise ValueError("een woord of patroon mag niet leeg zijn")
    is_regex = plain.startswith("re:")
    if is_regex:
        body = plain[3:]
    else:
        tokens = _TOKENS.findall(fold(plain))
        body = "".join(_PIECES.get(token, re.escape(token)) for token in tokens)
    try:
        re.compile(body)
    except re.error as error:
        is_bracket = any(word in str(error) for word in ("parenthesis", "subpattern"))
        hint = "controleer de haakjes" if is_bracket else str(error)
        raise ValueError(f"ongeldig patroon '{pattern}': {hint}") from error
    if is_regex:
        return f"(?:{body})", False
    return rf"(?:{body})(?!\w)", not plain.startswith("*")


def join_patterns(patterns: Iterable[str]) -> str:
    """Return the source of one expression that matches where any of the patterns does.

    What starts a word shares one look behind, so that most places in a text fail at once.
    """
    translated = [translate(pattern) for pattern in patterns]
    anchored = [source for source, starts_word in translated if starts_word]
    free = [source for source, starts_word in translated if not starts_word]
    if anchored:
        free.insert(0, rf"(?<!\w)(?:{'|'.join(anchored)})")
    return "|".join(free) if free else r"(?!)"


@lru_cache(maxsize=1024)
def compile_patterns(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Compile several patterns into one expression; without patterns it matches nowhere."""
    return re.compile(join_patterns(patterns))


def check_patterns(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return the patterns as a tuple; raises ValueError for one that cannot be compiled."""
    checked = tuple(patterns)
    for pattern in checked:
        translate(pattern)
    return checked
