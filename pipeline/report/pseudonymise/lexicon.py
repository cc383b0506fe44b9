"""The word lists behind the search for names.

The lists of Dutch first names, surnames and places come from `deduce` (UMC Utrecht), read
as files: its own matcher needs one to two minutes to start, a writable folder inside the
installation and a pickle, and takes 'Stap', 'Kader' and 'gemeente Terpstra' for people
(`benchmarks/pseudonymise.py` compares the two). The words of this domain are our own.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from pipeline.contracts import ModelError

_LOOKUP = Path("data", "lookup", "src")


@dataclass(frozen=True)
class Lexicon:
    """Word lists; all sets hold words as written, `organisations` in lower case.

    Attributes
    ----------
    clear_names : frozenset of str
        First names that also are words, but rare ones: at the start of a sentence a name.
    particles : str
        A pattern for 'van der', 'El', "van 't" and so on.
    roles : str
        A pattern for the tails of words that name a function ('coördinator').
    """

    first_names: frozenset[str]
    clear_names: frozenset[str]
    surnames: frozenset[str]
    places: frozenset[str]
    no_names: frozenset[str]
    organisations: frozenset[str]
    particles: str
    roles: str

    def is_word(self, word: str) -> bool:
        """Tell whether the word, in lower case, is an ordinary Dutch word."""
        return _is_word(word.lower())


@cache
def _is_word(word: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word, lang="nl"))


@cache
def load_lexicon() -> Lexicon:
    """Read all lists.

    Raises
    ------
    ModelError
        When the name lists of `deduce` are not installed.
    """
    names = _find_lists() / "names"
    particles = _read(names / "lst_interfix") | {"el", "al", "ten", "ter"}
    return Lexicon(
        first_names=_read(names / "lst_first_name") - _any_case(particles),
        clear_names=frozenset(" ".join(_own_lines("voornamen.txt")).split()),
        surnames=_read(names / "lst_surname") | _read(names / "lst_interfix_surname"),
        places=_read(_find_lists() / "locations" / "lst_placename" / "lst_residence"),
        no_names=frozenset(" ".join(_own_lines("geen_naam.txt")).split()),
        organisations=frozenset(" ".join(_own_lines("organisaties.txt")).split()),
        particles="|".join(_by_length(_any_case(particles))),
        roles="|".join(_own_lines("functies.txt")),
    )


def _find_lists() -> Path:
    spec = find_spec("deduce")  # finds the folder without importing the package
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            "De namenlijsten voor het pseudonimiseren ontbreken (pakket 'deduce'). "
            "Draai 'make' om de omgeving te herstellen."
        )
    return Path(spec.submodule_search_locations[0]) / _LOOKUP


def _read(folder: Path) -> frozenset[str]:
    lines = (folder / "items.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip())


def _own_lines(name: str) -> list[str]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _any_case(particles: frozenset[str] | set[str]) -> set[str]:
    return {variant for word in particles for variant in (word, word[0].upper() + word[1:])}


def _by_length(words: set[str]) -> list[str]:
    escaped = sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word))
    return [word.replace(r"\ ", r"\s+") for word in escaped]
