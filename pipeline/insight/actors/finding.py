"""From paragraphs to who does what."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.contracts import CELL_SEPARATOR, Paragraph
from pipeline.insight.actors.addressee import find_addressees
from pipeline.insight.actors.categories import find_categories
from pipeline.insight.actors.clauses import Clause, split_clauses
from pipeline.insight.actors.objects import Action
from pipeline.insight.actors.parties import Mention, find_parties
from pipeline.insight.actors.roles import Roles, find_actor_cell, find_column_actors, read_roles
from pipeline.insight.actors.steps import get_verbs, name_verb
from pipeline.insight.actors.syntax import find_condition, has_other_subject, read_object
from pipeline.insight.actors.voices import assign_roles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LABEL = re.compile(r"\s*(?:de |het )?(?P<label>[^:|]{3,40}):\s")


def find_actions(paragraphs: Sequence[Paragraph], docs: Sequence["Doc"]) -> list[Action]:
    """Find what the protocols let somebody do.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        In document order.
    docs : sequence of Doc
        Their texts analysed, in the same order. With a parse, subjects and agents come from
        the syntax; without one, from word order.

    Returns
    -------
    list of Action
        In the order of the text.
    """
    found: list[Action] = []
    addressees = find_addressees(paragraphs)
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        found += _read_paragraph(paragraph, doc, addressees[paragraph.paragraph_id])
    return found


def _read_paragraph(paragraph: Paragraph, doc: "Doc", addressee: Mention) -> list[Action]:
    whole = find_implied_actor(paragraph)
    columns = find_column_actors(doc.text, paragraph.column_heads)
    found: list[Action] = []
    last: Mention | None = None
    condition = ""
    for clause in split_clauses(doc):
        implied = next((who for start, end, who in columns if start <= clause.start < end), whole)
        if clause.is_condition:
            condition = doc.text[clause.start : clause.end].strip(" ,;?")
            last = read_roles(doc.text, clause.start, clause.end).actor or last
            continue
        for verb in clause.steps:
            roles, voice = assign_roles(doc, clause, verb, implied, last, addressee)
            if voice == "bedrijvend" and (roles.actor is None or has_other_subject(doc, verb)):
                continue
            last = roles.actor or last
            stated = condition or find_condition(doc.text, clause, verb)
            found.append(_make_action(paragraph, doc, clause, verb, roles, voice, stated))
        if not clause.steps and doc.text[: clause.end].rstrip().endswith(","):
            last = read_roles(doc.text, clause.start, clause.end).actor or last
        if implied and not clause.steps:
            found += _read_fragment(paragraph, doc, clause, implied)
        condition = condition if doc.text[clause.end - 1 : clause.end] != "." else ""
    return found


def find_implied_actor(paragraph: Paragraph) -> Mention | None:
    """Find the actor that a cell, label, stem or heading gives to the whole paragraph."""
    text = paragraph.text
    if paragraph.kind == "tabelrij" or CELL_SEPARATOR in text:
        return find_actor_cell(text, paragraph.column_heads)
    if match := _LABEL.match(text):
        parties = find_parties(match["label"])
        if parties and parties[0].start == 0 and parties[-1].end == len(match["label"]):
            return parties[0]
    for above in (paragraph.stem, *paragraph.heading_path[-1:]):
        parties = find_parties(above)
        if parties and (above == paragraph.stem or _is_only(above, parties)):
            actor = read_roles(above, 0, len(above)).actor
            return Mention(-1, -1, actor.party, actor.name) if actor else None
    return None


def _is_only(heading: str, parties: Sequence[Mention]) -> bool:
    rest = heading[: parties[0].start] + heading[parties[-1].end :]
    return not re.sub(r"\b(?:de|het|taken|taak|rol|van)\b|[\W\d]", "", rest, flags=re.IGNORECASE)


def _read_fragment(
    paragraph: Paragraph, doc: "Doc", clause: Clause, implied: Mention
) -> list[Action]:
    """Read ``brief aan ouders`` in a row or list whose actor is known."""
    found = []
    for start, end, category in find_categories(doc.text, clause.start, clause.end)[:1]:
        if clause.start <= implied.start < clause.end:
            continue
        roles = read_roles(doc.text, start, clause.end)
        recipient = roles.actor or roles.recipient
        word = next((t.lemma_ for t in doc if start <= t.idx < end and len(t) > 2), category)
        found.append(
            Action(
                paragraph_id=paragraph.paragraph_id,
                party=implied.party,
                actor=implied.name,
                action=word,
                category=category,
                recipient=recipient.name if recipient else "",
                object="",
                condition="",
                voice="impliciet",
                start=start,
                end=end,
                passage=paragraph.text,
            )
        )
    return found


def _make_action(
    paragraph: Paragraph,
    doc: "Doc",
    clause: Clause,
    verb: "Token",
    roles: Roles,
    voice: str,
    condition: str,
) -> Action:
    start, end = verb.idx, verb.idx + len(verb)
    categories = find_categories(doc.text, clause.start, clause.end)
    near = [name for first, last, name in categories if first < end and last > start]
    names = near or [name for _, _, name in categories]
    actor, recipient = roles.actor, roles.recipient
    name = actor.name if actor else ""
    is_duty = verb.lower_ in get_verbs("duties")
    sentence = next((s for s in doc.sents if s.start_char <= start < s.end_char), doc[:])
    return Action(
        paragraph_id=paragraph.paragraph_id,
        party=actor.party if actor else "",
        actor=name,
        action=f"{verb.lower_} zijn" if is_duty else name_verb(verb),
        category=names[0] if names else "",
        recipient=recipient.name if recipient and recipient.name != name else "",
        object=read_object(verb),
        condition=condition,
        voice=voice,
        start=start,
        end=end,
        passage=doc.text if CELL_SEPARATOR in doc.text else sentence.text.strip(),
    )
