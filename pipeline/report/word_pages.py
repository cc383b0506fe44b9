"""Pages of the Word reports: A4, upright or lying, with header and page numbers."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Cm, Length, Pt

from pipeline.report.word_fields import add_field
from pipeline.report.word_styles import MUTED

_A4 = (Cm(21.0), Cm(29.7))
_MARGIN = Cm(2.5)


def set_up_page(section: Section, *, landscape: bool = False) -> None:
    """Set paper and margins."""
    width, height = _A4[::-1] if landscape else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def begin_section(document: Document, *, landscape: bool) -> None:
    """Begin a new page with another orientation."""
    set_up_page(document.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)


def text_width(section: Section) -> Length:
    """Give the width between the margins."""
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return Length((section.page_width or 0) - margins)


def text_height(section: Section) -> Length:
    """Give the height between the margins."""
    margins = (section.top_margin or 0) + (section.bottom_margin or 0)
    return Length((section.page_height or 0) - margins)


def finish_pages(document: Document, title: str) -> None:
    """Put the title above and 'Bladzijde 3 van 20' below all pages but the title page."""
    for number, section in enumerate(document.sections):
        section.different_first_page_header_footer = number == 0
        for part in (section.header, section.footer):
            part.is_linked_to_previous = number > 0
    first = document.sections[0]
    header = first.header.paragraphs[0]
    header.add_run(title)
    footer = first.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run("Bladzijde ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" van ")
    add_field(footer, "NUMPAGES", "1")
    for name in ("Header", "Footer"):
        font = document.styles[name].font
        font.size, font.color.rgb = Pt(9), MUTED
