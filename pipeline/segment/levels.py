"""How deep headings are: their own level, refined by the numbers they carry."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from pipeline.contracts import Block

Rank: TypeAlias = tuple[int, int]
"""Level, and depth within that level; a heading ends all of its own rank or deeper."""

_NUMBER = re.compile(
    r"(?:(?i:hoofdstuk|paragraaf|artikel|lijst|deel|stap|fase)\s+)?"
    r"(\d{1,2})((?:\.\d{1,2})*)([a-z])?(?:[.):]\s|\s|$)"
)


def rank_headings(blocks: Sequence[Block]) -> dict[int, Rank]:
    """Return the rank of every heading in `blocks`, by position.

    Many documents give chapter '2' and section '2.1' the same look, and put headings
    without a number between '5' and '6': those belong under '5'.
    """
    places = [place for place, block in enumerate(blocks) if block.kind == "kop"]
    ranks: dict[int, Rank] = {}
    for level in {blocks[place].level or 1 for place in places}:
        peers = [place for place in places if (blocks[place].level or 1) == level]
        numbers = [_read_number(blocks[place]) for place in peers]
        depths = _measure_depths(numbers)
        ranks.update((place, (level, depth)) for place, depth in zip(peers, depths, strict=True))
    return ranks


def _measure_depths(numbers: Sequence[tuple[str, ...]]) -> list[int]:
    least = min((len(number) for number in numbers if number), default=0)
    depths: list[int] = []
    last: tuple[str, ...] = ()
    for place, number in enumerate(numbers):
        if number:
            last = number
            depths.append(len(number) - least)
        else:
            following = next((each for each in numbers[place:] if each), ())
            is_between = bool(last) and _continues(last, following)
            depths.append(len(last) - least + 1 if is_between else 0)
    return depths


def _continues(last: tuple[str, ...], following: tuple[str, ...]) -> bool:
    """Whether `following` is the next number after `last` at its own or a higher depth."""
    if not following or len(following) > len(last):
        return False
    before, own = last[len(following) - 1], following[-1]
    is_parallel = following[:-1] == last[: len(following) - 1]
    return is_parallel and before.isdigit() and own.isdigit() and int(own) == int(before) + 1


def _read_number(block: Block) -> tuple[str, ...]:
    """Parts of a heading's number: ``('2', '1')`` for '2.1', ``('4', 'a')`` for '4a.'."""
    match = _NUMBER.match(block.label or block.text)
    if match is None:
        return ()
    # '1.0 Inleiding' is a chapter.
    parts = [part for part in match[2].split(".") if part]
    while parts and int(parts[-1]) == 0:
        parts.pop()
    return (match[1], *parts, *([match[3]] if match[3] else []))
