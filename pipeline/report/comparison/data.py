"""What the report that compares two years is made of."""

from dataclasses import dataclass

from pipeline.contracts import Results
from pipeline.contracts.comparison import Comparison, name_schools


@dataclass(frozen=True, slots=True)
class ComparisonData:
    """A comparison with what is needed to show it.

    Attributes
    ----------
    before, after : Results
        Both masked with `mask_results`: names of schools and texts are taken from here.
    names : tuple of str
        What the runs are called, such as ``('2024', '2025')``.
    """

    comparison: Comparison
    before: Results
    after: Results
    names: tuple[str, str]


class SchoolNames:
    """Names of schools by their keys in both runs."""

    def __init__(self, data: ComparisonData) -> None:
        self._before = name_schools(data.before.documents)
        self._after = name_schools(data.after.documents)

    def name(self, school_id_before: str, school_id_after: str) -> str:
        """Name a school as the latest run does that has it; '' is no key.

        Where names are hidden or unknown, the keys of both runs stand for it.
        """
        first = self._before.get(school_id_before, "")
        second = self._after.get(school_id_after, "")
        if first == school_id_before and second == school_id_after:
            return " / ".join(dict.fromkeys(filter(None, (first, second))))
        return second or first
