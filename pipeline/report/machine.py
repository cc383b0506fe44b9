"""The JSON of `verzuim codeer --json`: one object per file, for other programs."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pipeline.contracts import Coding, Document, Level, Paragraph


def describe_file(
    document: Document,
    paragraphs: Sequence[Paragraph],
    codings: Sequence[Coding],
    level: Level | None,
) -> dict[str, Any]:
    """Describe one coded file.

    Returns
    -------
    dict
        Keys file_name, status, reason, level, level_evidence, coverage, paragraphs; each
        paragraph has index (0-based), page (1-based or None), kind, heading_path, text and
        codings. The start and end of a coding are half-open offsets in Unicode code points
        in the paragraph's text.
    """
    of_paragraph: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        of_paragraph[coding.paragraph_id].append(coding)
    return {
        "file_name": document.file_name,
        "status": document.status,
        "reason": document.reason,
        "level": level.code if level else "",
        "level_evidence": level.evidence if level else "",
        "coverage": round(document.coverage, 4),
        "paragraphs": [
            _describe_paragraph(paragraph, of_paragraph[paragraph.paragraph_id])
            for paragraph in paragraphs
        ],
    }


def _describe_paragraph(paragraph: Paragraph, codings: Sequence[Coding]) -> dict[str, Any]:
    return {
        "index": paragraph.index,
        "page": paragraph.page,
        "kind": paragraph.kind,
        "heading_path": list(paragraph.heading_path),
        "text": paragraph.text,
        "codings": [
            {
                "code": coding.code,
                "score": round(coding.score, 4),
                "source": coding.source,
                "evidence": coding.evidence,
                "start": coding.start,
                "end": coding.end,
            }
            for coding in codings
        ],
    }


def dump_files(files: Sequence[dict[str, Any]], language_model: str, topiclist_version: str) -> str:
    """Return the JSON text of described files, each with what coded it."""
    heads = {"language_model": language_model, "topiclist_version": topiclist_version}
    return json.dumps([{**file, **heads} for file in files], ensure_ascii=False, indent=1) + "\n"
