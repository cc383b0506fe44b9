"""The look of the Word reports: real styles, so that a house style can be laid over them."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles

from pipeline.report.style import HEAD_COLOUR
from pipeline.report.word_fields import make_element

FONT = "Calibri"
INK = RGBColor(0x1F, 0x3A, 0x5F)
MUTED = RGBColor(0x59, 0x59, 0x59)
TABLE_STYLE = "Rapporttabel"
TABLE_TEXT, TABLE_HEAD, WARNING, SOURCE, NOTE = (
    "Tabeltekst", "Tabelkop", "Let op", "Bron", "Tabelnoot",
)  # fmt: skip
_HEADINGS = ((1, 18, 24, 8), (2, 14, 18, 6), (3, 11.5, 12, 3))


def set_up_styles(document: Document) -> None:
    """Set language, page and styles of an empty document."""
    _set_defaults(document)
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    _set_spacing(normal, 0, 8, 1.15)
    for level, size, before, after in _HEADINGS:
        heading = styles[f"Heading {level}"]
        _set_font(heading, size, INK, bold=True)
        _set_spacing(heading, before, after, 1.0)
        heading.paragraph_format.keep_with_next = True
    _set_front_matter(styles)
    _set_text_styles(styles)
    _add_table_style(styles)


def _set_front_matter(styles: Styles) -> None:
    _set_font(styles["Title"], 32, INK, bold=True)
    _set_spacing(styles["Title"], 140, 6, 1.0)
    _drop_borders(styles["Title"])
    _set_font(styles["Subtitle"], 18, MUTED)
    _set_spacing(styles["Subtitle"], 0, 30, 1.0)
    contents = _add_style(styles, "TOC Heading", "Normal")
    _set_font(contents, 18, INK, bold=True)
    _set_spacing(contents, 0, 10, 1.0)
    for level, indent in ((1, 0.0), (2, 0.8)):
        entry = _add_style(styles, f"toc {level}", "Normal")
        entry.paragraph_format.left_indent = Cm(indent)
        _set_spacing(entry, 6 if level == 1 else 0, 2, 1.0)
        entry.font.bold = level == 1


def _set_text_styles(styles: Styles) -> None:
    caption = styles["Caption"]
    _set_font(caption, 9.5, INK, bold=True)
    _set_spacing(caption, 10, 4, 1.0)
    quote = styles["Quote"]
    _set_font(quote, 11, RGBColor(0x26, 0x26, 0x26), italic=True)
    _set_spacing(quote, 2, 0, 1.1)
    quote.paragraph_format.left_indent = Cm(0.8)
    quote.paragraph_format.keep_with_next = True
    source = _add_style(styles, SOURCE, "Normal")
    _set_font(source, 9.5, MUTED)
    _set_spacing(source, 0, 8, 1.0)
    source.paragraph_format.left_indent = Cm(0.8)
    for name, bold in ((TABLE_TEXT, False), (TABLE_HEAD, True)):
        cell = _add_style(styles, name, "Normal")
        cell.font.size, cell.font.bold = Pt(9), bold
        _set_spacing(cell, 1, 1, 1.0)
    styles[TABLE_HEAD].paragraph_format.keep_with_next = True
    note = _add_style(styles, NOTE, "Normal")
    _set_font(note, 8.5, MUTED)
    _set_spacing(note, 3, 14, 1.0)
    warning = _add_style(styles, WARNING, "Normal")
    _set_spacing(warning, 4, 10, 1.1)
    _add_side_line(warning)
    bullet = styles["List Bullet"]
    _set_spacing(bullet, 0, 8, 1.15)  # between items of one list Word leaves the space out
    if bullet.element.pPr.find(qn("w:contextualSpacing")) is None:
        bullet.element.pPr.append(make_element("contextualSpacing"))


def _set_defaults(document: Document) -> None:
    """Dutch spelling, and Word's present layout rules instead of those of 2007."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    settings = document.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), "nl-NL")
    compat = settings.find(qn("w:compat"))
    if compat is not None:
        compat.append(
            make_element(
                "compatSetting", name="compatibilityMode", val="15",
                uri="http://schemas.microsoft.com/office/word",
            )
        )  # fmt: skip


def _add_style(styles: Styles, name: str, base: str) -> ParagraphStyle:
    known = name in styles
    style: ParagraphStyle = (
        styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style.base_style = styles[base]
    style.quick_style = True
    return style


def _set_font(
    style: ParagraphStyle,
    size: float,
    colour: RGBColor,
    *,
    bold: bool = False,
    italic: bool = False,
) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    font.color.rgb = colour
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _set_spacing(style: ParagraphStyle, before: float, after: float, line: float) -> None:
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.line_spacing = line
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _drop_borders(style: ParagraphStyle) -> None:
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def _add_side_line(style: ParagraphStyle) -> None:
    borders = make_element("pBdr")
    borders.append(make_element("left", val="single", sz="24", space="8", color="E69F00"))
    properties = style.element.get_or_add_pPr()
    spacing = properties.find(qn("w:spacing"))
    spacing.addprevious(borders)


def _add_table_style(styles: Styles) -> None:
    """A quiet table: lines above, below and under the heads."""
    style = styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    table = make_element("tblPr")
    borders = make_element("tblBorders")
    for side in ("top", "bottom"):
        borders.append(make_element(side, val="single", sz="8", space="0", color="1F3A5F"))
    borders.append(make_element("insideH", val="single", sz="4", space="0", color="D9D9D9"))
    margins = make_element("tblCellMar")
    for side in ("left", "right"):
        margins.append(make_element(side, w="70", type="dxa"))
    table.extend([borders, margins])
    head = make_element("tblStylePr", type="firstRow")
    cell = make_element("tcPr")
    cell.append(make_element("shd", val="clear", color="auto", fill=HEAD_COLOUR.lstrip("#")))
    head.append(cell)
    style.element.extend([table, head])
