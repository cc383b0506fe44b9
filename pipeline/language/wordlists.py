"""Word lists of the language stage: one word a line in ``data/``, ``#`` starts a comment line."""

from functools import cache
from importlib.resources import files


def read_lines(name: str) -> list[str]:
    """Read the lines of a data file without blank lines and comments.

    Parameters
    ----------
    name : str
        File name in ``pipeline/language/data`` without ``.txt``.

    Returns
    -------
    list of str
    """
    text = files("pipeline.language").joinpath(f"data/{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def read_words(name: str) -> frozenset[str]:
    """Read a word list.

    Parameters
    ----------
    name : str
        File name in ``pipeline/language/data`` without ``.txt``.

    Returns
    -------
    frozenset of str
    """
    return frozenset(read_lines(name))
