"""Finds what is printed on every page around the text: headers, footers, page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.ingest.pdf.layout import Page
from pipeline.ingest.pdf.lines import Line

_EDGE = 0.13  # share of the page height in which headers and footers are looked for
_MARGIN = 0.075  # and in which even a line that is not repeated may be one
_PAGE_NUMBER = re.compile(
    r"(?:pag(?:ina)?|page|blz|bladzijde|p)?\.?\s*[-–|\[(]?\s*\d{1,3}\s*(?:(?:van|of|/|\|)\s*\d{1,3})?\s*[-–|\])]?",
    re.IGNORECASE,
)
_PAGE_LINE = re.compile(
    r"\b(?:pagina|page|blz\.?|pag\.?)\s*\d{1,3}\b|\b\d{1,3}\s*/\s*\d{1,3}$", re.I
)
_PRINT_LINE = re.compile(
    r"^(?:https?://|www\.|file:)\S+|^\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},?\s+\d{1,2}[:.]\d{2}", re.I
)


def find_furniture(pages: Sequence[Page]) -> dict[int, str]:
    """Name the running headers, footers and page numbers.

    Parameters
    ----------
    pages : sequence of Page
        All pages of a document.

    Returns
    -------
    dict of int to str
        Name by ``id()`` of the line: ``'kopregel'``, ``'voetregel'`` or ``'paginanummer'``.
    """
    edges = {page.number: _edges(page) for page in pages}
    repeated = _repeated(pages, edges)
    named: dict[int, str] = {}
    for page in pages:
        body_size = _body_size(page)
        for name, rows in zip(("kopregel", "voetregel"), edges[page.number], strict=True):
            for depth, row in enumerate(rows):
                beyond = rows[depth + 1] if depth + 1 < len(rows) else _next_row(page, row, name)
                if not (
                    _key(row, name) in repeated
                    or _is_margin_row(row, beyond, page, name, body_size)
                ):
                    break
                for line in row:
                    named[id(line)] = _name(line, name)
    return named


def _name(line: Line, name: str) -> str:
    return "paginanummer" if _PAGE_NUMBER.fullmatch(line.text) else name


def _edges(page: Page) -> tuple[list[list[Line]], list[list[Line]]]:
    """Rows of lines from the top inwards and from the bottom inwards."""
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines():
        rows[round(line.base / 3)].append(line)
    ordered = [rows[key] for key in sorted(rows)]
    top = [r for r in ordered if r[0].base < _EDGE * page.height]
    bottom = [r for r in reversed(ordered) if r[0].base > (1 - _EDGE) * page.height]
    return top, bottom


def _repeated(
    pages: Sequence[Page], edges: dict[int, tuple[list[list[Line]], list[list[Line]]]]
) -> set[tuple[str, str, int]]:
    counts: Counter[tuple[str, str, int]] = Counter()
    for page in pages:
        for name, rows in zip(("kopregel", "voetregel"), edges[page.number], strict=True):
            counts.update({_key(row, name) for row in rows})
    return {key for key, n in counts.items() if n >= max(2, 0.2 * len(pages))}


def _key(row: Sequence[Line], name: str) -> tuple[str, str, int]:
    text = " ".join(line.text for line in row)
    return name, re.sub(r"\d+", "#", text), round(row[0].base / 6)


def _next_row(page: Page, row: Sequence[Line], name: str) -> list[Line]:
    down = name == "kopregel"
    rest = [
        ln
        for ln in page.lines()
        if (ln.base > row[0].base + 3 if down else ln.base < row[0].base - 3)
    ]
    return [min(rest, key=lambda ln: abs(ln.base - row[0].base))] if rest else []


def _is_margin_row(
    row: Sequence[Line], beyond: Sequence[Line], page: Page, name: str, body_size: float
) -> bool:
    """Tell whether a row that is not repeated stands in the margin, apart from the text."""
    base, text = row[0].base, " ".join(line.text for line in row)
    depth = base / page.height if name == "kopregel" else 1 - base / page.height
    if any(_PRINT_LINE.search(line.text) for line in row) and depth < _MARGIN:
        return True
    if all(_PAGE_NUMBER.fullmatch(line.text) for line in row) and depth < _EDGE:
        return True
    if max(line.size for line in row) > 1.05 * body_size or depth > _MARGIN:
        return False
    apart = not beyond or abs(beyond[0].base - base) > 1.9 * max(row[0].size, 8.0)
    return apart and (bool(_PAGE_LINE.search(text)) or depth < 0.065)


def _body_size(page: Page) -> float:
    sizes: Counter[float] = Counter()
    for line in page.lines():
        sizes[line.size] += len(line.chars)
    return sizes.most_common(1)[0][0] if sizes else 10.0
