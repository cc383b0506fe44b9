"""The word lists of `patterns.yaml`, compiled once."""

import re
from functools import cache
from typing import Any

from pipeline.insight.wordlists import read_words

_FLAGS = re.IGNORECASE


@cache
def get_words() -> dict[str, Any]:
    """Read ``patterns.yaml``."""
    return read_words(__package__, "patterns")


@cache
def get_pattern(name: str) -> re.Pattern[str]:
    """Compile the pattern under `name`; ``'not_before.clock'`` is a name within a group."""
    words: Any = get_words()
    for part in name.split("."):
        words = words[part]
    return re.compile(words, _FLAGS)


@cache
def get_group(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the patterns of a group as (name, pattern), in the order of the file."""
    return tuple(
        (
            key,
            re.compile(rf"(?<!\w)(?:{text})", _FLAGS)
            if name == "types"
            else re.compile(text, _FLAGS),
        )
        for key, text in get_words()[name].items()
    )


@cache
def get_units() -> re.Pattern[str]:
    """Compile what may follow a number: up to three adjectives and a unit in a named group."""
    words = get_words()
    adjectives = "|".join(words["adjectives"])
    units = "|".join(
        f"(?P<{unit}>{'|'.join(patterns)})" for unit, patterns in words["units"].items()
    )
    return re.compile(rf"(?:[- ]?(?:(?:{adjectives}),?\s+){{0,3}})\s*(?:{units})(?![\w'])", _FLAGS)


@cache
def get_comparators(side: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the comparators `'before'` a number or `'after'` its unit."""
    words = get_words()
    if side == "before":
        return tuple(
            (name, re.compile(rf"(?:(?<!\w)|(?<=[<>≤≥]))(?:{text})\s*$", _FLAGS))
            for name, text in words["comparators_before"]
        )
    between = words["words_before_comparator_after"]
    return tuple(
        (name, re.compile(rf"\s*(?:(?:{between})\s+){{0,2}}(?:{text})", _FLAGS))
        for name, text in words["comparators_after"]
    )
