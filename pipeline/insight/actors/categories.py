"""Kinds of action: what a step amounts to, whether a verb or a noun says it."""

import re
from functools import cache

from pipeline.insight.wordlists import read_words


@cache
def _compile() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = read_words(__package__, "actions")
    return tuple(
        (name, re.compile("|".join(f"(?:{cue})" for cue in entry["cues"]), re.IGNORECASE))
        for name, entry in words.items()
    )


@cache
def get_labels() -> dict[str, str]:
    """Return the Dutch label of every category."""
    return {name: entry["label"] for name, entry in read_words(__package__, "actions").items()}


def find_categories(
    text: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int, str]]:
    """Find the actions a stretch of text names.

    Parameters
    ----------
    text : str
        Paragraph or sentence.
    start, end : int, int or None
        Offsets of the stretch; nothing outside it is looked at.

    Returns
    -------
    list of (start, end, category)
        In order, without overlaps; where two categories claim the same words the one that
        stands first in ``actions.yaml`` holds.
    """
    stretch = text[start:end]
    kept: list[tuple[int, int, str]] = []
    for name, pattern in _compile():
        for match in pattern.finditer(stretch):
            first, last = match.start() + start, match.end() + start
            if all(last <= k_start or first >= k_end for k_start, k_end, _ in kept):
                kept.append((first, last, name))
    return sorted(kept)
