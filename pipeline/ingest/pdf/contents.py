"""Names paragraphs that are no content: tables of contents and the menus of a website."""

import re
from collections.abc import Sequence

from pipeline.ingest.pdf.headings import full_text
from pipeline.ingest.pdf.paragraphs import Paragraph

_LEADER = re.compile(r"(?:\.{3,}|…{2,}|_{4,}|(?:\. ){3,}).{0,40}$")
_PAGE_AT_END = re.compile(r"\s(?:\d{1,3}|[ivx]{1,4})$")
_MENU_WORDS = re.compile(
    r"(?:home|menu|contact|sitemap|zoeken|disclaimer|privacy(?:verklaring|beleid|statement)?|"
    r"cookies?|cookiebeleid|inloggen|onze school|ouders|leerlingen|nieuws|agenda|praktisch|"
    r"schoolgids|downloads?|print(?:en)?|delen|deel deze pagina|terug(?: naar boven)?|"
    r"lees (?:meer|verder))",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*[|>›»·•/]\s*|\s{3,}")


def name_contents(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Name tables of contents and menus.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In reading order, headers and footers already taken out.

    Returns
    -------
    dict of int to str
        ``'inhoudsopgave'`` or ``'navigatie'`` by index of the paragraph.
    """
    texts = [full_text(p) for p in paragraphs]
    named = {i: "navigatie" for i, text in enumerate(texts) if is_menu(text)}
    run: list[int] = []
    for i, text in enumerate([*texts, ""]):
        if text and _is_entry(text, paragraphs[i]):
            run.append(i)
            continue
        leaders = sum(bool(_LEADER.search(texts[j])) for j in run)
        if len(run) >= 3 and (leaders >= 2 or _rises([texts[j] for j in run])):
            named.update(dict.fromkeys(run, "inhoudsopgave"))
        run = []
    return named


def is_menu(text: str) -> bool:
    """Tell whether text is a row of menu words, such as ``Home | Ouders | Contact``."""
    parts = [part for part in _SEPARATORS.split(text.strip("©|> ")) if part]
    # The first part may carry the name of the school.
    named = text.lstrip().startswith("©") or (parts and parts[0].endswith(" Home"))
    rest = parts[1:] if named else parts
    if len(parts) < 3 or any(len(p) > 40 or p[-1] in ".?!:;" for p in rest):
        return False
    return sum(bool(_MENU_WORDS.search(part)) for part in rest) >= 2


def _is_entry(text: str, paragraph: Paragraph) -> bool:
    if _LEADER.search(text):
        return True
    if len(text) > 120 or not _PAGE_AT_END.search(text):
        return False
    line = paragraph.lines[-1]
    # Without dots the page number stands apart, at the right edge.
    for i in range(len(line.chars) - 1, 0, -1):
        if line.chars[i].text == " ":
            return line.chars[i + 1].x0 - line.chars[i - 1].x1 > 1.5 * line.size
    return False


def _rises(texts: Sequence[str]) -> bool:
    numbers = [int(m.group()) for t in texts if (m := re.search(r"\d+$", t))]
    return len(numbers) >= 3 and numbers == sorted(numbers)
