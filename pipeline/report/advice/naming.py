"""Names of codes outside their table, where a label such as 'Ouders' says too little."""

import re

import pandas as pd

from pipeline.contracts.builders import list_records

_PREFIXES = {"type": "Omschrijving", "rol": "Rol"}
_START = re.compile(r"^De alinea (\w)")


def name_codes(topics: pd.DataFrame) -> dict[str, str]:
    """Give every code a name that stands by itself: ``'Rol: ouders'``, ``'Visie'``.

    Parameters
    ----------
    topics : DataFrame
        Table B2.2.
    """
    return {row["code"]: _name(row["category"], row["label_b23"]) for row in list_records(topics)}


def _name(category: str, label: str) -> str:
    prefix = _PREFIXES.get(category)
    if not prefix:
        return label
    # A label in capitals (HALT, GGD) keeps them.
    return f"{prefix}: {label if label[:2].isupper() else label[:1].lower() + label[1:]}"


def write_definition(definition: str) -> str:
    """Write a definition for a school, which does not know of coded paragraphs."""
    return _START.sub(lambda match: match[1].upper(), definition)
