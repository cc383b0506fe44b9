"""Strings the reading of the pages together into blocks."""

from collections.abc import Container, Iterator, Sequence

from pipeline.contracts import Block
from pipeline.ingest.pdf.contents import is_menu, name_contents
from pipeline.ingest.pdf.elements import Frame, Page, Table
from pipeline.ingest.pdf.furniture import find_furniture
from pipeline.ingest.pdf.headings import find_body, find_levels
from pipeline.ingest.pdf.lines import Line
from pipeline.ingest.pdf.notes import begins_note, find_notes
from pipeline.ingest.pdf.paragraphs import Paragraph, Spacing, build_paragraphs
from pipeline.ingest.pdf.tables import merge_tables, table_blocks
from pipeline.ingest.pdf.words import Lexicon, clean_text, join_lines


def make_blocks(pages: Sequence[Page]) -> list[Block]:
    """Turn laid-out pages into blocks in reading order.

    Parameters
    ----------
    pages : sequence of Page
        All pages of a document.

    Returns
    -------
    list of Block
        Every character of the pages is in one of them.
    """
    return _Assembly(pages).blocks()


class _Assembly:
    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        self.furniture = find_furniture(pages)
        lines = [ln for p in pages for ln in p.lines() if id(ln) not in self.furniture]
        _set_columns(pages, lines)
        self.lexicon = Lexicon(ln.text for p in pages for ln in _every_line(p))
        self.body = find_body(lines)
        self.spacing = Spacing(lines, self.body.size)
        notes = find_notes(lines, self.body.size)
        skip = {id(line) for line in notes}
        running = [line for line in lines if id(line) not in skip]
        after = _after_tables(pages, self.furniture)
        paragraphs = build_paragraphs(running, self.spacing, after)
        starts = {id(line) for line in notes if begins_note(line)}
        self.by_line = {id(p.lines[0]): p for p in build_paragraphs(notes, self.spacing, starts)}
        self.by_line |= {id(p.lines[0]): p for p in paragraphs}
        levels = find_levels(paragraphs, self.body)
        contents = name_contents(paragraphs)
        self.levels = {id(paragraphs[i]): level for i, level in levels.items()}
        self.contents = {id(paragraphs[i]): name for i, name in contents.items()}

    def blocks(self) -> list[Block]:
        """Blocks of all pages; furniture stands after the content of its page."""
        content = [e for p in self.pages for e in p.elements if id(e) not in self.furniture]
        blocks: list[Block] = []
        for element in merge_tables(content):
            if isinstance(element, Table):
                blocks += table_blocks(element, self.lexicon)
            elif isinstance(element, Frame):
                blocks.append(self._frame(element))
            elif id(element) in self.by_line:
                blocks.append(self._paragraph(self.by_line[id(element)]))
        return [b for b in [*blocks, *self._furniture()] if b.text]

    def _furniture(self) -> Iterator[Block]:
        for page in self.pages:
            for line in page.lines():
                if id(line) in self.furniture:
                    name = self.furniture[id(line)]
                    yield Block(clean_text(line.text), "meubilair", page.number, furniture=name)
            for line in page.turned:
                yield Block(clean_text(line.text), "meubilair", page.number, furniture="gedraaid")

    def _paragraph(self, paragraph: Paragraph) -> Block:
        page = paragraph.lines[0].page
        named = self.contents.get(id(paragraph))
        level = self.levels.get(id(paragraph))
        label = paragraph.label.text if paragraph.label else ""
        if named or level:
            text = self._join([line.text for line in paragraph.lines])
            if named:
                return Block(text, "meubilair", page, furniture=named)
            return Block(text, "kop", page, level=level, label=label)
        text = self._join(paragraph.line_texts())
        if label:
            return Block(text, "opsomming", page, label=label)
        return Block(text, "alinea", page)

    def _frame(self, frame: Frame) -> Block:
        text = self._join([line.text for line in frame.lines])
        if is_menu(text):
            return Block(text, "meubilair", frame.page, furniture="navigatie")
        return Block(text, "tekstvak", frame.page)

    def _join(self, lines: Sequence[str]) -> str:
        return clean_text(join_lines(lines, self.lexicon))


def _every_line(page: Page) -> Iterator[Line]:
    for element in page.elements:
        if isinstance(element, Table):
            for row in element.rows:
                for cell in row.cells:
                    yield from cell
        elif isinstance(element, Frame):
            yield from element.lines
        else:
            yield element


def _after_tables(pages: Sequence[Page], furniture: Container[int]) -> set[int]:
    """Find the lines (by ``id()``) that a table or text box parts from the line before."""
    found: set[int] = set()
    parted = False
    for page in pages:
        for element in page.elements:
            if not isinstance(element, Line):
                parted = True
            elif id(element) not in furniture:
                if parted:
                    found.add(id(element))
                parted = False
    return found


def _set_columns(pages: Sequence[Page], lines: Sequence[Line]) -> None:
    """Give lines the edges of their column, taken over all pages with a column at that place."""
    edges: dict[tuple[int, ...], tuple[float, float]] = {}
    for line in lines:
        x0, x1 = edges.get(line.key, (line.x0, line.x1))
        edges[line.key] = min(x0, line.x0), max(x1, line.x1)
    for line in lines:
        line.column = edges[line.key]
