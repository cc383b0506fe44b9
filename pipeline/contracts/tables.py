"""Every table between stages: each column defined once, with its type, unit and meaning.

The descriptions are Dutch because analysts meet them: in error messages and in
``docs/tabellen.md``. Text columns are never null (absent is ``''``); whole numbers that
may be absent are nullable ``Int64``.
"""

from collections.abc import Mapping
from typing import get_args

import pandera.pandas as pa

from pipeline.contracts.objects import SECTORS, CodingSource, ParagraphKind, Status

HEADING_SEPARATOR = " > "
TOTAL = "totaal"
GROUPS: tuple[str, ...] = (TOTAL, *SECTORS)
LEVELS: tuple[str, ...] = ("niveau.regionaal", "niveau.school")


def _column(dtype: str, description: str, *checks: pa.Check, unique: bool = False) -> pa.Column:
    nullable = dtype == "Int64"
    return pa.Column(dtype, list(checks), nullable=nullable, unique=unique, description=description)


def _text(description: str, *allowed: str, unique: bool = False) -> pa.Column:
    checks = [pa.Check.isin(allowed, error="een van: " + ", ".join(allowed))] if allowed else []
    return _column("str", description, *checks, unique=unique)


def _count(description: str, dtype: str = "int64", at_least: int = 0) -> pa.Column:
    check = pa.Check.ge(at_least, error=f"een getal van {at_least} of hoger")
    return _column(dtype, description, check)


def _number(description: str, top: int) -> pa.Column:
    check = pa.Check.in_range(0, top, error=f"een getal van 0 tot en met {top}")
    return _column("float64", description, check)


def _schema(name: str, columns: Mapping[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(dict(columns), name=name, strict=True)


DOCUMENTS = _schema(
    "documents",
    {
        "document_id": _text("sleutel van het document", unique=True),
        "file_name": _text("bestandsnaam"),
        "sha256": _text("controlegetal van het bestand"),
        "school_id": _text("sleutel van de school"),
        "school": _text("naam van de school"),
        "sector": _text("sector van de school", *SECTORS),
        "year": _count("jaar van het document", "Int64"),
        "status": _text("wat er van het bestand geworden is", *get_args(Status)),
        "reason": _text("waarom het niet is geanalyseerd"),
        "n_pages": _count("aantal bladzijden, leeg voor Word", "Int64"),
        "n_chars": _count("aantal tekens in de alinea's"),
        "n_paragraphs": _count("aantal alinea's"),
        "coverage": _number("aandeel van de tekens dat is teruggevonden (0-1)", 1),
        "level": _text("niveau van het document, of leeg", "", *LEVELS),
        "level_evidence": _text("waarop het niveau berust"),
        "warnings": _text("waarschuwingen bij het lezen, een per regel"),
    },
)

PARAGRAPHS = _schema(
    "paragraphs",
    {
        "paragraph_id": _text("sleutel van de alinea", unique=True),
        "document_id": _text("sleutel van het document"),
        "index": _count("plaats in het document, vanaf 0"),
        "page": _count("bladzijde, leeg voor Word", "Int64", at_least=1),
        "kind": _text("soort alinea", *get_args(ParagraphKind)),
        "heading_path": _text(f"koppen erboven, verbonden met '{HEADING_SEPARATOR}'"),
        "text": _text("de tekst"),
        "start": _count("begin in de tekst van het document (Unicode-tekens)"),
        "end": _count("einde in de tekst van het document (Unicode-tekens, exclusief)"),
        "stem": _text("zin die de opsomming inleidt"),
    },
)

CODINGS = _schema(
    "codings",
    {
        "paragraph_id": _text("sleutel van de alinea"),
        "code": _text("code uit de topiclijst"),
        "start": _count("begin in de alinea (Unicode-tekens)"),
        "end": _count("einde in de alinea (Unicode-tekens, exclusief)"),
        "score": _number("zekerheid (0-1)", 1),
        "source": _text("wie codeerde", *get_args(CodingSource)),
        "evidence": _text("waarop de codering berust"),
        "topiclist_version": _text("versie van de topiclijst"),
    },
)

SEGMENTS = _schema(
    "segments",
    {
        "segment_id": _text("sleutel van het segment", unique=True),
        "document_id": _text("sleutel van het document"),
        "code": _text("code uit de topiclijst"),
        "heading_path": _text("koppen erboven"),
        "first_index": _count("plaats van de eerste alinea in het document"),
        "last_index": _count("plaats van de laatste alinea in het document"),
        "n_paragraphs": _count("aantal alinea's in het segment", at_least=1),
    },
)

RECEIVED = _schema(
    "received",
    {
        "sector": _text("sector of totaal", *SECTORS, TOTAL, unique=True),
        "received_documents": _count("ontvangen documenten"),
        "received_schools": _count("scholen met een ontvangen document"),
        "analysed_documents": _count("geanalyseerde documenten"),
        "analysed_schools": _count("scholen met een geanalyseerd document"),
    },
)

TOPICS = _schema(
    "topics",
    {
        "category": _text("sleutel van de hoofdcategorie"),
        "category_label": _text("naam van de hoofdcategorie"),
        "code": _text("code uit de topiclijst", unique=True),
        "label_b22": _text("naam van de code in tabel B2.2"),
        "label_b23": _text("naam van de code in tabel B2.3"),
        "definition": _text("wanneer de code geldt"),
    },
)

COUNTS = _schema(
    "counts",
    {
        "row_kind": _text("hoofdcategorie of code", "categorie", "code"),
        "category": _text("sleutel van de hoofdcategorie"),
        "code": _text("code, leeg voor een hoofdcategorie"),
        "label": _text("naam in tabel B2.3"),
        "group": _text("sector of totaal", *GROUPS),
        "frequency": _count("aantal coderingen (segmenten; bij niveau: documenten)"),
        "n_schools": _count("aantal scholen met de code"),
        "n": _count("scholen met ten minste één geanalyseerd document"),
        "share_pct": _number("n_schools als percentage van n", 100),
        "low_pct": _number("ondergrens van het 95%-interval (Wilson), in procenten", 100),
        "high_pct": _number("bovengrens van het 95%-interval (Wilson), in procenten", 100),
    },
)
