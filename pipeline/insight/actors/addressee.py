"""Whom a protocol speaks to: *u* are the parents, *je* the pupil, an instruction the staff."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.contracts import Paragraph
from pipeline.insight.actors.parties import Mention

PARENTS = Mention(-1, -1, "ouders", "ouders")
_PUPIL = Mention(-1, -1, "leerling", "leerling")
_STAFF = Mention(-1, -1, "school", "school")

_U = re.compile(r"\b(?:u(?!\.)|uw)\b", re.IGNORECASE)
_JE = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
# '... voor medewerkers', 'Werkinstructie', '(intern)': the reader works at the school.
_TO_STAFF = re.compile(
    r"\b(?:voor|aan)\s(?:de\s|alle\s|onze\s)?(?:medewerkers|personeel|docenten|leerkrachten|"
    r"mentoren|collega'?s|team|teamleden)\b|\b(?:werk|docenten)?instructies?\b|"
    r"\bintern(?:e (?:afspraken|werkwijze|notitie))?\b(?! begeleid| vertrouwens)",
    re.IGNORECASE,
)


def find_addressees(paragraphs: Sequence[Paragraph]) -> dict[str, Mention]:
    """Find who is meant by an imperative (*bel ons*, *noteer de reden*) in each paragraph.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Of one or more documents.

    Returns
    -------
    dict of str to Mention
        By paragraph_id; offsets are -1. The words of the paragraph count first, then those of
        its headings and stem, then what the document uses most; parents where nothing tells.
    """
    told: dict[str, Counter[str]] = {}
    for paragraph in paragraphs:
        counts = told.setdefault(paragraph.document_id, Counter())
        counts["u"] += len(_U.findall(paragraph.text))
        counts["je"] += len(_JE.findall(paragraph.text))
    return {p.paragraph_id: _find(p, told[p.document_id]) for p in paragraphs}


def _find(paragraph: Paragraph, document: Counter[str]) -> Mention:
    above = " | ".join((*paragraph.heading_path, paragraph.stem))
    if _TO_STAFF.search(above):
        return _STAFF
    for text in (paragraph.text, above):
        if bool(_U.search(text)) != bool(_JE.search(text)):
            return PARENTS if _U.search(text) else _PUPIL
    return _PUPIL if document["je"] > document["u"] else PARENTS
