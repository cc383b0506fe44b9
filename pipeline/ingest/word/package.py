"""Opens a Word file: its parts, by the relations between them."""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.ingest.reasons import refuse
from pipeline.ingest.word.archive import open_archive
from pipeline.ingest.word.names import Element, w

if TYPE_CHECKING:
    from docx.opc.part import Part

_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)
_PARTS = frozenset({"styles", "numbering", "header", "footer", "footnotes", "endnotes"})


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a Word file that hold text or looks.

    Attributes
    ----------
    notes : dict of (str, str) to Element
        Foot- and endnotes by kind and id.
    diagrams : dict of str to Element
        Text of SmartArt by relation id.
    has_inserts : bool
        Whether whole files of another format are inserted (``w:altChunk``).
    """

    body: Element
    styles: Element | None
    numbering: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]
    notes: dict[tuple[str, str], Element]
    diagrams: dict[str, Element]
    has_pictures: bool
    has_inserts: bool


def open_package(path: Path) -> WordPackage:
    """Open a .docx, .docm, .dotx or .dotm file.

    Raises
    ------
    UnreadableFileError
        When the archive is damaged, a part is missing or its XML is broken.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docx.opc.package import OpcPackage

    try:
        package = OpcPackage.open(open_archive(path))
        return _read_parts(package.main_document_part)
    except (*_DAMAGED, PackageNotFoundError) as error:
        raise refuse(path, "beschadigd archief") from error
    except KeyError as error:
        raise refuse(path, "onderdeel ontbreekt") from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse(path, "beschadigde inhoud") from error


def _read_parts(main: "Part") -> WordPackage:
    body = _parse(main).find(w("body"))
    if body is None:
        raise KeyError("w:body")
    parts: dict[str, list[Part]] = {}
    for relation in main.rels.values():
        if not relation.is_external:
            kind = relation.reltype.rsplit("/", 1)[-1]
            parts.setdefault(kind, []).append(relation.target_part)
    roots = {kind: list(map(_parse, found)) for kind, found in parts.items() if kind in _PARTS}
    first = {kind: found[0] for kind, found in roots.items()}
    notes = {
        (kind, note.get(w("id"), "")): note
        for kind in ("footnote", "endnote")
        for note in first.get(f"{kind}s", [])
        if note.get(w("type"), "normal") == "normal"
    }
    return WordPackage(
        body=body,
        styles=first.get("styles"),
        numbering=first.get("numbering"),
        headers=tuple(roots.get("header", ())),
        footers=tuple(roots.get("footer", ())),
        notes=notes,
        diagrams={
            relation.rId: _parse(relation.target_part)
            for relation in main.rels.values()
            if relation.reltype.endswith("/diagramData")
        },
        has_pictures="image" in parts,
        has_inserts="aFChunk" in parts,
    )


def _parse(part: "Part") -> Element:
    from docx.opc.part import XmlPart

    # python-docx has parsed the parts whose content type it knows.
    return part.element if isinstance(part, XmlPart) else etree.fromstring(part.blob)
