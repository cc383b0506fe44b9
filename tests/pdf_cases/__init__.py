"""PDF files drawn for one problem each, with what should be read in them.

Each function of `CASES` draws on a canvas and returns the blocks wanted: kind and text. The
corpora hold none of these problems.
"""

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_cases import lines, places
from tests.pdf_cases.drawing import Wanted

CASES: dict[str, Callable[[Canvas], Wanted]] = {
    case.__name__: case
    for case in (
        lines.doubled_characters,
        lines.pictorial_bullets,
        lines.numbered_headings_only,
        lines.dotted_contents,
        lines.indented_first_lines,
        lines.lone_number_at_line_start,
        lines.bold_word_in_sentence,
        lines.drop_cap,
        places.merged_cells,
        places.open_table,
        places.three_columns,
        places.columns_of_two_widths,
        places.shaded_aside,
        places.page_on_its_side,
        places.footnote_between_two_halves,
        places.rotated_margin_text,
        places.running_header_and_footer,
    )
}


def draw(name: str, folder: Path) -> tuple[Path, Wanted]:
    path = folder / f"{name}.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    wanted = CASES[name](canvas)
    canvas.save()
    return path, wanted
