"""Who acts and who receives in a stretch of text, read from word order.

Used where there is no parse, and in fragments a parser was not made for: list items, table
cells, ``3x te laat: mail van de mentor naar huis``.
"""

import re
from dataclasses import dataclass

from pipeline.contracts import CELL_SEPARATOR
from pipeline.insight.actors.parties import Mention, find_parties

_PREPOSITION = re.compile(
    r"\b(?P<prep>bij|aan|naar|met|van|voor|door|op|namens|via|tegen|tussen|uit|onder|zonder|langs|"
    r"per|binnen|over|tot)\s+"
    r"(?:(?:de|het|een|haar|zijn|hun|uw|je|onze|ons|alle|beide|één van de)\s+)?(?:[a-zë]+e\s+)?$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:word(?:t|en)|krijg(?:t|en)?|ontvang(?:t|en)?|hoor(?:t|en)|moet\w* worden)\b", re.I
)
_IMPERATIVE = re.compile(
    r"^\W*(?:Bel|Meld|Vraag|Lever|Dien|Neem|Stuur|Mail|Geef|Zorg|Kom|Vul|Laat|Haal|Plan|Houd|Zeg|"
    r"Gebruik|Bewaar|Schrijf|Spreek)\b"
)
_TO = frozenset({"bij", "aan", "naar", "met", "tegen"})
_ACTOR_HEAD = re.compile(
    r"\b(?:wie|door|actor|verantwoordelijk\w*|uitvoer\w*|functionaris)\b", re.I
)
_MAX_CELL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Roles:
    """Actor and recipient of a step; None where the text names none."""

    actor: Mention | None = None
    recipient: Mention | None = None


def read_roles(text: str, start: int, end: int) -> Roles:
    """Read actor and recipient from a clause or fragment.

    Parameters
    ----------
    text : str
        Paragraph.
    start, end : int
        Offsets of the stretch.

    Returns
    -------
    Roles
        In a passive the actor stands after *door*; what is left bare is who undergoes.
    """
    stretch = text[start:end]
    bare, by_preposition = _sort_mentions(stretch)
    agent = by_preposition.get("door") or by_preposition.get("namens")
    to = next((by_preposition[p] for p in by_preposition if p in _TO), None)
    if agent is None and _IMPERATIVE.match(stretch):
        return Roles(_make_implied(), bare[0] if bare else to)
    if _PASSIVE.search(stretch):
        return Roles(agent or by_preposition.get("van"), bare[0] if bare else to)
    actor = agent or (bare[0] if bare else by_preposition.get("van"))
    others = [mention for mention in bare if actor and mention.name != actor.name]
    return Roles(actor, others[0] if others else to)


def read_recipient(stretch: str) -> Mention | None:
    """Read to whom an imperative is addressed to turn: *bel ons*, *geef het aan de mentor*."""
    bare, by_preposition = _sort_mentions(stretch)
    to = next((by_preposition[p] for p in by_preposition if p in _TO), None)
    return to or (bare[0] if bare else None)


def _sort_mentions(stretch: str) -> tuple[list[Mention], dict[str, Mention]]:
    bare: list[Mention] = []
    by_preposition: dict[str, Mention] = {}
    for mention in find_parties(stretch):
        match = _PREPOSITION.search(stretch, 0, mention.start)
        coordinated = re.search(r"\b(?:en|of)\s+(?:de\s+)?$", stretch[: mention.start])
        if match and match.end() == mention.start:
            by_preposition.setdefault(match["prep"].lower(), mention)
        elif not coordinated or not by_preposition:
            bare.append(mention)
    return bare, by_preposition


def _make_implied() -> Mention:
    return Mention(0, 0, "ouders", "ouders")


def find_actor_cell(
    text: str, column_heads: tuple[str, ...], addressees: tuple[str, ...] = ()
) -> Mention | None:
    """Find the implicit actor of a table row: column *Wie*, or a cell that is only a party.

    Parameters
    ----------
    text : str
        Row with its cells joined by ``CELL_SEPARATOR``.
    column_heads : tuple of str
        Header cells, or empty.
    addressees : tuple of str
        Parties that receive and so do not act, unless the column says so.

    Returns
    -------
    Mention or None
        Offsets count in `text`.
    """
    at, cells = 0, []
    for cell in text.split(CELL_SEPARATOR):
        cells.append((at, cell))
        at += len(cell) + len(CELL_SEPARATOR)
    named = [i for i, head in enumerate(column_heads) if _ACTOR_HEAD.search(head)]
    for i in named:
        if i < len(cells) and (mention := _first(*cells[i])):
            return mention
    for offset, cell in cells:
        if (
            _is_party(cell)
            and (mention := _first(offset, cell))
            and mention.party not in addressees
        ):
            return mention
    return None


def find_column_actors(text: str, column_heads: tuple[str, ...]) -> list[tuple[int, int, Mention]]:
    """Find the cells of a row that stand under a party: *School | Leerplicht | GGD*.

    Returns
    -------
    list of (start, end, Mention)
        Offsets of the cell in `text`, and who acts in it.
    """
    found, at = [], 0
    for cell, head in zip(text.split(CELL_SEPARATOR), column_heads, strict=False):
        if _is_party(head):
            party = find_parties(head)[0]
            found.append((at, at + len(cell) + 1, Mention(-1, -1, party.party, party.name)))
        at += len(cell) + len(CELL_SEPARATOR)
    return found


def _is_party(cell: str) -> bool:
    """Tell whether a cell holds nothing but a party: ``de mentor``, ``mentor/teamleider``."""
    parties = find_parties(cell)
    if not parties or len(cell.split()) > _MAX_CELL_WORDS:
        return False
    before, after = cell[: parties[0].start], cell[parties[-1].end :]
    return before.strip(" (-").lower() in {"", "de", "het"} and not after.strip(" .)")


def _first(offset: int, cell: str) -> Mention | None:
    for mention in find_parties(cell):
        return Mention(offset + mention.start, offset + mention.end, mention.party, mention.name)
    return None
