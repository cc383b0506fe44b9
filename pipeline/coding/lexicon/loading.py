"""Reads the lexicon's YAML files and reports a mistake with its file and place."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML

from pipeline.coding.lexicon.objects import AbsenceType, Cue, Lexicon, Patterns
from pipeline.contracts import TopicListError

Content = TypeVar("Content")
_PARTIES = TypeAdapter(dict[str, dict[str, Patterns]])
_TYPES = TypeAdapter(dict[str, AbsenceType])
_FUNCTIONS = TypeAdapter(dict[str, tuple[Cue, ...]])


def _read(name: str, adapter: TypeAdapter[Content]) -> Content:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    try:
        return adapter.validate_python(YAML(typ="safe", pure=True).load(text))
    except ValidationError as error:
        first = error.errors()[0]
        place = " > ".join(str(part) for part in first["loc"])
        raise TopicListError(f"{name}, bij {place}: {first['msg']}") from error


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Load the lexicon that comes with the package.

    Raises
    ------
    TopicListError
        When one of its files has an unknown key or a bad pattern, or names a type, party or
        function that does not exist.
    """
    lexicon = Lexicon(
        types=_read("soorten.yaml", _TYPES),
        parties=_read("partijen.yaml", _PARTIES),
        functions=_read("functies.yaml", _FUNCTIONS),
    )
    for function, cues in lexicon.functions.items():
        for cue in cues:
            place = f"functies.yaml, bij {function} > {cue.naam}"
            check_names(place, "soort", (cue.soort,), lexicon.types)
            check_names(place, "partij", (cue.handelt, cue.noemt, cue.vooraan), lexicon.parties)
            check_names(place, "functie", cue.zonder, lexicon.functions)
    return lexicon


def check_names(place: str, what: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Raise TopicListError when one of the names is not known; an empty name is no name."""
    for name in names:
        if name and name not in known:
            raise TopicListError(
                f"{place}: {what} '{name}' bestaat niet; kies uit {', '.join(known)}."
            )
