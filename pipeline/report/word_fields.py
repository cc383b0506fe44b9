"""Parts of Word that python-docx has no words for: fields, bookmarks, links, contents, alt text.

Element and attribute names are those of ECMA-376, part 1.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.text.paragraph import Paragraph


def make_element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """Make an element of the ``w`` namespace; attribute names are in it too."""
    element = OxmlElement(f"w:{tag}")
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a simple field with the result that shows until it is updated."""
    field = make_element("fldSimple", instr=f" {instruction} ")
    field.append(_make_run(shown))
    paragraph._p.append(field)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around everything in the paragraph."""
    start = make_element("bookmarkStart", id=str(number), name=name)
    properties = paragraph._p.pPr
    paragraph._p.insert(0 if properties is None else 1, start)
    paragraph._p.append(make_element("bookmarkEnd", id=str(number)))


def add_contents(document: Document, entries: Sequence[tuple[int, str, str]], title: str) -> None:
    """Add a table of contents that is filled in, so that nothing asks to be updated.

    Page numbers come when the reader updates the field; they depend on fonts and printer.

    Parameters
    ----------
    entries : sequence of (int, str, str)
        Level (1 or 2), text and bookmark of each heading.
    """
    control = make_element("sdt")
    properties, content = make_element("sdtPr"), make_element("sdtContent")
    part = make_element("docPartObj")
    part.append(make_element("docPartGallery", val="Table of Contents"))
    part.append(make_element("docPartUnique"))
    properties.append(part)
    control.extend([properties, content])
    paragraphs = [document.add_paragraph(title, style="TOC Heading")]
    for level, text, bookmark in entries:
        paragraph = document.add_paragraph(style=f"toc {level}")
        link = make_element("hyperlink", anchor=bookmark, history="1")
        link.append(_make_run(text))
        paragraph._p.append(link)
        paragraphs.append(paragraph)
    first, last = paragraphs[1], paragraphs[-1]
    opening = [_field_char("begin"), _field_text(r'TOC \o "1-2" \h \z \u'), _field_char("separate")]
    for place, run in enumerate(opening, start=1):
        first._p.insert(place, run)  # after the paragraph's properties
    last._p.append(_field_char("end"))
    body_place = paragraphs[0]._p
    body_place.addprevious(control)
    content.extend([paragraph._p for paragraph in paragraphs])


def describe_picture(shape: InlineShape, alt: str, number: int) -> None:
    """Give a picture its alternative text and a number of its own."""
    properties = shape._inline.docPr
    properties.set("descr", alt)
    properties.set("name", f"Figuur {number}")
    properties.set("id", str(number))


def _make_run(text: str) -> BaseOxmlElement:
    run, content = make_element("r"), make_element("t")
    content.text = text
    content.set(qn("xml:space"), "preserve")
    run.append(content)
    return run


def _field_char(kind: str) -> BaseOxmlElement:
    run = make_element("r")
    run.append(make_element("fldChar", fldCharType=kind))
    return run


def _field_text(instruction: str) -> BaseOxmlElement:
    run, text = make_element("r"), make_element("instrText")
    text.text = f" {instruction} "
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    return run
