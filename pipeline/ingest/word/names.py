"""Names in WordprocessingML and the few look-ups every module here needs."""

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """Qualified name of a Word element or attribute."""
    return f"{{{W}}}{name}"


def local_name(element: Element) -> str:
    """Name of `element` without its namespace (``''`` for comments)."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def find(element: Element | None, *path: str) -> Element | None:
    """First descendant along `path`, a child at every step."""
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def get_value(element: Element | None, *path: str) -> str | None:
    """``w:val`` of the element at `path`, or None."""
    found = find(element, *path)
    return None if found is None else found.get(w("val"))


def get_int(element: Element | None, *path: str) -> int | None:
    """``w:val`` at `path` as a number, or None when absent or damaged."""
    return to_int(get_value(element, *path))


def to_int(value: str | None) -> int | None:
    """Turn an attribute into a number; None when absent or damaged (``'120.5'`` is 120)."""
    try:
        return None if value is None else int(float(value))
    except ValueError:
        return None


def get_switch(element: Element | None, *path: str) -> bool | None:
    """State of an on/off property: None when absent, as ``<w:b/>`` is on and ``val=0`` off."""
    found = find(element, *path)
    if found is None:
        return None
    return found.get(w("val"), "1") not in {"0", "false", "off", "none"}


def get_left(properties: Element | None) -> int | None:
    """Left indent in twentieths of a point of ``w:pPr``, or None."""
    indent = find(properties, "ind")
    if indent is None:
        return None
    return to_int(indent.get(w("left")) or indent.get(w("start")))


def choose_branch(alternate: Element) -> Iterator[Element]:
    """Children of ``mc:AlternateContent`` to read: the first branch that holds text.

    A text box is stored twice, as DrawingML in ``mc:Choice`` and as VML in ``mc:Fallback``.
    """
    branches = [child for child in alternate if local_name(child) in {"Choice", "Fallback"}]
    for branch in branches:
        if any(text.text for text in branch.iter(w("t"))):
            yield from branch
            return
    if branches:
        yield from branches[0]
