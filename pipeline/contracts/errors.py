"""Errors that a user can act on: every message is Dutch and says what to do."""

from pathlib import Path


class PipelineError(Exception):
    """A problem the user can understand and mend; the CLI shows its text, never a traceback."""


class UnreadableFileError(PipelineError):
    """A file that cannot be read; it keeps its row in `documents` with this reason.

    Parameters
    ----------
    path : Path
        The file.
    reason : str
        Plain Dutch, e.g. ``'leeg bestand: het bevat 0 bytes'``.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class ManifestError(PipelineError):
    """A manifest that cannot be used at all (missing columns, unknown sector)."""


class TopicListError(PipelineError):
    """A mistake in topiclist.yaml; the message names the line and what was expected."""


class TableError(PipelineError):
    """A table that does not keep its contract; the message names table and column."""


class ModelError(PipelineError):
    """A language model or learned coder that is missing, damaged or of another version."""
