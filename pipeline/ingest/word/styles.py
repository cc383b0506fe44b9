"""Styles of a Word file, resolved along ``w:basedOn``."""

import re
from dataclasses import dataclass, replace

from pipeline.ingest.word.names import (
    Element,
    find,
    get_int,
    get_left,
    get_switch,
    get_value,
    w,
)

_DEFAULT_SIZE = 20
"""Half points; what Word uses when neither style nor defaults name a size."""

_FIRST_ROW = 0x20

# Word keeps English names for its own styles in every language; templates, converters and
# LibreOffice write translated ones ('Kop 1', 'Überschrift 2', 'Titre 3').
_HEADING = re.compile(
    r"(?:heading|head|kop|überschrift|titre|titolo|título|encabezado|rubrik|overskrift|h)"
    r"[ _-]*([1-9])\b"
)
_TITLE = re.compile(r"(?:title|titel|hoofdtitel|documenttitel|titre|título|titolo)$")
_TOC = re.compile(
    r"(?:toc|inhopg|inhoudsopgave|contents|verzeichnis|tm)[ _-]*(?:\d|heading\b|kop\b)"
    r"|table of figures|kop(?:je)? ?(?:van )?inhoudsopgave"
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or run looks like before its own direct formatting.

    Attributes
    ----------
    outline : int or None
        1-based heading level, 0 for a title, None for text.
    size : int
        Half points.
    numbering : tuple of (str or None, int or None)
        ``numId`` and ``ilvl``.
    left : int or None
        Left indent in twentieths of a point.
    """

    name: str = ""
    style_id: str = ""
    outline: int | None = None
    is_toc: bool = False
    bold: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False
    centred: bool = False
    size: int = _DEFAULT_SIZE
    numbering: tuple[str | None, int | None] = (None, None)
    left: int | None = None


class StyleSheet:
    """All styles of ``styles.xml``; `root` may be None for a file without styles."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._elements = {style.get(w("styleId"), ""): style for style in styles}
        defaults = find(root, "docDefaults", "rPrDefault", "rPr")
        self._base = apply_run_properties(Style(), defaults)
        self._defaults = {
            style.get(w("type"), ""): style.get(w("styleId"), "")
            for style in styles
            if style.get(w("default")) in {"1", "true", "on"}
        }
        self._resolved: dict[str, Style] = {}

    def resolve(self, style_id: str | None) -> Style:
        """Return the paragraph style `style_id` (None: the default one)."""
        key = style_id or self._defaults.get("paragraph", "")
        if key not in self._resolved:
            self._resolved[key] = self._build(key, frozenset())
        return self._resolved[key]

    def style_run(self, style: Style, properties: Element | None) -> Style:
        """Apply a run's character style and direct formatting to its paragraph's `style`."""
        character = self._elements.get(get_value(properties, "rStyle") or "")
        if character is not None:
            style = apply_run_properties(style, find(character, "rPr"))
        return apply_run_properties(style, properties)

    def marks_first_row(self, properties: Element | None) -> bool:
        """Whether a table with ``w:tblPr`` `properties` has a style that marks its first row."""
        look = find(properties, "tblLook")
        if look is None:
            return False
        # Older files have one hexadecimal value, newer ones an attribute for each part.
        value = look.get(w("val"), "")
        is_on = look.get(w("firstRow")) in {"1", "true", "on"}
        is_on |= bool(re.fullmatch("[0-9A-Fa-f]{1,8}", value) and int(value, 16) & _FIRST_ROW)
        style = self._elements.get(get_value(properties, "tblStyle") or "")
        while is_on and style is not None:
            if any(each.get(w("type")) == "firstRow" for each in style.iter(w("tblStylePr"))):
                return True
            style = self._elements.get(get_value(style, "basedOn") or "")
        return False

    def _build(self, key: str, seen: frozenset[str]) -> Style:
        element = self._elements.get(key)
        if element is None or key in seen:
            return self._base
        parent_id = get_value(element, "basedOn")
        parent = self._build(parent_id, seen | {key}) if parent_id else self._base
        name = (get_value(element, "name") or key).lower().strip()
        style = apply_run_properties(parent, find(element, "rPr"))
        style = apply_paragraph_properties(style, find(element, "pPr"))
        outline = _find_outline(name, element, parent)
        is_toc = parent.is_toc or bool(_TOC.match(name))
        return replace(style, name=name, style_id=key, outline=outline, is_toc=is_toc)


def _find_outline(name: str, element: Element, parent: Style) -> int | None:
    level = get_int(element, "pPr", "outlineLvl")
    if level is not None:
        return level + 1 if level < 9 else None
    if _TITLE.match(name):
        return 0
    heading = _HEADING.match(name)
    return int(heading[1]) if heading else parent.outline


def apply_run_properties(style: Style, properties: Element | None) -> Style:
    """Return `style` with what ``w:rPr`` sets."""
    if properties is None:
        return style
    bold, caps = get_switch(properties, "b"), get_switch(properties, "caps")
    underline, hidden = get_switch(properties, "u"), get_switch(properties, "vanish")
    return replace(
        style,
        bold=style.bold if bold is None else bold,
        caps=style.caps if caps is None else caps,
        underline=style.underline if underline is None else underline,
        hidden=style.hidden if hidden is None else hidden,
        size=get_int(properties, "sz") or style.size,
    )


def apply_paragraph_properties(style: Style, properties: Element | None) -> Style:
    """Return `style` with what ``w:pPr`` sets, apart from its style and outline level."""
    if properties is None:
        return style
    left = get_left(properties)
    alignment = get_value(properties, "jc")
    num_id, level = style.numbering
    own_id = get_value(properties, "numPr", "numId")
    own_level = get_int(properties, "numPr", "ilvl")
    return replace(
        style,
        left=style.left if left is None else left,
        centred=style.centred if alignment is None else alignment == "center",
        numbering=(
            num_id if own_id is None else own_id,
            level if own_level is None else own_level,
        ),
    )
