"""Reads Word files: python-docx opens the package, an own walk reads the XML in it."""

from pathlib import Path

from pipeline.contracts import Reading
from pipeline.ingest.reasons import refuse
from pipeline.ingest.word.blocks import make_blocks
from pipeline.ingest.word.furniture import make_furniture
from pipeline.ingest.word.numbering import Numbering
from pipeline.ingest.word.package import open_package
from pipeline.ingest.word.rawtext import extract_raw_text
from pipeline.ingest.word.styles import StyleSheet
from pipeline.ingest.word.walk import Walker

__all__ = ["read_word"]

_INSERTS = (
    "In dit Word-bestand is een ander bestand ingevoegd dat niet is gelezen. Open het in Word, "
    "sla het opnieuw op en lees het nog eens."
)


def read_word(path: Path) -> Reading:
    """Read a .docx, .docm, .dotx or .dotm file.

    Returns
    -------
    Reading
        Blocks in reading order, headers first and footers last; Word stores no pages, so
        none is known.

    Raises
    ------
    UnreadableFileError
        When the archive, a part or its XML is damaged, or when there are only pictures.
    """
    package = open_package(path)
    styles = StyleSheet(package.styles)
    walker = Walker(styles, Numbering(package.numbering), package.notes, package.diagrams)
    body = make_blocks(list(walker.walk(package.body)))
    if not body and package.has_pictures:
        raise refuse(path, "geen tekst")
    headers = make_furniture(package.headers, styles, "kopregel")
    footers = make_furniture(package.footers, styles, "voetregel")
    return Reading(
        blocks=(*headers, *body, *footers),
        n_pages=None,
        raw_text=extract_raw_text(path),
        warnings=(_INSERTS,) if package.has_inserts else (),
    )
