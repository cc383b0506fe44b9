"""Numbers without a unit: first cells of a ladder (``3 | brief``), ``de 3-6-9-12-regel``."""

import re

from pipeline.contracts import CELL_SEPARATOR, Paragraph
from pipeline.insight.thresholds.numbers import Series, find_series
from pipeline.insight.thresholds.objects import Quantity
from pipeline.insight.thresholds.patterns import get_pattern, get_units
from pipeline.insight.thresholds.quantities import find_comparator
from pipeline.insight.thresholds.types import find_types

_STEP_HEADS = re.compile(r"\b(?:stap|nr|nummer|fase|trede|klas|groep|bijlage|week|code)\b", re.I)
_ELLIPSIS = re.compile(
    r"\s*(?:[:=→?]|,\s+of\b|volgt\b|krijg\w*|komen?t?\b|gaat\b|brief\b|gesprek\b|mail\b|belt\b)"
)
# '16 of meer in 4 weken'
_TAIL = re.compile(
    r"^\s*(?P<more>of (?:meer|vaker|langer))?\s*(?:(?:in|binnen|per)\s[\w\s]{1,30})?$", re.I
)
_MIN_LADDER = 3
_MAX_COUNT = 60


def find_bare_quantities(
    paragraph: Paragraph, is_coded: bool, heading: str | None = None
) -> list[Quantity]:
    """Find numbers that count something which only their place tells.

    Parameters
    ----------
    is_coded : bool
        Whether codes name the type of absence of the paragraph.
    heading : str or None
        Heading to read in place of the paragraph's text.

    Returns
    -------
    list of Quantity
        Their unit is ``'keer'``, what a column head says, or ``''``.
    """
    text = paragraph.text if heading is None else heading
    context = " ".join((paragraph.stem, *paragraph.heading_path))
    types = {name for _, name in find_types(context)}
    if not types and not is_coded and not paragraph.column_heads:
        types = {name for _, name in find_types(text)}
    found = []
    for series in find_series(text):
        if series.is_article or get_units().match(text, series.end):
            continue
        unit = _read_unit(paragraph, text, series, types)
        if unit is not None and series.pairs[-1][1] <= _MAX_COUNT:
            found.append(_make_quantity(text, series, unit))
    return found


def find_column_head(paragraph: Paragraph, at: int) -> str:
    """Return the head above the cell that holds offset `at` of a table row, or ``''``."""
    column = paragraph.text[:at].count(CELL_SEPARATOR.strip())
    heads = paragraph.column_heads
    return heads[column] if column < len(heads) else ""


def _read_unit(paragraph: Paragraph, text: str, series: Series, types: set[str]) -> str | None:
    """Return the unit of a bare number, or None when its place does not make it a count."""
    if len(series.pairs) >= _MIN_LADDER and get_pattern("rule_of").match(text, series.end):
        return "keer"
    _, left = find_comparator(text, series.start)
    cell_start = text.rfind("|", 0, left) + 1
    cell_end = text.find("|", series.end) if "|" in text[series.end :] else len(text)
    tail = _TAIL.sub("", text[series.end : cell_end], count=1)
    fills = not text[cell_start:left].strip(" -(") and not tail.strip(" .:)")
    if fills and (paragraph.kind == "tabelrij" or text is not paragraph.text):
        return _read_column(paragraph, text, cell_start, types)
    if series.is_ordinal or left < series.start:
        before = text[max(0, left - 2) : left].strip()
        if types & {"te_laat"} and before in {"", ",", ";", ".", ":", "|"}:
            return "keer" if _ELLIPSIS.match(text, series.end) else None
    return None


def _read_column(paragraph: Paragraph, text: str, cell_start: int, types: set[str]) -> str | None:
    """Read the unit from the column head; without one, lateness is counted in times."""
    head = find_column_head(paragraph, cell_start)
    if _STEP_HEADS.search(head):
        return None
    if match := get_units().search(" " + head):
        return match.lastgroup
    if find_types(head) or get_pattern("lateness_counts").search(head):
        return "keer"
    if cell_start == 0 and types & {"te_laat", "ongeoorloofd"}:
        return "keer" if "te_laat" in types else ""
    return None


def _make_quantity(text: str, series: Series, unit: str) -> Quantity:
    comparator, left = find_comparator(text, series.start)
    tail = _TAIL.match(text.partition("|")[0][series.end :])
    if tail and tail["more"]:
        comparator = "ten minste"
    return Quantity(
        series.start,
        series.end,
        series.pairs,
        unit,
        "",
        series.is_ordinal,
        False,
        comparator,
        left,
        series.end,
    )
