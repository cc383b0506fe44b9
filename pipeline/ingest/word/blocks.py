"""From lines and tables to blocks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.contracts import Block
from pipeline.ingest.word.headings import find_levels
from pipeline.ingest.word.items import Aside, Item, Line, Table
from pipeline.ingest.word.lists import join_soft_lines, label_typed_lists
from pipeline.ingest.word.tables import make_rows, unroll

_INDENT_STEP = 100
"""Twips; a smaller difference between left indents is carelessness, not nesting."""


def make_blocks(items: Iterable[Item]) -> list[Block]:
    """Turn what the walk found into blocks in reading order.

    A text box or note anchored inside a list or table follows that list or table, so that
    it does not cut it in two.
    """
    lines = label_typed_lists(join_soft_lines(unroll(items)))
    levels = find_levels(lines)
    blocks: list[Block] = []
    waiting: list[Item] = []
    indents = _Indents()
    for item, level in zip(lines, levels, strict=True):
        if isinstance(item, Aside):
            waiting.append(item)
            continue
        is_item = isinstance(item, Table) or (item.label is not None and level is None)
        if waiting and not is_item:
            blocks.extend(_flush(waiting))
        if isinstance(item, Table):
            rows, extras = make_rows(item)
            blocks.extend(rows)
            waiting.extend(extras)
        else:
            blocks.append(_make_block(item, level, indents))
    blocks.extend(_flush(waiting))
    return _merge_headings(blocks)


def _flush(waiting: list[Item]) -> list[Block]:
    items = [part for item in waiting for part in _open(item)]
    waiting.clear()
    blocks = make_blocks(items) if items else []
    # A heading in a box or note would rule over all that follows.
    return [
        replace(block, kind="tekstvak", level=None) if block.kind == "kop" else block
        for block in blocks
    ]


def _open(item: Item) -> tuple[Item, ...]:
    return item.items if isinstance(item, Aside) else (item,)


def _make_block(line: Line, level: int | None, indents: "_Indents") -> Block:
    label = line.label.text if line.label else ""
    if not re.search(r"\w", line.text):
        # Arrows between the boxes of a flow chart, ornaments, lines of dots to write on.
        return Block(line.text, kind="meubilair", furniture="versiering")
    if line.furniture:
        return Block(line.text, kind="meubilair", label=label, furniture=line.furniture)
    if level is not None:
        indents.reset()
        return Block(line.text, kind="kop", level=level, label=label)
    if line.in_box:
        return Block(line.text, kind="tekstvak", label=label)
    if line.label is not None:
        return Block(line.text, kind="opsomming", label=label, indent=indents.measure(line))
    indents.reset()
    return Block(line.text, kind="alinea")


class _Indents:
    """Depth of list items, from the left indents of the items before them."""

    def __init__(self) -> None:
        self._lefts: list[int] = []

    def reset(self) -> None:
        self._lefts = []

    def measure(self, line: Line) -> int:
        label_left = line.label.left if line.label else None
        left = next((x for x in (line.left, label_left, line.style.left) if x is not None), 0)
        while self._lefts and self._lefts[-1] > left + _INDENT_STEP:
            self._lefts.pop()
        if not self._lefts or left > self._lefts[-1] + _INDENT_STEP:
            self._lefts.append(left)
        return len(self._lefts) - 1


def _merge_headings(blocks: list[Block]) -> list[Block]:
    """Join a heading that is only a number with the heading after it ('6.1', 'Verlof')."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.kind == block.kind == "kop"
            and re.fullmatch(r"[\d.]+", last.text)
        ):
            merged[-1] = replace(block, label=last.text)
        else:
            merged.append(block)
    return merged
