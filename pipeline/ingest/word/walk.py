"""Walks the XML of a Word file: lines and tables in the order a reader meets them."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.word.clean import clean_text
from pipeline.ingest.word.items import Aside, Cell, Item, Line, Table, split_lines
from pipeline.ingest.word.names import (
    Element,
    choose_branch,
    find,
    get_int,
    get_left,
    get_switch,
    get_value,
    local_name,
    w,
)
from pipeline.ingest.word.numbering import Numbering
from pipeline.ingest.word.runs import Content, Piece, RunReader
from pipeline.ingest.word.styles import Style, StyleSheet, apply_paragraph_properties


class Walker:
    """Turns block-level XML into lines and tables.

    Parameters
    ----------
    notes : mapping of (kind, id) to Element
        Foot- and endnotes.
    diagrams : mapping of str to Element
        Data of SmartArt by relation id.
    """

    def __init__(
        self,
        styles: StyleSheet,
        numbering: Numbering,
        notes: dict[tuple[str, str], Element],
        diagrams: dict[str, Element],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = dict(notes)
        self._diagrams = dict(diagrams)
        self._runs = RunReader(styles)
        self._carried: list[Piece] = []

    def walk(self, container: Element, in_box: bool = False, furniture: str = "") -> Iterator[Item]:
        """Yield what `container` (body, cell, note, text box, ...) holds."""
        for child in container:
            name = local_name(child)
            if name == "p":
                yield from self._read_paragraph(child, in_box, furniture)
            elif name == "tbl":
                yield self._read_table(child, in_box, furniture)
            elif name == "sdt":
                inner = _name_control(child) or furniture
                for content in child.iterchildren(w("sdtContent")):
                    yield from self.walk(content, in_box, inner)
            elif name == "AlternateContent":
                for branch in choose_branch(child):
                    yield from self.walk(branch, in_box, furniture)
            elif name in {"customXml", "ins", "moveTo"}:
                yield from self.walk(child, in_box, furniture)
        if self._carried:
            style = self._carried[-1].style
            carried, self._carried = self._carried, []
            yield from split_lines(Line("", style, in_box=in_box, furniture=furniture), carried)

    def _read_paragraph(self, paragraph: Element, in_box: bool, furniture: str) -> Iterator[Item]:
        properties = paragraph.find(w("pPr"))
        style = self._styles.resolve(get_value(properties, "pStyle"))
        style = _apply_outline(apply_paragraph_properties(style, properties), properties)
        content = self._runs.read(paragraph, style)
        pieces = [*self._carried, *content.pieces]
        self._carried = []
        if _runs_on(properties):
            self._carried = pieces
        else:
            num_id, level = style.numbering
            line = Line(
                text="",
                style=style,
                label=self._numbering.make_label(num_id, level, style.style_id),
                left=get_left(properties),
                in_box=in_box,
                furniture=furniture or _name_furniture(style, content),
            )
            yield from split_lines(line, pieces)
        yield from self._read_asides(content)
        if hidden := clean_text(content.hidden):
            yield Line(text=hidden, style=style, furniture="verborgen")

    def _read_asides(self, content: Content) -> Iterator[Item]:
        boxes = [item for box in content.boxes for item in self.walk(box, in_box=True)]
        if boxes:
            yield Aside(tuple(boxes))
        for key in content.diagrams:
            if key in self._diagrams:
                yield Aside(tuple(_read_diagram(self._diagrams.pop(key))))
        notes = [self._notes.pop(key) for key in content.notes if key in self._notes]
        for note in notes:
            yield Aside(tuple(self.walk(note)))

    def _read_table(self, table: Element, in_box: bool, furniture: str) -> Table:
        rows = []
        n_head_rows = 0
        for row in iterate_parts(table, "tr"):
            if find(row, "trPr", "del") is not None:
                continue
            rows.append(
                tuple(self._read_cell(cell, in_box, furniture) for cell in iterate_parts(row, "tc"))
            )
            if get_switch(row, "trPr", "tblHeader") and n_head_rows == len(rows) - 1:
                n_head_rows += 1
        if not n_head_rows and self._styles.marks_first_row(table.find(w("tblPr"))):
            n_head_rows = 1
        return Table(tuple(rows), n_head_rows, in_box)

    def _read_cell(self, cell: Element, in_box: bool, furniture: str) -> Cell:
        merge = find(cell, "tcPr", "vMerge")
        is_continued = merge is not None and merge.get(w("val"), "continue") == "continue"
        items = () if is_continued else tuple(self.walk(cell, in_box, furniture))
        span = get_int(cell, "tcPr", "gridSpan") or 1
        return Cell(items=items, span=span, shaded=_is_shaded(cell))


def iterate_parts(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those wrapped in a content control."""
    for child in parent:
        inner = local_name(child)
        if inner == name:
            yield child
        elif inner in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from iterate_parts(child, name)


def _read_diagram(data: Element) -> Iterator[Line]:
    """Yield the text of each shape of SmartArt, in the order of its outline."""
    for point in data.xpath("descendant::*[local-name()='pt']"):
        for paragraph in point.xpath("descendant::*[local-name()='p']"):
            runs = paragraph.xpath("descendant::*[local-name()='t']/text()")
            if text := clean_text("".join(runs)):
                yield Line(text, Style(), in_box=True)


def _apply_outline(style: Style, properties: Element | None) -> Style:
    level = get_int(properties, "outlineLvl")
    if level is None:
        return style
    return replace(style, outline=level + 1 if level < 9 else None)


def _runs_on(properties: Element | None) -> bool:
    """Whether the text goes on in the next paragraph: a drop cap, or a deleted paragraph end."""
    frame = find(properties, "framePr")
    is_drop_cap = frame is not None and frame.get(w("dropCap")) in {"drop", "margin"}
    return is_drop_cap or find(properties, "rPr", "del") is not None


def _name_furniture(style: Style, content: Content) -> str:
    if style.is_toc or content.in_toc:
        return "inhoudsopgave"
    return "formulier" if content.is_placeholder else ""


def _name_control(control: Element) -> str:
    gallery = get_value(control, "sdtPr", "docPartObj", "docPartGallery") or ""
    if gallery in {"Table of Contents", "Bibliographies"}:
        return "inhoudsopgave"
    return "formulier" if get_switch(control, "sdtPr", "showingPlcHdr") else ""


def _is_shaded(cell: Element) -> bool:
    shading = find(cell, "tcPr", "shd")
    return shading is not None and shading.get(w("fill"), "auto").lower() not in {"auto", "ffffff"}
