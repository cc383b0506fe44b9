"""Tells text that says nothing by itself: contact lines, contents, menus, forms, staff matters."""

from functools import lru_cache

from pipeline.coding.lexicon.content import load_content
from pipeline.contracts import Paragraph
from pipeline.topiclist.patterns import compile_patterns, fold

MAX_CONTACT = 120
MAX_FORM = 160
MIN_WORDS = 2


def is_furniture(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is no content: contact, contents, menu, form label, staff."""
    patterns = load_content()
    text = fold(paragraph.text).strip()
    if len(text.split()) < MIN_WORDS or any(_is_skipped(h) for h in paragraph.heading_path):
        return True
    if compile_patterns(patterns.inhoudsregel + patterns.menu + patterns.verwijzing).search(text):
        return True
    if compile_patterns(patterns.personeel).search(text):
        return True
    if len(text) < MAX_FORM and compile_patterns(patterns.formulier).search(text):
        return ". " not in text
    is_contact = len(text) < MAX_CONTACT and compile_patterns(patterns.contact).search(text)
    return bool(is_contact and not compile_patterns(patterns.handeling).search(text))


@lru_cache(maxsize=4096)
def _is_skipped(heading: str) -> bool:
    patterns = load_content()
    folded = fold(heading).strip()
    is_skipped = any(
        match.span() == (0, len(folded))
        for match in compile_patterns(patterns.overslaan).finditer(folded)
    )
    staff = patterns.personeelskop + patterns.personeel
    return is_skipped or bool(compile_patterns(staff).search(folded))
