"""Opens a Word file: its parts, by the relations between them."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from lxml import etree

from pipeline.ingest.reasons import refuse
from pipeline.ingest.word.names import Element, w

if TYPE_CHECKING:
    from docx.opc.part import Part

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (_STRICT + b"drawingml/", b"drawingml/2006/"),
)
_SCHEMAS = b"http://schemas.openxmlformats.org/"


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
        package = OpcPackage.open(_open_transitional(path))
        return _read_parts(package.main_document_part)
    except (zipfile.BadZipFile, PackageNotFoundError, EOFError, OSError) as error:
        raise refuse(path, "beschadigd archief") from error
    except KeyError as error:
        raise refuse(path, "onderdeel ontbreekt") from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse(path, "beschadigde inhoud") from error


def _open_transitional(path: Path) -> IO[bytes]:
    """Open the archive; one in ISO Strict form, which python-docx does not know, is rewritten."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _STRICT not in archive.read("_rels/.rels"):
            return io.BytesIO(data)
        rewritten = io.BytesIO()
        with zipfile.ZipFile(rewritten, "w") as target:
            for name in archive.namelist():
                content = archive.read(name)
                for strict, transitional in _TRANSITIONAL:
                    content = content.replace(strict, _SCHEMAS + transitional)
                target.writestr(name, content)
    rewritten.seek(0)
    return rewritten


def _read_parts(main: "Part") -> WordPackage:
    root = etree.fromstring(main.blob)
    body = root.find(w("body"))
    if body is None:
        raise KeyError("w:body")
    parts: dict[str, list[bytes]] = {}
    for relation in main.rels.values():
        if not relation.is_external:
            kind = relation.reltype.rsplit("/", 1)[-1]
            parts.setdefault(kind, []).append(relation.target_part.blob)
    roots = {
        kind: [etree.fromstring(blob) for blob in blobs]
        for kind, blobs in parts.items()
        if kind in {"styles", "numbering", "header", "footer", "footnotes", "endnotes"}
    }
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
            relation.rId: etree.fromstring(relation.target_part.blob)
            for relation in main.rels.values()
            if relation.reltype.endswith("/diagramData")
        },
        has_pictures="image" in parts,
        has_inserts="aFChunk" in parts,
    )
