"""Reads the word lists of this stage: YAML files that lie beside the code that uses them."""

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_words(package: str, name: str) -> dict[str, Any]:
    """Read ``<name>.yaml`` of a package.

    Parameters
    ----------
    package : str
        For example ``'pipeline.insight.actors'``.
    name : str
        File name without its extension.

    Returns
    -------
    dict
        What the file holds; shared by all callers, so it is not to be changed.
    """
    from ruamel.yaml import YAML

    text = files(package).joinpath(f"{name}.yaml").read_text("utf-8")
    words: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return words
