"""Reading token-per-line annotation: UD treebanks in CoNLL-U and Frog's silver files."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One annotated token.

    Attributes
    ----------
    form : str
        As in the text.
    lemma : str
        Lemma without compound marks; ``''`` when unknown.
    upos, feats : str
        Universal part of speech and features (``Name=Value|...``); ``''`` when unknown.
    xpos : str
        CGN tag with bars: ``N|soort|ev|basis|zijd|stan``.
    head : int
        0-based index of the governor in the sentence, the token itself for the root; -1 when
        unknown.
    dep : str
        UD relation (``ROOT`` for the root), ``''`` when unknown.
    parts : tuple of str
        Compound parts or morphemes as the source marks them.
    space_after : bool
        Whether white space follows.
    """

    form: str
    lemma: str
    upos: str = ""
    feats: str = ""
    xpos: str = ""
    head: int = -1
    dep: str = ""
    parts: tuple[str, ...] = ()
    space_after: bool = True


Sentence = tuple[Word, ...]


def read_blocks(path: Path) -> Iterator[list[list[str]]]:
    """Read a file of tab-separated token lines with blank lines between sentences.

    Parameters
    ----------
    path : Path
        CoNLL-U or silver file, UTF-8, compressed if its name ends in ``.gz``; lines that start
        with ``#`` and a space are comments.

    Yields
    ------
    list of list of str
        The rows of one sentence, without ranges (``1-2``) and empty nodes (``1.1``).
    """
    rows: list[list[str]] = []
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    for line in text.splitlines():
        if not line:
            if rows:
                yield rows
            rows = []
        elif not line.startswith("# "):
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append(fields)
    if rows:
        yield rows
