"""Patterns of text that says nothing by itself, from inhoud.yaml."""

import re
from functools import cached_property, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict
from ruamel.yaml import YAML

from pipeline.coding.lexicon.objects import Patterns
from pipeline.topiclist.patterns import compile_patterns


class ContentPatterns(BaseModel):
    """Patterns under the keys of inhoud.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    overslaan: Patterns
    personeelskop: Patterns
    personeel: Patterns
    algemeen: Patterns
    contact: Patterns
    handeling: Patterns
    inhoudsregel: Patterns
    menu: Patterns
    formulier: Patterns
    verwijzing: Patterns

    @cached_property
    def general(self) -> re.Pattern[str]:
        """Headings about something else than a type of absence."""
        return compile_patterns(self.algemeen)


@lru_cache(maxsize=1)
def load_content() -> ContentPatterns:
    """Load the patterns that come with the package."""
    text = files(__package__).joinpath("inhoud.yaml").read_text(encoding="utf-8")
    return ContentPatterns.model_validate(YAML(typ="safe", pure=True).load(text))
