"""Tells text that says nothing by itself: contact lines, contents, menus, form labels."""

import re
from functools import lru_cache

from pipeline.contracts import Paragraph
from pipeline.topiclist.patterns import fold

_CONTENTS_LINE = re.compile(r"\.{4,}\s*(\d+|fout)|…{2,}\s*\d*$|^\s*[\d.]+\s.{3,60}\s\d{1,3}$")
_MENU = re.compile(r"^(?:[\w ,.'-]{2,40}(?: [>»|/] |$)){3,}")
_FORM = re.compile(r"_{4,}|\.{6,}|…{2,}|☐|□")
_CONTACT = re.compile(
    r"@|www\.|https?:|\b0\d{1,3}[ -]?\d{5,8}\b|\b0\d{3} ?- ?\d|\b\d{4} ?[a-z]{2}\b (?=[a-z])|telefoon|tel\."
)
_VERB = re.compile(
    r"\b(?:bel|belt|bellen|meld|meldt|melden|mail|mailt|stuur|stuurt|vraag|vraagt|ziek|moet|kan|kunt|kunnen|dan|als|wordt|worden|geef|geeft)\b"
)
_HEADING_SKIP = re.compile(
    r"\b(?:inhoud(?:sopgave)?|contactgegevens|adressen|belangrijke (?:adressen|telefoonnummers)|telefoonnummers)\b"
)


def is_furniture(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a contact line, contents line, menu or form label."""
    text = fold(paragraph.text)
    if any(_is_skipped(heading) for heading in paragraph.heading_path[-1:]):
        return True
    if _CONTENTS_LINE.search(text) or _MENU.match(text):
        return True
    if len(text) < 160 and _FORM.search(text) and not re.search(r"[.;] ", text):
        return True
    return len(text) < 120 and bool(_CONTACT.search(text)) and not _VERB.search(text)


@lru_cache(maxsize=1024)
def _is_skipped(heading: str) -> bool:
    return bool(_HEADING_SKIP.search(fold(heading)))
