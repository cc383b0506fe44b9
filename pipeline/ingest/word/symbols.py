"""Symbol fonts: Wingdings and Symbol keep their signs in the private use area."""

_SYMBOLS = {
    0xF0A7: "▪",
    0xF0A8: "☐",
    0xF06F: "☐",
    0xF071: "☐",
    0xF0FE: "☒",
    0xF0FD: "☒",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0E0: "→",
    0xF0E8: "→",
    0xF0D8: "➢",
    0xF0DF: "←",
    0xF0AE: "→",
    0xF0B3: "≥",
    0xF0A3: "≤",
    0xF02D: "–",
    0xF020: " ",
}
_TABLE = dict.fromkeys(range(61440, 61696), "•") | _SYMBOLS
"""Unknown signs become a bullet: in school documents they nearly always start a line."""


_FONTS = frozenset({"symbol", "webdings", "wingdings", "wingdings 2", "wingdings 3"})


def is_symbol_font(name: str | None) -> bool:
    """Whether letters in font `name` print as signs: 'Ø' in Wingdings is an arrowhead."""
    return name is not None and name.lower() in _FONTS


def read_symbols(text: str) -> str:
    """Return what `text` prints as in a symbol font."""
    shifted = (chr(ord(char) | 0xF000) if ord(char) < 0x100 else char for char in text)
    return replace_symbols("".join(shifted))


def replace_symbols(text: str) -> str:
    """Replace private-use characters of symbol fonts with signs every font has."""
    return text.translate(_TABLE)


def read_symbol(code: str | None) -> str:
    """Return the sign of ``w:sym`` with hexadecimal `code` (``'F0B7'`` or ``'B7'``)."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return replace_symbols(chr(number | 0xF000 if number < 0x100 else number))
