"""Reads received files: every file becomes a Document, whatever state it is in."""

import hashlib
from pathlib import Path

from pipeline.contracts import Document, PipelineError, Reading, UnreadableFileError
from pipeline.ingest.coverage import describe_losses, measure_coverage
from pipeline.ingest.manifest import normalise_name
from pipeline.ingest.reasons import make_reason
from pipeline.ingest.scope import find_scope
from pipeline.ingest.sniff import sniff_format

__all__ = ["make_unreadable", "read_file"]


def read_file(path: Path) -> Document:
    """Read one PDF or Word file.

    Parameters
    ----------
    path : Path
        The file; what it is follows from its content, not from its name.

    Returns
    -------
    Document
        With status ``'gelezen'``; ``'onleesbaar'`` for a bad file, ``'leeg'`` for one
        without running text, ``'buiten_bereik'`` for one about staff or Flemish rules, each
        with a Dutch reason. A bad file never raises.
    """
    try:
        reading = _read(path)
    except UnreadableFileError as error:
        return make_unreadable(path, error.reason)
    except PipelineError as error:
        return make_unreadable(path, str(error))
    except OSError:
        return make_unreadable(path, make_reason("niet te openen"))
    except Exception as error:  # one file must never stop a run
        detail = f"{make_reason('leesfout')} (technisch: {type(error).__name__})"
        return make_unreadable(path, detail)
    return _make_document(path, reading)


def _read(path: Path) -> Reading:
    if sniff_format(path) == "pdf":
        from pipeline.ingest.pdf import read_pdf

        return read_pdf(path)
    from pipeline.ingest.word import read_word

    return read_word(path)


def _make_document(path: Path, reading: Reading) -> Document:
    document_id, digest = _identify(path)
    status, reason = find_scope(reading.blocks)
    coverage = measure_coverage(reading)
    return Document(
        document_id=document_id,
        file_name=normalise_name(path.name),
        sha256=digest,
        status=status,
        reason=reason,
        n_pages=reading.n_pages,
        blocks=reading.blocks,
        coverage=coverage,
        warnings=(*reading.warnings, *describe_losses(reading, coverage)),
    )


def make_unreadable(path: Path, reason: str) -> Document:
    """Return the document of a file that could not be read, with a plain Dutch reason."""
    document_id, digest = _identify(path)
    return Document(
        document_id=document_id,
        file_name=normalise_name(path.name),
        sha256=digest,
        status="onleesbaar",
        reason=reason,
    )


def _identify(path: Path) -> tuple[str, str]:
    """Document id and SHA-256; a file that cannot be opened counts as empty."""
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    digest = hashlib.sha256(content).hexdigest()
    # The name in one Unicode form, so that a Mac gives the same id as any other machine.
    name = normalise_name(path.name)
    return hashlib.sha256(f"{digest}{name}".encode()).hexdigest()[:12], digest
