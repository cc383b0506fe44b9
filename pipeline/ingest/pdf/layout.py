"""From the contents of a page to its lines and tables in reading order."""

from pipeline.ingest.pdf.columns import Item, order_items
from pipeline.ingest.pdf.elements import Frame, Page, Row, Table
from pipeline.ingest.pdf.geometry import Box, PageContent
from pipeline.ingest.pdf.grid import Cell, Grid, deal_out, find_grids
from pipeline.ingest.pdf.lines import Line, cut_pieces, join_pieces
from pipeline.ingest.pdf.unruled import find_unruled

_DRAWN_BULLET = "•"


def lay_out(content: PageContent) -> Page:
    """Put the contents of one page in reading order.

    Parameters
    ----------
    content : PageContent
        Characters and shapes.

    Returns
    -------
    Page
        Lines (with the edges of their column still unknown), tables and frames.
    """
    grids = [g for g in find_grids(content) if not _surrounds_page(g, content)]
    outside = deal_out(content, grids)
    pieces = cut_pieces([c for _, c in outside], content.number)
    orders = [order for order, _ in outside]
    items = [Item(p.x0, p.top, p.x1, p.bottom, orders[p.order], len(p.chars), p) for p in pieces]
    for grid in grids:
        items += _grid_items(grid, content.number)
    bars = [r.top for r in content.rules if r.width > r.height]
    bars += [y for box in content.boxes for y in (box.top, box.bottom)]
    page = Page(content.number, content.width, content.height)
    for number, zone in enumerate(order_items(items)):
        loads = [i.load for i in zone.items]
        _place_zone(page, loads, number, zone.key, bars)
    _add_marks(page, content.marks)
    page.turned = join_pieces(cut_pieces(content.turned, content.number))
    return page


def _place_zone(
    page: Page, loads: list[object], number: int, key: tuple[int, ...], bars: list[float]
) -> None:
    waiting: list[Line] = []
    for load in [*loads, None]:
        if isinstance(load, Line):
            load.zone, load.key = number, key
            waiting.append(load)
            continue
        _place_lines(page, waiting, key, bars)
        waiting = []
        if isinstance(load, (Table, Frame)):
            load.key = key
            page.elements.append(load)


def _place_lines(page: Page, pieces: list[Line], key: tuple[int, ...], bars: list[float]) -> None:
    waiting: list[Line] = []
    for found in [*find_unruled(pieces, bars), None]:
        if isinstance(found, Line):
            waiting.append(found)
            continue
        page.elements += join_pieces(waiting)
        waiting = []
        if found is not None:
            found.key = key
            page.elements.append(found)


def _surrounds_page(grid: Grid, content: PageContent) -> bool:
    area = grid.box.width * grid.box.height
    return len(grid.cells) == 1 and area > 0.4 * content.width * content.height


def _grid_items(grid: Grid, page: int) -> list[Item]:
    filled = [cell for cell in grid.cells if any(c.text.strip() for _, c in cell.chars)]
    if not filled:
        return []
    order = min(order for cell in filled for order, _ in cell.chars)
    n_chars = sum(len(cell.chars) for cell in filled)
    box = grid.box
    if len(grid.xs) == 2:
        # One column: a stack of boxes, each with its own text.
        return [
            Item(
                c.box.x0, c.box.top, c.box.x1, c.box.bottom,
                c.chars[0][0], len(c.chars), Frame(page, c.box, _cell_lines(c, page)),
            )
            for c in filled
        ]  # fmt: skip
    table = Table(page, box, _rows(grid, page), grid.xs[:-1])
    return [Item(box.x0, box.top, box.x1, box.bottom, order, n_chars, table)]


def _rows(grid: Grid, page: int) -> list[Row]:
    """Lay the cells out in rows; a cell merged downwards is repeated in each row it spans."""
    n_columns = len(grid.xs) - 1
    table: list[list[Cell | None]] = [[None] * n_columns for _ in grid.ys[1:]]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.n_rows):
            table[row][cell.column] = cell
    rows = [Row([_cell_lines(c, page) for c in cells if c is not None]) for cells in table]
    return [row for row in rows if any(row.cells)]


def _cell_lines(cell: Cell, page: int) -> list[Line]:
    pieces = cut_pieces([c for _, c in cell.chars], page)
    inset = min((p.x0 for p in pieces), default=0.0) - cell.box.x0
    for piece in pieces:
        piece.column = (cell.box.x0, cell.box.x1 - max(0.0, min(inset, 8.0)))
    ordered = [
        item
        for zone in order_items(
            [Item(p.x0, p.top, p.x1, p.bottom, p.order, len(p.chars), p) for p in pieces],
            key=(0, 0, 0),
        )
        for item in zone.items
    ]
    return join_pieces([item.load for item in ordered if isinstance(item.load, Line)])


def _add_marks(page: Page, marks: list[Box]) -> None:
    """Give a line the bullet that is drawn just before it."""
    lines = [*page.lines(), *(ln for e in page.elements if isinstance(e, Frame) for ln in e.lines)]
    for mark in marks:
        y = (mark.top + mark.bottom) / 2
        for line in lines:
            gap = line.x0 - mark.x1
            if line.top - 1 <= y <= line.bottom and 0 <= gap <= 2.5 * line.size:
                line.mark = _DRAWN_BULLET
