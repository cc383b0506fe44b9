"""Words of Dutch syntax, from woorden.yaml."""

from functools import cached_property, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML


class WordLists(BaseModel):
    """Sets of folded words; the aliases are the keys of woorden.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prepositions: frozenset[str] = Field(alias="voorzetsels")
    subordinators: frozenset[str] = Field(alias="onderschikkers")
    subjects: frozenset[str] = Field(alias="onderwerpen")
    only_subjects: frozenset[str] = Field(alias="alleen_onderwerp")
    back_reference: frozenset[str] = Field(alias="terugverwijzers")
    clause_marks: frozenset[str] = Field(alias="grenzen")
    determiners: frozenset[str] = Field(alias="lidwoorden")
    modals: frozenset[str] = Field(alias="hulpwerkwoorden")
    receiving: frozenset[str] = Field(alias="ontvangend")
    participles: frozenset[str] = Field(alias="lijdend")
    passives: frozenset[str] = Field(alias="passief")
    not_verbs: frozenset[str] = Field(alias="geen_werkwoord")
    base_verbs: frozenset[str] = Field(alias="werkwoorden")
    particles: frozenset[str] = Field(alias="scheidbaar")

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs, each with every particle of a separable verb too."""
        separable = {particle + verb for particle in self.particles for verb in self.base_verbs}
        return self.base_verbs | separable


@lru_cache(maxsize=1)
def load_words() -> WordLists:
    """Load the lists that come with the package."""
    text = files(__package__).joinpath("woorden.yaml").read_text(encoding="utf-8")
    return WordLists.model_validate(YAML(typ="safe", pure=True).load(text))
