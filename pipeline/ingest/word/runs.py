"""Text of one paragraph: runs, tracked changes, fields, symbols, hidden text, notes."""

from dataclasses import dataclass, field

from pipeline.ingest.word.names import Element, choose_branch, find, get_switch, local_name, w
from pipeline.ingest.word.styles import Style, StyleSheet
from pipeline.ingest.word.symbols import is_symbol_font, read_symbol, read_symbols

# A deletion and the old place of moved text are no longer part of the document.
_DROPPED = frozenset({"del", "moveFrom", "pPr", "rPr", "sdtPr", "rt", "oMath", "oMathPara"})
_TEXT = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}
_PAGE_BREAKS = frozenset({"page", "column"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one look."""

    text: str
    style: Style


@dataclass(slots=True)
class Content:
    """What a paragraph holds.

    Attributes
    ----------
    pieces : list of Piece
        Visible text; ``'\\n'`` is a line break, ``'\\n\\n'`` a page or column break.
    hidden : str
        Text that Word does not print.
    boxes : list of Element
        ``w:txbxContent`` of text boxes anchored here, each once.
    diagrams : list of str
        Relation ids of SmartArt anchored here.
    notes : list of (str, str)
        Kind (``'footnote'`` or ``'endnote'``) and id of the notes referred to.
    in_toc : bool
        Whether some of the text is the result of a field for a table of contents.
    is_placeholder : bool
        Whether all of the text is the prompt of an empty form field.
    """

    pieces: list[Piece] = field(default_factory=list)
    hidden: str = ""
    boxes: list[Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    in_toc: bool = False
    is_placeholder: bool = False


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False


class RunReader:
    """Reads paragraphs in document order; remembers fields that span paragraphs."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self._in_prompt = False

    def read(self, paragraph: Element, style: Style) -> Content:
        """Return the content of ``w:p`` whose paragraph style is `style`."""
        content = Content(is_placeholder=True)
        self._read_children(paragraph, style, content)
        return content

    def _read_children(self, parent: Element, style: Style, content: Content) -> None:
        for child in parent:
            name = local_name(child)
            if name in _DROPPED:
                continue
            if name == "r":
                self._read_run(child, style, content)
            elif name == "AlternateContent":
                for branch in choose_branch(child):
                    self._read_run_part(branch, local_name(branch), style, content)
            elif name == "fldSimple":
                self._fields.append(_Field(child.get(w("instr"), ""), in_result=True))
                self._read_children(child, style, content)
                self._fields.pop()
            else:
                outside = self._in_prompt
                self._in_prompt |= bool(get_switch(child, "sdtPr", "showingPlcHdr"))
                self._read_children(child, style, content)
                self._in_prompt = outside

    def _read_run(self, run: Element, style: Style, content: Content) -> None:
        look = self._styles.style_run(style, run.find(w("rPr")))
        fonts = find(run, "rPr", "rFonts")
        is_symbols = fonts is not None and is_symbol_font(fonts.get(w("ascii")))
        for child in run:
            name = local_name(child)
            if name == "AlternateContent":
                for branch in choose_branch(child):
                    self._read_run_part(branch, local_name(branch), look, content)
            elif name == "t" and is_symbols:
                self._add(read_symbols(child.text or ""), look, content)
            elif name not in _DROPPED:
                self._read_run_part(child, name, look, content)

    def _read_run_part(self, part: Element, name: str, look: Style, content: Content) -> None:
        if name == "t":
            self._add(part.text or "", look, content)
        elif name in _TEXT:
            self._add(_TEXT[name], look, content)
        elif name == "br":
            is_page = part.get(w("type")) in _PAGE_BREAKS
            self._add("\n\n" if is_page else "\n", look, content)
        elif name == "sym":
            self._add(read_symbol(part.get(w("char"))), look, content)
        elif name == "fldChar":
            self._follow_field(part.get(w("fldCharType")))
        elif name == "instrText" and self._fields:
            self._fields[-1].instruction += part.text or ""
        elif name in {"footnoteReference", "endnoteReference"}:
            kind = name.removesuffix("Reference")
            content.notes.append((kind, part.get(w("id"), "")))
        elif name in {"ruby", "rubyBase"}:
            self._read_children(part, look, content)
        elif name in {"drawing", "pict", "object"}:
            content.boxes.extend(find_boxes(part))
            content.diagrams.extend(part.xpath("descendant::*[local-name()='relIds']/@*"))

    def _add(self, text: str, look: Style, content: Content) -> None:
        if not all(each.in_result for each in self._fields):
            return
        if look.hidden:
            content.hidden += text
            return
        if text.strip() and any(
            each.instruction.split()[:1] in (["TOC"], ["TOA"], ["INDEX"]) for each in self._fields
        ):
            content.in_toc = True
        content.is_placeholder &= self._in_prompt or not text.strip()
        content.pieces.append(Piece(text, look))

    def _follow_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def find_boxes(element: Element) -> list[Element]:
    """Outermost text boxes in `element`, each once though a file stores it twice."""
    if element.tag == w("txbxContent"):
        return [element]
    if local_name(element) == "AlternateContent":
        children = list(choose_branch(element))
    else:
        children = list(element)
    return [box for child in children for box in find_boxes(child)]
