"""Stage results on disk, keyed by content: what is unchanged is not done again.

A key is a digest of everything a result depends on: the bytes that went in, the code that
ran and the options. Time plays no part, so a copy on another machine has the same keys.
"""

import hashlib
import importlib.util
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def compute_digest(*parts: str | bytes) -> str:
    """Return the SHA-256 (64 hex digits) of `parts`, each preceded by its length.

    The lengths keep ``('ab', 'c')`` and ``('a', 'bc')`` apart.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def digest_files(paths: Iterable[Path]) -> str:
    """Return one digest over the names and bytes of `paths`, whatever their order."""
    parts = sorted((path.name, compute_digest(path.read_bytes())) for path in paths)
    return compute_digest(*(text for part in parts for text in part))


def digest_package(*packages: str) -> str:
    """Return a digest over all files (code, data, models) of Python packages.

    Parameters
    ----------
    *packages : str
        Dotted names such as ``'pipeline.ingest'``; a change in any of their files gives
        another digest, so that results of older code are never taken for current ones.

    Raises
    ------
    ModuleNotFoundError
        When a package does not exist.
    """
    parts: list[str] = []
    for package in sorted(packages):
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError(package)
        root = Path(next(iter(spec.submodule_search_locations)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                parts += [package, path.relative_to(root).as_posix()]
                parts.append(compute_digest(path.read_bytes()))
    return compute_digest(*parts)


class Store:
    """A folder of stage results; each entry is one file named after its key.

    Parameters
    ----------
    folder : Path
        Made when it does not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[Path] = set()

    def load(self, stage: str, key: str) -> bytes | None:
        """Return the bytes saved under `stage` and `key`, or None."""
        path = self._locate(stage, key)
        if not path.is_file():
            return None
        self._used.add(path)
        return path.read_bytes()

    def save(self, stage: str, key: str, data: bytes) -> None:
        """Save `data`; an interrupted save leaves no half file behind."""
        path = self._locate(stage, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
        self._used.add(path)

    def prune(self) -> int:
        """Delete the entries not loaded or saved since this object was made; return how many."""
        stale = [path for path in self.folder.glob("*/*") if path not in self._used]
        for path in stale:
            path.unlink()
        return len(stale)

    def _locate(self, stage: str, key: str) -> Path:
        return self.folder / stage / key


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step, so that a reader sees the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".deel")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
