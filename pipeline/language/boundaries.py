"""Sentence boundaries by rule: they must survive what school documents do with full stops.

The parser is told where every sentence starts and cannot add or drop one; so all models cut
alike, and a list item or heading without a full stop stays whole.
"""

from typing import TYPE_CHECKING

from spacy.language import Language

from pipeline.language.tokens import read_abbreviations

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "zinsgrenzen"
_STOPS = frozenset({"!", "?", "…", "...", "?!", "!!", "??"})
_CLOSING = frozenset("\"'”’»)]")
_OPENING = frozenset("\"'“‘„«([")
_SEPARATORS = frozenset({"|", "•", "▪", "◦", "➢", "➔"})
_SENTENCE_ENDING_LABEL = 1  # a label is one token and its full stop: '3.', 'b.'


@Language.component(NAME)
def mark_boundaries(doc: "Doc") -> "Doc":
    """Set the sentence start of every token of `doc`.

    Parameters
    ----------
    doc : Doc
        Tokenised text of one paragraph; a table row keeps its ``|`` between cells.

    Returns
    -------
    Doc
        The same document.
    """
    start = 0
    for i in range(1, len(doc)):
        begins = _begins(doc, start, i)
        doc[i].is_sent_start = begins
        if begins:
            start = i
    return doc


def _begins(doc: "Doc", start: int, i: int) -> bool:
    """Tell whether token `i` starts a sentence when the running one began at `start`."""
    token, previous = doc[i], doc[i - 1]
    if previous.is_space:
        return "\n" in previous.text or (i - 1 > start and _begins(doc, start, i - 1))
    if previous.text in _SEPARATORS:
        return True
    if token.is_space or (token.is_punct and not (token.text in _OPENING and previous.whitespace_)):
        return False
    last = i - 1
    while last > start and doc[last].text in _CLOSING:
        last -= 1
    if doc[last].text in _STOPS:
        return last == i - 1 or _opens(doc, i)
    return _opens(doc, i) and _full_stop(doc, start, last)


def _opens(doc: "Doc", i: int) -> bool:
    """Tell whether the words from token `i` on can open a sentence: a capital, a number, a quote.

    ``'s Morgens`` opens with its apostrophe.
    """
    token = doc[i]
    if token.text in _OPENING or token.text in {"'s", "'t", "’s", "’t"}:
        return i + 1 < len(doc) and not doc[i + 1].is_lower
    return not token.is_lower and (token.text[0].isupper() or token.text[0].isdigit())


def _full_stop(doc: "Doc", start: int, last: int) -> bool:
    """Tell whether token `last` is a full stop that ends a sentence."""
    text = doc[last].text
    if text != ".":
        return read_abbreviations().get(text.lower(), False) and doc[last + 1].is_title
    return last - start > _SENTENCE_ENDING_LABEL or not _is_label(doc[start].text)


def _is_label(text: str) -> bool:
    """Tell whether `text` is the label of a list item, so that its full stop ends nothing."""
    return len(text) == 1 or text.replace(".", "").isdigit()
