"""What follows on a threshold: actions, who acts, who receives."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.contracts import CELL_SEPARATOR, Paragraph
from pipeline.insight.actors.categories import find_categories
from pipeline.insight.actors.parties import Mention
from pipeline.insight.actors.roles import Roles, find_actor_cell, read_roles
from pipeline.insight.thresholds.objects import Threshold
from pipeline.insight.thresholds.patterns import get_pattern
from pipeline.insight.thresholds.places import Place, describe_window, find_sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

# 'binnen drie dagen na de melding': what the time is counted from is not what happens.
_REFERENCE = re.compile(
    r"\s*(?:na|vanaf|sinds|na ontvangst van|voor|vóór)\s+(?:de |het |deze |een |uw |dit )?[\w-]+",
    re.I,
)
_CLAUSE = re.compile(r"[.;:|?]\s|,\s|\s(?=(?:of|dat|als|wanneer|zodat|omdat|die)\s)")
_TARGETS = {
    "melding": ("leerplicht", "samenwerkingsverband", "andere_partij"),
    "jeugdarts": ("jeugdarts",),
}
_WHO = re.compile(r"\bwie\b", re.IGNORECASE)
_PUPIL = Mention(0, 0, "leerling", "leerling")
_LOKET = Mention(0, 0, "leerplicht", "leerplicht")

Stretch = tuple[str, int, int]


def describe(
    paragraph: Paragraph, doc: "Doc", places: Sequence[Place], below: str = ""
) -> list[Threshold]:
    """Make the thresholds of one paragraph, with their consequences.

    Parameters
    ----------
    places : sequence of Place
        The paragraph's quantities that are thresholds, in order.
    below : str
        First item of the list that the paragraph introduces (``Na negen keer te laat:``).

    Returns
    -------
    list of Threshold
        One per number; the steps of an enumeration share their consequences.
    """
    found: list[Threshold] = []
    for at, place in enumerate(places):
        stretches = _find_stretches(paragraph, doc, places, at)
        stretches += [(below, 0, len(below))] if below else []
        actions, stretch = _find_actions(stretches, _find_reference(paragraph.text, place))
        roles = _find_roles(paragraph, stretches, stretch, actions)
        found += _make_rows(paragraph, place, actions, roles)
    return found


def _find_stretches(
    paragraph: Paragraph, doc: "Doc", places: Sequence[Place], at: int
) -> list[Stretch]:
    """List where a consequence may stand, likeliest first: after, before, next sentence, stem."""
    text, place = paragraph.text, places[at]
    if place.is_heading:
        return [(text, 0, len(text))]
    start, end = place.sentence
    left = place.quantity.left
    following = [p for p in places[at + 1 :] if p.sentence == place.sentence]
    if following:
        end = following[0].quantity.left
    earlier = [p for p in places[:at] if p.sentence == place.sentence]
    if earlier:
        start = earlier[-1].quantity.right
    right = _skip_condition(text, start, place, end)
    after, before = (text, right, end), (text, start, left)
    whole = [] if place.kind == "drempel" else [(text, start, end)]
    stretches = [*whole, after, before]
    if following and not _has_own_step(text, right, end):
        stretches.append((text, following[-1].quantity.right, place.sentence[1]))
    if earlier:
        stretches.append((text, place.sentence[0], earlier[0].quantity.left))
    if place.sentence[1] < len(text) and CELL_SEPARATOR not in text and not following:
        stretches.append((text, *find_sentence(text, doc, place.sentence[1] + 1)))
    if paragraph.stem:
        stretches.append((paragraph.stem, 0, len(paragraph.stem)))
    return stretches


def _skip_condition(text: str, start: int, place: Place, end: int) -> int:
    """Return where the main clause begins: ``Is hij 6 keer ziek gemeld, dan ...``."""
    right = place.quantity.right
    is_condition = get_pattern("conditional").search(text[start : place.quantity.start])
    if is_condition or re.match(r"\s+dat\b", text[right:]):
        comma = text.find(",", right, end)
        return comma + 1 if comma >= 0 else right
    return right


def _find_reference(text: str, place: Place) -> tuple[int, int]:
    """Return the offsets of ``na de melding`` behind a time limit; empty if there is none."""
    match = _REFERENCE.match(text, place.quantity.right) if place.kind == "termijn" else None
    return match.span() if match else (0, 0)


def _has_own_step(text: str, start: int, end: int) -> bool:
    return bool(find_categories(text, start, end))


def _find_actions(
    stretches: Sequence[Stretch], hidden: tuple[int, int]
) -> tuple[list[tuple[int, int, str]], Stretch | None]:
    for stretch in stretches:
        found = find_categories(*stretch)
        if actions := [a for a in found if not hidden[0] <= a[0] < hidden[1]]:
            return actions, stretch
    return [], None


def _find_roles(
    paragraph: Paragraph,
    stretches: Sequence[Stretch],
    stretch: Stretch | None,
    actions: Sequence[tuple[int, int, str]],
) -> Roles:
    if stretch is None:
        return read_roles(*stretches[0])
    text, start, end = stretch
    category = actions[0][2]
    clause_end = _end_of_step(text, actions, end)
    roles = read_roles(text, start, clause_end)
    if paragraph.kind == "tabelrij" and text is paragraph.text:
        cell = find_actor_cell(text, paragraph.column_heads, _TARGETS.get(category, ()))
        recipient = roles.recipient or (roles.actor if roles.actor != cell else None)
        roles = Roles(cell or roles.actor, recipient)
    if roles.actor is None:
        roles = Roles(_find_earlier_actor(stretches, stretch), roles.recipient)
    if roles.actor is None and category == "sanctie" and _WHO.search(stretches[-1][0]):
        roles = Roles(_PUPIL, roles.recipient)
    return _aim(roles, category, text, start, clause_end)


def _end_of_step(text: str, actions: Sequence[tuple[int, int, str]], end: int) -> int:
    match = _CLAUSE.search(text, actions[0][1], end)
    return match.start() if match else end


def _find_earlier_actor(stretches: Sequence[Stretch], used: Stretch) -> Mention | None:
    """Find the subject that stands before the number: ``De mentor stuurt na 3 keer een brief``."""
    for text, start, end in stretches:
        if (text, start, end) != used and end <= used[1] and text is used[0]:
            return read_roles(text, start, end).actor
    return None


def _aim(roles: Roles, category: str, text: str, start: int, end: int) -> Roles:
    """Give a report its addressee: *leerplicht meldt* and *de ouders melden* are no reports."""
    from pipeline.insight.actors.parties import find_parties

    targets = _TARGETS.get(category)
    if not targets:
        return roles
    parties = [m for m in find_parties(text[start:end]) if m.party in targets]
    recipient = parties[0] if parties else roles.recipient
    if recipient and text[start + recipient.start : start + recipient.end] == "DUO":
        recipient = _LOKET  # DUO's loket passes the report on to leerplicht
    actor = roles.actor
    if actor and recipient and actor.name == recipient.name:
        actor = None
    return Roles(actor, recipient)


def _rename(name: str, type_: str, roles: Roles) -> str:
    """A report of a feast day or an illness goes to the school, unless leerplicht is named."""
    if name != "melding" or (roles.recipient and roles.recipient.party == "leerplicht"):
        return name
    return {"verlof": "aanvraag", "geoorloofd": "ziekmelding"}.get(type_, name)


def _make_rows(
    paragraph: Paragraph,
    place: Place,
    actions: Sequence[tuple[int, int, str]],
    roles: Roles,
) -> list[Threshold]:
    names = [_rename(name, place.type, roles) for _, _, name in actions]
    names = list(dict.fromkeys(names))
    quantity = place.quantity
    source = paragraph.heading_path[-1] if place.is_heading else paragraph.text
    count, unit, words = describe_window(quantity, source)
    actor = roles.actor.name if roles.actor else ""
    recipient = roles.recipient.name if roles.recipient else ""
    start, end = (0, 0) if place.is_heading else (quantity.start, quantity.end)
    passage = paragraph.text[slice(*place.sentence)] if not place.is_heading else paragraph.text
    return [
        Threshold(
            paragraph_id=paragraph.paragraph_id,
            kind=place.kind,
            type=place.type,
            count_low=low,
            count_high=high,
            comparator=quantity.comparator,
            unit=quantity.unit,
            window_count=count,
            window_unit=unit,
            window_text=words,
            action=names[0] if names else "",
            further_actions=", ".join(names[1:]),
            actor=actor,
            recipient=recipient if recipient != actor else "",
            start=start,
            end=end,
            passage=passage.strip(),
        )
        for low, high in quantity.pairs
    ]
