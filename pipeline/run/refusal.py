"""What the program refuses to code: documents that are as a whole about something else."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.contracts import Block, Paragraph
from pipeline.ingest.scope import find_scope

if TYPE_CHECKING:
    from pipeline.coding.arrays import Bools


def clear_refused(paragraphs: Sequence[Paragraph], found: "Bools") -> "Bools":
    """Take the codes from documents that reading refuses: out of scope, or empty (`find_scope`).

    A coder that is given units only knows nothing of this, while the program never shows it the
    units of such a document.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Documents one after the other.
    found : numpy.ndarray of bool, shape (n_paragraphs, n_codes)

    Returns
    -------
    numpy.ndarray of bool, shape of `found`
    """
    cleared = found.copy()
    for _, group in groupby(enumerate(paragraphs), key=lambda row: row[1].document_id):
        rows, units = zip(*group, strict=True)
        headings = dict.fromkeys(head for unit in units for head in unit.heading_path)
        blocks = [Block(head, "kop") for head in headings]
        blocks += [Block(unit.text, unit.kind) for unit in units]
        if find_scope(blocks)[0] != "gelezen":
            cleared[list(rows)] = False
    return cleared
