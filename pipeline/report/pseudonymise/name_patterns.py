"""The forms that names take, as patterns over the word lists."""

import re
from functools import cached_property

from pipeline.report.pseudonymise.lexicon import Lexicon

UPPER = "A-ZÀ-ÖØ-ÞĞİŞŁŚŽČŠĆ"
CAPITALISED = rf"(?:['’][dts]\s)?[{UPPER}][\w'’]*[a-zß-ÿğışłśžčšć][\w'’]*(?:-[{UPPER}][\w'’]+)*"
_INITIAL = rf"(?:[{UPPER}]|IJ|Th|Chr|Ph|Tj|Sj)\."
_ACADEMIC = r"(?:drs?|dra|mr|ir|ing|prof|bc)\b\.?\s*"
_TITLE = (
    r"(?:(?:[Dd]e\s+)?[Hh]e(?:er|ren)|[Mm]evrouw|[Mm]eneer|[Dd]ames?|"
    r"[Mm]evr\b\.?|[Mm]w\b\.?|[Dd]hr\b\.?|"
    r"[Mm]ej\b\.|[Jj]uf(?:frouw|fen|s)?|[Mm]eesters?|[Ww]ethouder|[Bb]urgemeester|[Dd]okter|"
    r"[Pp]rof\.|[Dd]rs\.|[Dd]ra\.|[Dd]r\.|[Mm]r\.|[Ii]r\.|[Ii]ng\.)"
)


class NamePatterns:
    """Compiled once per lexicon; every pattern has the group ``name`` unless it says otherwise."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    @cached_property
    def surname(self) -> str:
        """Pattern of a surname with its particles, also a double one."""
        particle = rf"(?:(?:{self._lexicon.particles})\s+)"
        return rf"{particle}{{0,3}}{CAPITALISED}(?:-{particle}{{0,2}}{CAPITALISED})?"

    @cached_property
    def title(self) -> re.Pattern[str]:
        """A title and what follows it: initials, a first name, a surname."""
        given = rf"(?:(?:{_INITIAL}\s*)+|{CAPITALISED}\s+(?={self.surname}))"
        return re.compile(
            rf"(?<!\w){_TITLE}\s*(?:{_ACADEMIC})*(?P<name>{given}?{self.surname}|"
            rf"(?:{_INITIAL}\s*)+|[{UPPER}](?=\s))"
        )

    @cached_property
    def initials(self) -> re.Pattern[str]:
        """Initials and a surname."""
        return re.compile(rf"(?<![\w.&])(?P<name>(?:{_INITIAL}\s?){{1,5}}\s*{self.surname})")

    @cached_property
    def full(self) -> re.Pattern[str]:
        """A capitalised word and a possible surname."""
        return re.compile(
            rf"(?<![\w'’-])(?P<first>{CAPITALISED})\s+(?:{_INITIAL}\s*)*(?P<last>{self.surname})"
        )

    @cached_property
    def functions(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """A function before a name, and a name before a function."""
        role = rf"[\w'’]*(?:{self._lexicon.roles})"
        # A name does not begin with a small letter: 'de leerplichtambtenaar van Beekveld'.
        name = rf"(?P<name>(?=[{UPPER}])(?:{CAPITALISED}(?:\s+{self.surname})?|{self.surname}))"
        gap = r"(?:\s+is)?\s*[:,|(–/]?\s*"
        return (
            re.compile(rf"(?i:(?<!\w){role})(?:s|en)?\b{gap}(?-i:{name})"),
            re.compile(rf"(?<!\w){name}\s*[,(|]\s*(?:(?:de|het|onze)\s+)?(?i:{role})\b"),
        )
