"""Saves a Word file so that the same report gives the same bytes on every machine."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document

_FIXED_TIME = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_THUMBNAIL = "/metadata/thumbnail"


def set_properties(document: Document, title: str, author: str) -> None:
    """Set title, author and language; times are fixed, since a clock would change the bytes."""
    properties = document.core_properties
    properties.title, properties.author = title, author
    properties.last_modified_by = author
    properties.comments, properties.keywords = "", ""
    properties.language = "nl-NL"
    properties.created = properties.modified = _FIXED_TIME
    properties.revision = 1


def save(document: Document, path: Path) -> None:
    """Write the document with fixed times for its parts."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(_THUMBNAIL):  # a picture of the library's empty template
            del package.rels[key]
    buffer = io.BytesIO()
    document.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
