"""Opens the zip archive of a Word file in a form that python-docx understands."""

import io
import posixpath
import zipfile
from pathlib import Path
from typing import IO

from lxml import etree

_STRICT = b"http://purl.oclc.org/ooxml/"
_SCHEMAS = b"http://schemas.openxmlformats.org/"
_TRANSITIONAL = (
    (_STRICT + b"wordprocessingml/main", _SCHEMAS + b"wordprocessingml/2006/main"),
    (_STRICT + b"officeDocument/relationships", _SCHEMAS + b"officeDocument/2006/relationships"),
    (_STRICT + b"drawingml/", _SCHEMAS + b"drawingml/2006/"),
)


def open_archive(path: Path) -> IO[bytes]:
    """Return the archive, mended where Word is more forgiving than python-docx.

    The ISO Strict form becomes the usual one, and relations to parts that are not there
    (``'word/NULL'``, left behind by a deleted picture) are dropped.

    Raises
    ------
    zipfile.BadZipFile
        When it is no archive or a damaged one.
    """
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        changed: dict[str, bytes] = {}
        names = set(archive.namelist())
        is_strict = "_rels/.rels" in names and _STRICT in archive.read("_rels/.rels")
        for name in archive.namelist():
            if is_strict or name.endswith(".rels"):
                old = content = archive.read(name)
                if is_strict:
                    for strict, transitional in _TRANSITIONAL:
                        content = content.replace(strict, transitional)
                if name.endswith(".rels"):
                    content = _drop_dangling(content, name, names)
                if content != old:
                    changed[name] = content
        if not changed:
            return io.BytesIO(data)
        rewritten = io.BytesIO()
        with zipfile.ZipFile(rewritten, "w") as target:
            for name in dict.fromkeys(archive.namelist()):
                target.writestr(name, changed.get(name) or archive.read(name))
    rewritten.seek(0)
    return rewritten


def _drop_dangling(content: bytes, name: str, names: set[str]) -> bytes:
    """Return the relations in `content` without those to parts that are not in `names`."""
    root = etree.fromstring(content)
    # 'word/_rels/document.xml.rels' holds the relations of 'word/document.xml'.
    folder = posixpath.dirname(posixpath.dirname(name))
    dangling = [
        relation
        for relation in root
        if relation.get("TargetMode") != "External"
        and _resolve(folder, relation.get("Target", "")) not in names
    ]
    if not dangling:
        return content
    for relation in dangling:
        root.remove(relation)
    mended: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return mended


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
