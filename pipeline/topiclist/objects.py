"""The topic list as frozen objects; field names are the keys of topiclist.yaml."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from pipeline.topiclist.patterns import check_patterns

LEVEL_CATEGORY = "niveau"

Patterns = Annotated[tuple[str, ...], AfterValidator(check_patterns)]
Name = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)?$")]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(_Entry):
    """One rule of a code; it fires when all its conditions hold in the same sentence."""

    naam: Name
    soort: str = ""
    onderwerp: str = ""
    functie: str = ""
    handelt: str = ""
    noemt: str = ""
    woorden: Patterns = ()
    kop: Patterns = ()
    niet: Patterns = ()
    niet_kop: Patterns = ()
    line: int = 0


class Example(_Entry):
    """A made-up passage that gets a code, or (a near-miss) just does not."""

    tekst: Name
    kop: str = ""
    stam: str = ""

    def __str__(self) -> str:
        return self.tekst


def _as_example(value: object) -> object:
    return {"tekst": value} if isinstance(value, str) else value


Examples = tuple[Annotated[Example, BeforeValidator(_as_example)], ...]


class CodeEntry(_Entry):
    """A code as it stands in the file, under its main category."""

    id: Identifier
    label_b22: Name
    label_b23: Name
    definitie: Name
    wel: tuple[str, ...] = ()
    niet: tuple[str, ...] = ()
    voorbeelden: Examples = ()
    bijna_treffers: Examples = ()
    regels: tuple[Rule, ...] = ()


class Code(CodeEntry):
    """A code with the id of its main category."""

    category: str


class CategoryEntry(_Entry):
    """A main category with its codes, as it stands in the file."""

    id: Identifier
    label: Name
    codes: tuple[CodeEntry, ...]


class Category(_Entry):
    """A main category."""

    id: str
    label: str


class Mapping(_Entry):
    """Codes of an earlier version and the codes of this version that took their place."""

    van: tuple[str, ...] = Field(min_length=1)
    naar: tuple[str, ...]
    sinds: Name
    toelichting: str = ""


class TopicListFile(_Entry):
    """The file as a whole."""

    versie: Name
    mapping: tuple[Mapping, ...] = ()
    hoofdcategorieen: tuple[CategoryEntry, ...] = Field(min_length=1)


class TopicList(_Entry):
    """The whole topic list, in the order of the report's tables.

    Attributes
    ----------
    version : str
        What the researcher calls this version.
    sha256 : str
        Hash of the file's bytes, 64 hex digits.
    categories : tuple of Category
        Main categories in order.
    codes : tuple of Code
        All codes in order, each with the id of its main category.
    mapping : tuple of Mapping
        Renamed, split and merged codes of earlier versions.
    """

    version: str
    sha256: str
    categories: tuple[Category, ...]
    codes: tuple[Code, ...]
    mapping: tuple[Mapping, ...] = ()

    @property
    def code_ids(self) -> tuple[str, ...]:
        """Ids of all codes in order."""
        return tuple(code.id for code in self.codes)

    @property
    def paragraph_code_ids(self) -> tuple[str, ...]:
        """Ids of the codes that a paragraph can get: all but the level of the document."""
        return tuple(code.id for code in self.codes if code.category != LEVEL_CATEGORY)
