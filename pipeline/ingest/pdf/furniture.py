"""Finds what is printed on every page around the text: headers, footers, page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.ingest.pdf.elements import Page
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.paragraphs import finishes

_NAMES = ("kopregel", "voetregel")
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
        for name, rows in zip(_NAMES, edges[page.number], strict=True):
            for i, row in enumerate(rows):
                lone = i == 0 and _stands_alone(row, rows[1:], page, name, len(pages) == 1)
                if not (_key(row, name) in repeated or lone or _is_print_line(row, page, name)):
                    break
                named.update({id(line): _name(line, name) for line in row})
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
        for name, rows in zip(_NAMES, edges[page.number], strict=True):
            counts.update({_key(row, name) for row in rows})
    return {key for key, n in counts.items() if n >= max(2, 0.2 * len(pages))}


def _key(row: Sequence[Line], name: str) -> tuple[str, str, int]:
    text = " ".join(line.text for line in row)
    return name, re.sub(r"\d+", "#", text), round(row[0].base / 6)


def _depth(row: Sequence[Line], page: Page, name: str) -> float:
    """How far from the edge a row stands, as a share of the page height."""
    share = row[0].base / page.height
    return share if name == _NAMES[0] else 1 - share


def _is_print_line(row: Sequence[Line], page: Page, name: str) -> bool:
    """Tell whether a browser printed this: address, date and time, page of pages."""
    found = any(_PRINT_LINE.search(line.text) for line in row)
    return found and _depth(row, page, name) < _MARGIN


def _stands_alone(
    row: Sequence[Line], inwards: Sequence[Sequence[Line]], page: Page, name: str, single: bool
) -> bool:
    """Tell whether an outermost row that is not repeated is a header or footer all the same.

    It must stand apart from the text, and be a page number or no larger than the text. On
    one page of several, where repetition could have shown it, it must also be smaller.
    """
    depth, body_size = _depth(row, page, name), _body_size(page)
    text = " ".join(line.text for line in row)
    size = max(line.size for line in row)
    beyond = inwards[0] if inwards else _next_row(row, page, name)
    apart = not beyond or abs(beyond[0].base - row[0].base) > 1.9 * max(size, 8.0)
    if not apart or depth > _MARGIN or size > 1.05 * body_size:
        return False
    if _PAGE_NUMBER.fullmatch(text) or _PAGE_LINE.search(text):
        return True
    return not finishes(text) and depth < 0.065 and (single or size < 0.93 * body_size)


def _next_row(row: Sequence[Line], page: Page, name: str) -> list[Line]:
    base = row[0].base
    down = name == _NAMES[0]
    rest = [ln for ln in page.lines() if (ln.base > base + 3 if down else ln.base < base - 3)]
    return [min(rest, key=lambda ln: abs(ln.base - base))] if rest else []


def _body_size(page: Page) -> float:
    sizes: Counter[float] = Counter()
    for line in page.lines():
        sizes[line.size] += len(line.chars)
    return sizes.most_common(1)[0][0] if sizes else 10.0
