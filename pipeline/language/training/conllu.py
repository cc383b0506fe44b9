"""Reading the training data: UD treebanks in CoNLL-U and Frog's silver annotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One annotated token.

    Attributes
    ----------
    form, lemma : str
        As in the text; lemma without compound marks.
    upos : str
        Universal part of speech.
    feats : str
        Morphological features, ``Name=Value|...`` or ``''``.
    head : int
        0-based index of the governor in the sentence, the token itself for the root; -1 when
        unknown (silver data).
    dep : str
        UD relation, ``''`` when unknown.
    parts : tuple of str
        Compound parts or morphemes as the source marks them.
    space_after : bool
        Whether white space follows.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str
    parts: tuple[str, ...] = ()
    space_after: bool = True


Sentence = tuple[Word, ...]


def read_blocks(path: Path) -> Iterator[list[list[str]]]:
    """Read a file of tab-separated token lines with blank lines between sentences.

    Parameters
    ----------
    path : Path
        CoNLL-U or silver file, UTF-8; lines that start with ``#`` and a space are comments.

    Yields
    ------
    list of list of str
        The rows of one sentence, without ranges (``1-2``) and empty nodes (``1.1``).
    """
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").splitlines():
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


def read_conllu(path: Path) -> list[Sentence]:
    """Read a UD treebank and bring it to the conventions of the pipeline.

    Parameters
    ----------
    path : Path
        CoNLL-U file of any release of UD Dutch.

    Returns
    -------
    list of Sentence
    """
    return [tuple(_word(fields, rows) for fields in rows) for rows in read_blocks(path)]


def _word(fields: list[str], rows: list[list[str]]) -> Word:
    """Convert one CoNLL-U row."""
    index, form, raw, upos, _, feats, head, dep, _, misc = fields
    parts = tuple(raw.split("_")) if "_" in raw and "_" not in form else ()
    lemma = raw if "_" in form else raw.replace("_", "")
    governor = int(head) - 1 if int(head) else int(index) - 1
    return Word(
        form,
        lemma,
        upos,
        "" if feats == "_" else feats,
        governor,
        "ROOT" if dep == "root" else dep,
        parts,
        "SpaceAfter=No" not in misc,
    )
