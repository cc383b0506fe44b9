"""How much of a file's text ended in a block: the check that nothing is lost silently."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.contracts import Block, Reading

_ENOUGH = 0.98
_PAGE_BREAK = "\f"
_N_SHOWN = 8


def measure_coverage(reading: Reading) -> float:
    """Return the share (0..1) of the raw text's characters that ended in a block.

    Letters and digits only, without case, so that neither order, spaces, punctuation nor
    ways of writing a character matter. Words are matched as a multiset; what remains on both
    sides, such as the halves of a word broken at a line end, is matched by character.
    """
    raw = list(_split_words(reading.raw_text))
    total = sum(map(len, raw))
    if not total:
        return 1.0
    n_lost = sum(_count_lost(reading).values())
    return 1 - n_lost / total


def describe_losses(reading: Reading, coverage: float) -> tuple[str, ...]:
    """Return Dutch warnings when `coverage` is under 98%, one per page with losses.

    Pages are known when `raw_text` has a form feed between pages.
    """
    if coverage >= _ENOUGH:
        return ()
    pages = reading.raw_text.split(_PAGE_BREAK)
    missing = _find_missing(reading)
    share = f"{100 * coverage:.1f}".replace(".", ",")
    warnings = [
        f"Van de tekst in dit bestand is {share}% teruggevonden; ten minste 98% is normaal. "
        "Kijk het bestand na."
    ]
    for number, page in enumerate(pages, start=1):
        words = _take(_split_words(page), missing)
        if words:
            shown = " ".join(words[:_N_SHOWN]) + (" ..." if len(words) > _N_SHOWN else "")
            where = f"Bladzijde {number}: niet" if len(pages) > 1 else "Niet"
            warnings.append(f"{where} teruggevonden: '{shown}'.")
    return tuple(warnings)


def _count_lost(reading: Reading) -> Counter[str]:
    """Characters of the raw text that no block holds."""
    raw = Counter(_split_words(reading.raw_text))
    read = Counter(_split_words(_join_blocks(reading.blocks)))
    return _count_chars(raw - read) - _count_chars(read - raw)


def _find_missing(reading: Reading) -> Counter[str]:
    """Words of the raw text that no block holds, not even in pieces or joined."""
    raw = Counter(_split_words(reading.raw_text))
    read = Counter(_split_words(_join_blocks(reading.blocks)))
    left = "".join((read - raw).elements())
    return Counter({word: n for word, n in (raw - read).items() if word not in left})


def _take(words: Iterator[str], missing: Counter[str]) -> list[str]:
    taken = []
    for word in words:
        if missing[word] > 0:
            missing[word] -= 1
            taken.append(word)
    return taken


def _join_blocks(blocks: Sequence[Block]) -> str:
    parts: list[str] = []
    heads: tuple[str, ...] = ()
    for block in blocks:
        # A table's header stands once in the file and on each of its rows here.
        if block.column_heads != heads:
            heads = block.column_heads
            parts.extend(heads)
        parts.extend((block.label, block.text))
    return "\n".join(parts)


def _split_words(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return (match[0] for match in re.finditer(r"[^\W_]+", plain))


def _count_chars(words: Counter[str]) -> Counter[str]:
    chars: Counter[str] = Counter()
    for word, n in words.items():
        for char in word:
            chars[char] += n
    return chars
