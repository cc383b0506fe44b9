"""Writes a report as a Word document."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contracts import PipelineError
from pipeline.report.blocks import Block, Figure, Heading, Quote, Report, Table, Text

if TYPE_CHECKING:
    from docx.shape import InlineShape
    from docx.text.paragraph import Paragraph

_TEXT_STYLES = {"tekst": "Normal", "opsomming": "List Bullet", "let_op": "Let op"}
_MAX_HEIGHT_CM = 21.0
_CAPTION_CM = 2.0
_CONTENTS_LEVELS = 2


def write_docx(report: Report, path: Path) -> Path:
    """Write the report; the same report gives the same bytes.

    Parameters
    ----------
    path : Path
        The file to write; folders are made.

    Raises
    ------
    PipelineError
        When the logo or a figure cannot be read as a picture.
    """
    writer = _Writer(report)
    writer.write_all()
    from pipeline.report.word_package import save

    save(writer.document, path)
    return path


class _Writer:
    def __init__(self, report: Report) -> None:
        from docx import Document

        from pipeline.report.word_package import set_properties
        from pipeline.report.word_styles import set_up_styles

        self.document = Document()
        self._report = report
        self._numbers = {"Tabel": 0, "Figuur": 0, "bladwijzer": 0}
        set_up_styles(self.document)
        set_properties(self.document, report.title, report.organisation)

    def write_all(self) -> None:
        from pipeline.report.word_pages import begin_section, finish_pages, set_up_page

        set_up_page(self.document.sections[0])
        self._write_front()
        landscape = False
        chapters = list(_split_chapters(self._report.blocks))
        for chapter, lies in zip(chapters, _choose_landscape(chapters), strict=True):
            if lies != landscape:
                begin_section(self.document, landscape=lies)
                landscape = lies
            for block in chapter:
                self._write_block(block)
        finish_pages(self.document, self._report.title)

    def _write_front(self) -> None:
        from pipeline.report.word_fields import add_contents, describe_picture

        report, document = self._report, self.document
        if report.logo:
            _, shape = self._add_picture(report.logo, height_cm=2.5)
            describe_picture(shape, f"Logo van {report.organisation}".removesuffix(" van "), 99)
        document.add_paragraph(report.title, style="Title")
        if report.subtitle:
            document.add_paragraph(report.subtitle, style="Subtitle")
        for line in filter(None, (report.organisation, *report.facts)):
            document.add_paragraph(line)
        if report.is_short:
            document.paragraphs[0].paragraph_format.space_before = 0
            return
        document.add_page_break()
        headings = [block for block in report.blocks if isinstance(block, Heading)]
        entries = [
            (heading.level, heading.text, _bookmark(number))
            for number, heading in enumerate(headings, start=1)
            if heading.level <= _CONTENTS_LEVELS
        ]
        if entries:
            add_contents(document, entries, "Inhoud")
        document.add_page_break()

    def _write_block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._write_heading(block)
        elif isinstance(block, Text):
            paragraph = self.document.add_paragraph(style=_TEXT_STYLES[block.style])
            if block.style == "let_op":
                paragraph.add_run("Let op. ").bold = True
            paragraph.add_run(block.text)
        elif isinstance(block, Quote):
            self.document.add_paragraph(f"‘{block.text}’", style="Quote")
            self.document.add_paragraph(f"– {block.source}", style="Bron")
        elif isinstance(block, Table):
            self._write_table(block)
        else:
            self._write_figure(block)

    def _write_heading(self, heading: Heading) -> None:
        from pipeline.report.word_fields import add_bookmark

        paragraph = self.document.add_heading(heading.text, heading.level)
        paragraph.paragraph_format.page_break_before = heading.new_page or None
        self._numbers["bladwijzer"] += 1
        number = self._numbers["bladwijzer"]
        add_bookmark(paragraph, _bookmark(number), number)

    def _write_table(self, table: Table) -> None:
        from pipeline.report.word_pages import text_width
        from pipeline.report.word_tables import add_table

        caption = self._write_caption("Tabel", table.caption)
        caption.paragraph_format.keep_with_next = True
        add_table(self.document, table, text_width(self.document.sections[-1]))
        self.document.add_paragraph(table.note, style="Tabelnoot")

    def _write_figure(self, figure: Figure) -> None:
        from pipeline.report.word_fields import describe_picture

        paragraph, shape = self._add_picture(figure.png)
        paragraph.paragraph_format.keep_with_next = True
        self._write_caption("Figuur", figure.caption)
        describe_picture(shape, figure.alt, 100 + self._numbers["Figuur"])

    def _write_caption(self, kind: str, text: str) -> "Paragraph":
        """Write 'Tabel B2.3 …' with a field that keeps counting when tables are added."""
        from pipeline.report.word_fields import add_field

        self._numbers[kind] += 1
        caption = self.document.add_paragraph(f"{kind} {self._report.numbering}", style="Caption")
        add_field(caption, rf"SEQ {kind} \* ARABIC", str(self._numbers[kind]))
        caption.add_run(f" {text}")
        return caption

    def _add_picture(
        self, path: Path, height_cm: float = _MAX_HEIGHT_CM
    ) -> "tuple[Paragraph, InlineShape]":
        from docx.image.exceptions import UnrecognizedImageError
        from docx.shared import Cm, Length

        from pipeline.report.word_pages import text_height, text_width

        paragraph = self.document.add_paragraph()
        try:
            shape = paragraph.add_run().add_picture(str(path))
        except (UnrecognizedImageError, OSError) as error:
            raise PipelineError(
                f"De afbeelding {path.name} is niet te lezen. Verwacht: een PNG- of JPEG-bestand."
            ) from error
        section = self.document.sections[-1]
        height = min(Cm(height_cm), text_height(section) - Cm(_CAPTION_CM))
        scale = min(text_width(section) / shape.width, height / shape.height, 1.0)
        shape.width = Length(int(shape.width * scale))
        shape.height = Length(int(shape.height * scale))
        return paragraph, shape


def _bookmark(number: int) -> str:
    return f"_Toc{number:08d}"


def _choose_landscape(chapters: Sequence[Sequence[Block]]) -> list[bool]:
    """Tell which chapters lie on their side: those with a wide table, and one between two such.

    Every turn of the paper begins a new page.
    """
    wide = [any(isinstance(b, Table) and b.wide for b in chapter) for chapter in chapters]
    return [
        own or (0 < at < len(wide) - 1 and wide[at - 1] and wide[at + 1])
        for at, own in enumerate(wide)
    ]


def _split_chapters(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Cut before each heading, so that a wide table takes its heading to its page."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and part:
            yield part
            part = []
        part.append(block)
    if part:
        yield part
