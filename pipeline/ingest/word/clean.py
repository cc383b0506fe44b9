"""Clean text: mojibake, ligatures, invisible characters and spaces."""

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.ingest.word.symbols import replace_symbols

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_SPACES = re.compile(r"[^\S\n]+")


@cache
def _configure() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    # Typographic quotes and written entities are the author's; only damage is mended.
    return TextFixerConfig(uncurl_quotes=False, unescape_html=False, fix_line_breaks=False)


def clean_text(text: str) -> str:
    """Return `text` mended and with single spaces; line breaks (``'\\n'``) are kept."""
    if not text.isascii():
        from ftfy import fix_text

        text = _INVISIBLE.sub("", replace_symbols(text)).translate(_HYPHENS)
        text = fix_text(text, _configure())
    text = _SPACES.sub(" ", text)
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")
