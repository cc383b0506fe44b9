"""Every table between stages: each column defined once, with its type, unit and meaning.

The descriptions are Dutch because analysts meet them: in error messages and in
``docs/tabellen.md``. Text columns are never null (absent is ``''``); whole numbers that
may be absent are nullable ``Int64``.
"""

from typing import get_args

from pipeline.contracts.columns import count, number, schema, text
from pipeline.contracts.objects import SECTORS, CodingSource, ParagraphKind, Status

HEADING_SEPARATOR = " > "
TOTAL = "totaal"
GROUPS: tuple[str, ...] = (TOTAL, *SECTORS)
LEVELS: tuple[str, ...] = ("niveau.regionaal", "niveau.school")


DOCUMENTS = schema(
    "documents",
    {
        "document_id": text("sleutel van het document", unique=True),
        "file_name": text("bestandsnaam"),
        "sha256": text("controlegetal van het bestand"),
        "school_id": text("sleutel van de school"),
        "school": text("naam van de school"),
        "sector": text("sector van de school", *SECTORS),
        "year": count("jaar van het document", "Int64"),
        "status": text("wat er van het bestand geworden is", *get_args(Status)),
        "reason": text("waarom het niet is geanalyseerd"),
        "n_pages": count("aantal bladzijden, leeg voor Word", "Int64"),
        "n_chars": count("aantal tekens in de alinea's"),
        "n_paragraphs": count("aantal alinea's"),
        "coverage": number("aandeel van de tekens dat is teruggevonden (0-1)", 1),
        "level": text("niveau van het document, of leeg", "", *LEVELS),
        "level_evidence": text("waarop het niveau berust"),
        "warnings": text("waarschuwingen bij het lezen, een per regel"),
    },
)

PARAGRAPHS = schema(
    "paragraphs",
    {
        "paragraph_id": text("sleutel van de alinea", unique=True),
        "document_id": text("sleutel van het document"),
        "index": count("plaats in het document, vanaf 0"),
        "page": count("bladzijde, leeg voor Word", "Int64", at_least=1),
        "kind": text("soort alinea", *get_args(ParagraphKind)),
        "heading_path": text(f"koppen erboven, verbonden met '{HEADING_SEPARATOR}'"),
        "text": text("de tekst"),
        "start": count("begin in de tekst van het document (Unicode-tekens)"),
        "end": count("einde in de tekst van het document (Unicode-tekens, exclusief)"),
        "stem": text("zin die de opsomming inleidt"),
    },
)

CODINGS = schema(
    "codings",
    {
        "paragraph_id": text("sleutel van de alinea"),
        "code": text("code uit de topiclijst"),
        "start": count("begin in de alinea (Unicode-tekens)"),
        "end": count("einde in de alinea (Unicode-tekens, exclusief)"),
        "score": number("zekerheid (0-1)", 1),
        "source": text("wie codeerde", *get_args(CodingSource)),
        "evidence": text("waarop de codering berust"),
        "topiclist_version": text("versie van de topiclijst"),
    },
)

SEGMENTS = schema(
    "segments",
    {
        "segment_id": text("sleutel van het segment", unique=True),
        "document_id": text("sleutel van het document"),
        "code": text("code uit de topiclijst"),
        "heading_path": text("koppen erboven"),
        "first_index": count("plaats van de eerste alinea in het document"),
        "last_index": count("plaats van de laatste alinea in het document"),
        "n_paragraphs": count("aantal alinea's in het segment", at_least=1),
    },
)

RECEIVED = schema(
    "received",
    {
        "sector": text("sector of totaal", *SECTORS, TOTAL, unique=True),
        "received_documents": count("ontvangen documenten"),
        "received_schools": count("scholen met een ontvangen document"),
        "analysed_documents": count("geanalyseerde documenten"),
        "analysed_schools": count("scholen met een geanalyseerd document"),
    },
)

TOPICS = schema(
    "topics",
    {
        "category": text("sleutel van de hoofdcategorie"),
        "category_label": text("naam van de hoofdcategorie"),
        "code": text("code uit de topiclijst", unique=True),
        "label_b22": text("naam van de code in tabel B2.2"),
        "label_b23": text("naam van de code in tabel B2.3"),
        "definition": text("wanneer de code geldt"),
    },
)

COUNTS = schema(
    "counts",
    {
        "row_kind": text("hoofdcategorie of code", "categorie", "code"),
        "category": text("sleutel van de hoofdcategorie"),
        "code": text("code, leeg voor een hoofdcategorie"),
        "label": text("naam in tabel B2.3"),
        "group": text("sector of totaal", *GROUPS),
        "frequency": count("aantal coderingen (segmenten; bij niveau: documenten)"),
        "n_schools": count("aantal scholen met de code"),
        "n": count("scholen met ten minste één geanalyseerd document"),
        "share_pct": number("n_schools als percentage van n", 100),
        "low_pct": number("ondergrens van het 95%-interval (Wilson), in procenten", 100),
        "high_pct": number("bovengrens van het 95%-interval (Wilson), in procenten", 100),
    },
)
