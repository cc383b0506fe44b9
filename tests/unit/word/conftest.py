"""Makes Word files from bits of XML."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

DATA = Path(__file__).parents[2] / "data" / "word"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}


def read_yaml(name: str):
    return YAML(typ="safe").load((DATA / name).read_text(encoding="utf-8"))


@pytest.fixture
def make_word(tmp_path: Path) -> Callable[..., Path]:
    """Write a .docx with the given XML per part; styles and lists come from skeleton.yaml."""

    def make(body: str, name: str = "protocol.docx", kind: str = "document", **parts: str) -> Path:
        parts = read_yaml("skeleton.yaml") | parts
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as archive:
            types = "".join(
                f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{part}+xml"/>'
                for part in parts
            )
            main = (
                f"{_WORD}.{kind}.main+xml"
                if kind != "macro"
                else ("application/vnd.ms-word.document.macroEnabled.main+xml")
            )
            archive.writestr(
                "[Content_Types].xml",
                f'<Types xmlns="{_PACKAGE}/content-types">'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>',
            )
            archive.writestr("_rels/.rels", _relate({"officeDocument": "word/document.xml"}))
            archive.writestr(
                "word/_rels/document.xml.rels",
                _relate({part: f"{part}.xml" for part in parts}),
            )
            archive.writestr(
                "word/document.xml",
                f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
            )
            for part, xml in parts.items():
                root = f"w:{_ROOTS[part]}"
                archive.writestr(f"word/{part}.xml", f"<{root} {_NAMES}>{xml}</{root}>")
        return path

    return make


def _relate(targets: dict[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
