"""Tells whether a run would give what is already there, from content alone."""

import hashlib
import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.run.corpus import Corpus
from pipeline.run.options import RunOptions
from pipeline.store import compute_digest, digest_package, write_atomically

_FILE = "vingerafdruk.json"
_MODELS = ("nl_core_news_lg", "nl_core_news_md")


def compute_fingerprint(corpus: Corpus, options: RunOptions) -> str:
    """Return a digest of everything the outputs depend on.

    That is: every file of the corpus and what the manifest says of it, the program with its
    models, the topic list, the options, and which language models are installed.
    """
    parts = [digest_package("pipeline"), repr(options), *corpus.notes]
    for path in corpus.paths:
        parts += [path.name, _digest(path), repr(corpus.sources.get(path.name))]
    chosen = (options.coding.topiclist, options.settings.logo, options.verdicts)
    parts += [_digest(path) for path in chosen if path]
    for folder in filter(None, (options.settings.templates, options.coding.coder)):
        parts += [_digest(path) for path in sorted(folder.rglob("*")) if path.is_file()]
    parts += [name for name in _MODELS if importlib.util.find_spec(name)]
    return compute_digest(*parts)


def is_current(out: Path, fingerprint: str) -> bool:
    """Tell whether `out` holds the unchanged files of a run with this fingerprint."""
    try:
        record = json.loads((out / "intern" / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if record.get("vingerafdruk") != fingerprint:
        return False
    return all(_digest(out / name) == sha for name, sha in record["bestanden"].items())


def record_run(out: Path, fingerprint: str, paths: Iterable[Path]) -> None:
    """Remember the files that a run with this fingerprint wrote in `out`.

    Parameters
    ----------
    paths : iterable of Path
        What readers see; the results kept under ``intern`` are added.
    """
    kept = [path for path in (out / "intern").iterdir() if path.is_file() and path.name != _FILE]
    files = {path.relative_to(out).as_posix(): _digest(path) for path in sorted([*paths, *kept])}
    record = json.dumps({"vingerafdruk": fingerprint, "bestanden": files}, indent=1)
    write_atomically(out / "intern" / _FILE, record.encode())


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
