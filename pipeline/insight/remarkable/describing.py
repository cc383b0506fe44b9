"""Describes a remarkable passage to a reader: where it stands, which code, and why."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from typing import Any

from pipeline.contracts.results import Results
from pipeline.insight.remarkable.verdicts import PREFIX

Row = Mapping[Hashable, Any]
_PARTNERS = ("rol.samenwerkingsverband", "rol.zorg", "rol.wijkteam", "rol.andere_partij")
_FAR, _VERY_FAR = 0.25, 0.5
_MAX_WORDS = 5


class Describer:
    """Writes passages with their school, file and proposed code.

    Parameters
    ----------
    results : Results
        The run the passages are of.
    """

    def __init__(self, results: Results) -> None:
        self._documents = {row["document_id"]: row for row in results.documents.to_dict("records")}
        self._codes: dict[str, set[str]] = defaultdict(set)
        for coding in results.codings.to_dict("records"):
            self._codes[coding["paragraph_id"]].add(coding["code"])

    def list_codes(self, paragraph: Row) -> frozenset[str]:
        """Return the codes of a paragraph, without those for what stands out."""
        given = self._codes[paragraph["paragraph_id"]]
        return frozenset(code for code in given if not code.startswith(PREFIX))

    def describe(self, paragraph: Row) -> dict[str, Any]:
        """Give the source and the text of a paragraph, and the code to propose."""
        document = self._documents[paragraph["document_id"]]
        return {
            "proposal": _propose(self._codes[paragraph["paragraph_id"]]),
            **{name: document[name] for name in ("school", "sector", "file_name")},
            **{name: paragraph[name] for name in ("document_id", "page", "paragraph_id")},
            "passage": paragraph["text"],
        }

    def quote(self, paragraphs: Sequence[Row]) -> str:
        """Quote paragraphs with their schools, one a line."""
        return "\n".join(
            f"{self._documents[row['document_id']]['school']}: {row['text']}" for row in paragraphs
        )


def _propose(codes: Set[str]) -> str:
    """A code given by the coder stands; else an outside partner or a step tells which one."""
    given = sorted(code for code in codes if code.startswith(PREFIX))
    if given:
        return given[0]
    if any(code in codes for code in _PARTNERS):
        return "bijzonder.samenwerking"
    if any(code.startswith("procedure.") for code in codes):
        return "bijzonder.aanpak"
    return "bijzonder.anders"


def explain(rare: Sequence[str], distance: float, codes: Set[str] = frozenset()) -> str:
    """Say in Dutch why a passage stands out.

    Parameters
    ----------
    rare : sequence of str
        Words no other school uses.
    distance : float
        From the nearest passages of other schools (0..1), as `measure_distance` gives it.
    codes : set of str
        Codes that no other school has together in a passage, if any.
    """
    parts = []
    if rare:
        quoted = ", ".join(f"'{word}'" for word in list(rare)[:_MAX_WORDS])
        parts.append(f"geen andere school noemt {quoted}")
    if distance > _VERY_FAR:
        parts.append("in andere protocollen staat niets wat hierop lijkt")
    elif distance > _FAR:
        parts.append("in andere protocollen staat weinig wat hierop lijkt")
    if codes:
        parts.append(f"geen andere school heeft deze codes samen: {', '.join(sorted(codes))}")
    return "; ".join(parts) or "ongewone combinatie van gewone woorden"
