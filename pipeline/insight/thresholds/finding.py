"""From paragraphs to thresholds."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.contracts import Paragraph
from pipeline.insight.thresholds.consequences import describe
from pipeline.insight.thresholds.objects import Threshold
from pipeline.insight.thresholds.places import find_places, read_heading

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_thresholds(
    paragraphs: Sequence[Paragraph],
    docs: Sequence["Doc"],
    codes_per_paragraph: Mapping[str, frozenset[str]],
) -> list[Threshold]:
    """Find every count and duration to which the protocols tie something.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In document order, documents one after the other.
    docs : sequence of Doc
        The paragraphs' texts analysed, in the same order; with a parse if there is one.
    codes_per_paragraph : mapping of str to frozenset of str
        Codes of each paragraph_id, empty for one without codes; they settle the type of
        absence where words do not. A paragraph that is missing is read by its words alone.

    Returns
    -------
    list of Threshold
        In the order of the text; a ladder gives one row per step.
    """
    found: list[Threshold] = []
    heading = ""
    for at, (paragraph, doc) in enumerate(zip(paragraphs, docs, strict=True)):
        codes = codes_per_paragraph.get(paragraph.paragraph_id)
        places = find_places(paragraph, doc, codes)
        key = f"{paragraph.document_id}/{paragraph.heading_path}"
        if not places and key != heading:
            places = read_heading(paragraph, codes)
        heading = key
        found += describe(paragraph, doc, places, _get_list_below(paragraphs, at))
    return found


def _get_list_below(paragraphs: Sequence[Paragraph], at: int) -> str:
    """Return the first item of the list that a paragraph introduces, or ``''``."""
    if at + 1 == len(paragraphs) or not paragraphs[at].text.rstrip().endswith(":"):
        return ""
    below = paragraphs[at + 1]
    return below.text if below.stem == paragraphs[at].text else ""
