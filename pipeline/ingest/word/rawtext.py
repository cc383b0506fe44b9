"""The raw text of a Word file, without any of the code that reads it for real."""

import html
import re
import zipfile
from pathlib import Path

_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|diagrams/data)\d*\.xml"
)
# What a reader never sees: the old place of moved text, and the second copy of a text box.
_UNSEEN = re.compile(
    r"<mc:Fallback\b.*?</mc:Fallback>|<w:moveFrom [^>]*>.*?</w:moveFrom>", re.DOTALL
)
_TEXT = re.compile(
    r"<(?:w|a):t(?:\s[^>]*)?>([^<]*)</(?:w|a):t>|<(w:p|a:p|w:tab|w:br|w:cr|w:tc)\b|(<w:noBreakHyphen)\b"
)


def extract_raw_text(path: Path) -> str:
    """Return the text of body, headers, footers and notes; headers and footers once each."""
    texts: dict[str, None] = {}
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if _PARTS.fullmatch(name):
                texts[_strip(archive.read(name).decode("utf-8", "replace"))] = None
    return "\n".join(texts)


def _strip(xml: str) -> str:
    matches = _TEXT.finditer(_UNSEEN.sub("", xml))
    parts = (match[1] or ("-" if match[3] else "\n" if match[2] else "") for match in matches)
    return html.unescape("".join(parts))
