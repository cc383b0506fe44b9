"""What a file really is, from its first bytes; its name may lie."""

import zipfile
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.ingest.reasons import refuse

Format: TypeAlias = Literal["pdf", "word"]

_HEAD = 2048
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot"})
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")


def sniff_format(path: Path) -> Format:
    """Return whether `path` is a PDF or a Word file, by content.

    Raises
    ------
    UnreadableFileError
        When it is neither; the reason says what it is and what to do.
    OSError
        When the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00 \r\n\t"):
        raise refuse(path, "leeg bestand")
    # The PDF standard lets a reader accept a header anywhere in the first 1,024 bytes.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        raise refuse(path, _judge_ole(path))
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _judge_zip(path)
    raise _refuse_other(path, _describe(head))


def _judge_ole(path: Path) -> str:
    """Tell a password-protected OOXML file from an old .doc: both are OLE containers."""
    data = path.read_bytes()
    if _ENCRYPTED in data:
        return "wachtwoord"
    return "oud Word-formaat" if _OLD_WORD in data else "wachtwoord of oud Word-formaat"


def _judge_zip(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, KeyError, NotImplementedError, RuntimeError) as error:
        if path.suffix.lower() == ".pdf":
            raise refuse(path, "geen pdf", "Het is een beschadigd archief.") from error
        raise refuse(path, "beschadigd archief") from error
    if any(name.startswith("word/") for name in names) or "[Content_Types].xml" in names:
        for folder, what in (("xl/", "een Excel-bestand"), ("ppt/", "een PowerPoint-bestand")):
            if any(name.startswith(folder) for name in names):
                raise _refuse_other(path, f"Het is {what}; sla de tekst op als PDF of Word.")
        return "word"
    if b"opendocument" in kind:
        found = "Het is een OpenDocument-bestand (.odt). Open het en sla het op als .docx of PDF."
    else:
        found = "Het is een zip-archief. Pak het uit en zet de bestanden zelf in de map."
    raise _refuse_other(path, found)


def _describe(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<script", b"<body")):
        return (
            "Het is een webpagina, vaak een foutmelding of inlogscherm van de site waar het "
            "vandaan komt. Open de pagina, download het bestand opnieuw of druk de pagina af "
            "naar PDF."
        )
    if start.startswith(b"{\\rtf"):
        return "Het is een RTF-bestand. Open het in Word en sla het op als .docx."
    if start.startswith(b"<?xml"):
        return "Het is een XML-bestand. Open het in Word en sla het op als .docx of PDF."
    if head.startswith(_PICTURES):
        return "Het is een afbeelding. Maak er met tekstherkenning (OCR) een PDF met tekst van."
    if b"\x00" not in head and _is_text(head):
        return "Het is een tekstbestand. Open het in Word en sla het op als .docx of PDF."
    return "De inhoud is onleesbaar of beschadigd. Vraag het bestand opnieuw op."


def _is_text(head: bytes) -> bool:
    n_control = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    n_high = sum(byte > 126 for byte in head)
    return n_control == 0 and n_high < len(head) / 4


def _refuse_other(path: Path, found: str) -> Exception:
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return refuse(path, "geen pdf", found)
    return refuse(
        path, "geen Word-bestand" if suffix in _WORD_SUFFIXES else "onbekend formaat", found
    )
