"""Joins the lines of a paragraph into text: hyphens at line ends, slashes, spaces.

Dutch traps: ``vmbo-\\nleerling`` keeps its hyphen, ``verzuim-\\nprotocol`` loses it,
``in- en\\nuitschrijven`` has a hyphen that stands for a word, and ``coördinator`` may lose
its dots where it is broken after ``co-``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

HYPHENS = "-\u2010"
_ELLIPSIS_WORDS = {"en", "of", "en/of", "tot", "t/m", "noch", "maar", "resp.", "respectievelijk"}
# Initialisms in lower case, and prefixes Dutch writes with a hyphen.
_KEEP_AFTER = {
    "vmbo", "havo", "vwo", "mbo", "hbo", "wo", "po", "vo", "so", "vso", "sbo", "pro", "isk",
    "swv", "ggd", "ggz", "jgz", "cjg", "rmc", "lwoo", "mavo", "ict", "oud", "ex", "niet", "non",
    "e", "x", "a", "b", "c", "d", "t", "adjunct", "pseudo", "semi", "bijna", "sociaal",
}  # fmt: skip
_CLASHES = {
    "aa",
    "ae",
    "ai",
    "au",
    "ee",
    "ei",
    "eu",
    "ie",
    "ij",
    "oe",
    "oi",
    "oo",
    "ou",
    "ui",
    "uu",
}
_TREMA = {"a": "ä", "e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_LAST_TOKEN = re.compile(r"[^\s(\[\"'‘“]*$")
_FIRST_TOKEN = re.compile(r"^[^\s,;:!?)\]\"’”]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Lexicon:
    """Words the document itself prints unbroken, over a general Dutch word list.

    Parameters
    ----------
    lines : iterable of str
        Every line of the document; the last word before a line-end hyphen is left out.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._own: Counter[str] = Counter()
        n_lines = 0
        broken: list[tuple[str, str]] = []
        before = ""
        for line in lines:
            n_lines += 1
            if before:
                broken.append((_tail(before), _head(line)))
            ends = len(line) > 1 and line[-1] in HYPHENS and line[-2].isalpha()
            words = _WORD.findall(line.lower())
            self._own.update(words[1 if before else 0 : -1 if ends else None])
            before = line[:-1] if ends else ""
        certain = sum(self.knows(a + b) for a, b in broken if b[:1].islower())
        self.hyphenates = certain >= 2 or len(broken) >= max(2, 0.02 * n_lines)

    def repeats(self, word: str) -> bool:
        """Tell whether the document prints this word more than once."""
        return self._own[word.lower()] > 1

    def prints(self, word: str) -> bool:
        """Tell whether the document prints this word unbroken somewhere."""
        return word.lower() in self._own

    def bridges(self, left: str, right: str) -> bool:
        """Tell whether a longer word of the document lies across the end of `left`."""
        ends = [left[-n:].lower() for n in range(2, min(len(left), 20) + 1)]
        starts = [right[:n].lower() for n in range(2, min(len(right), 20) + 1)]
        return any(len(a + b) >= 6 and self.knows(a + b) for a in ends for b in starts)

    def knows(self, word: str) -> bool:
        """Tell whether the document or the Dutch word list has this word."""
        return self.prints(word) or is_dutch(word.lower())


@lru_cache(maxsize=20_000)
def is_dutch(word: str) -> bool:
    """Tell whether the Dutch word list has this word (lower case)."""
    import simplemma

    return bool(simplemma.is_known(word, lang="nl"))


def join_lines(lines: Sequence[str], lexicon: Lexicon) -> str:
    """Join lines into running text.

    Parameters
    ----------
    lines : sequence of str
        Lines of one paragraph, in order.
    lexicon : Lexicon
        Knows which words exist.

    Returns
    -------
    str
        One line; every character of the input but spaces and line-end hyphens is in it.
    """
    text = ""
    for line in lines:
        line = " ".join(line.split())
        text = _join_two(text, line, lexicon) if text and line else text + line
    return text


def _join_two(left: str, right: str, lexicon: Lexicon) -> str:
    if left[-1] in HYPHENS and len(left) > 1 and left[-2] != " ":
        return _join_hyphen(left, right, lexicon)
    if left[-1] == "/" and left[-2:-1] != " ":
        return left + right
    if left[-1] in "–—" and left[-2:-1].isdigit() and right[0].isdigit():
        return left + right
    return f"{left} {right}"


def _join_hyphen(left: str, right: str, lexicon: Lexicon) -> str:
    head, tail = _head(right), _tail(left[:-1])
    if not tail or not right[0].isalnum():
        return f"{left} {right}" if not tail else left + right
    joined = tail + head
    if right[0].isdigit() or tail[-1].isdigit() or not head:
        return left + right
    if head.lower() in _ELLIPSIS_WORDS and not lexicon.knows(joined):
        return f"{left} {right}"
    if right[0].isupper() and not tail.isupper():
        return left + right
    if "@" in joined or "www." in joined:
        # An address may have a hyphen of its own: only a word across the break takes it out.
        return left[:-1] + right if lexicon.bridges(tail, head) else left + right
    trema = tail + _TREMA.get(head[0], head[0]) + head[1:]
    compound = lexicon.knows(tail) and lexicon.knows(head)  # 'zee-eend', not 'zeeëend'
    if trema != joined and not compound and not lexicon.knows(joined) and lexicon.knows(trema):
        return left[:-1] + _TREMA[head[0]] + right[1:]
    return left + right if _keeps_hyphen(tail, head, lexicon) else left[:-1] + right


def _keeps_hyphen(tail: str, head: str, lexicon: Lexicon) -> bool:
    hyphenated, joined = f"{tail}-{head}", tail + head
    if lexicon.prints(hyphenated) != lexicon.prints(joined):
        return lexicon.prints(hyphenated)
    last = re.split(r"\W", tail)[-1]
    if tail.isupper() and not head.isupper():
        return True
    if lexicon.knows(joined) or lexicon.knows(tail + head.split("-")[0]):
        return False
    if last.lower() in _KEEP_AFTER or lexicon.knows(hyphenated):
        return True
    if last[-1:].lower() + head[:1].lower() in _CLASHES and lexicon.knows(last):
        return True
    return not lexicon.hyphenates and len(last) > 3 and lexicon.knows(last) and lexicon.knows(head)


def _tail(text: str) -> str:
    match = _LAST_TOKEN.search(text)
    return match.group() if match else ""


def _head(text: str) -> str:
    match = _FIRST_TOKEN.match(text)
    return match.group().rstrip(".") if match else ""


def clean_text(text: str) -> str:
    """Mend ligatures, mojibake, odd spaces and letters set apart (``V E R Z U I M``)."""
    import ftfy

    text = ftfy.fix_text(text, uncurl_quotes=False)
    text = unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("\u00ad", ""))
    tokens = text.split()
    if len(tokens) >= 4 and all(len(t) == 1 and t.isalpha() for t in tokens):
        return "".join(tokens)
    return " ".join(tokens)
