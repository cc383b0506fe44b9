"""Reads the drawn shapes of a page: rules of tables, frames, shading, drawn bullets."""

import ctypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pipeline.ingest.pdf.geometry import Box, PageContent

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

_THIN = 2.6
_MARK = 8.0
_MANY_SEGMENTS = 400

_Place = Callable[[float, float], tuple[float, float]]


def read_shapes(page: "PdfPage", place: _Place, content: PageContent) -> None:
    """Add rules, boxes and marks (small filled shapes, such as bullets) to `content`.

    Parameters
    ----------
    page : pypdfium2.PdfPage
        An open page.
    place : callable
        Turns a point of the page into one from the top left corner.
    content : PageContent
        Receives the shapes.
    """
    import pypdfium2.raw as pdfium

    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for item in page.get_objects(filter=kinds, max_depth=8):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            content.n_images += 1
            continue
        filled, stroked = _draw_mode(item.raw)
        if not stroked and (not filled or _is_white(item.raw)):
            continue
        for points in _subpaths(item):
            corners = [place(x, y) for x, y in points]
            xs, ys = [c[0] for c in corners], [c[1] for c in corners]
            _file_away(Box(min(xs), min(ys), max(xs), max(ys), stroked), content)


def _file_away(box: Box, content: PageContent) -> None:
    if max(box.width, box.height) <= _MARK:
        if min(box.width, box.height) > 0.4 * max(box.width, box.height):
            content.marks.append(box)
    elif min(box.width, box.height) <= _THIN:
        content.rules.append(box)
    elif min(box.width, box.height) > _MARK:
        content.boxes.append(box)


def _draw_mode(raw: object) -> tuple[bool, bool]:
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(raw, fill, stroke)
    return fill.value != 0, stroke.value != 0


def _is_white(raw: object) -> bool:
    import pypdfium2.raw as pdfium

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(raw, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _subpaths(item: "PdfObject") -> Iterator[list[tuple[float, float]]]:
    import pypdfium2.raw as pdfium

    matrix = item.get_matrix()
    holder = item.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    count = pdfium.FPDFPath_CountSegments(item.raw)
    if not 0 < count <= _MANY_SEGMENTS:
        return
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, i)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(matrix.on_point(x.value, y.value))
    yield points
