"""Decides who acts and who receives at a verb: syntax first, then word order."""

import re
from typing import TYPE_CHECKING

from pipeline.insight.actors.clauses import Clause
from pipeline.insight.actors.parties import Mention, find_parties
from pipeline.insight.actors.roles import Roles, read_recipient, read_roles
from pipeline.insight.actors.steps import get_imperatives, get_verbs, list_words
from pipeline.insight.actors.syntax import (
    agrees_with_subject,
    find_controller,
    find_subject_pronoun,
    read_parsed_roles,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUN = re.compile(r"\b(?:hij|zij|ze|deze|die)\b", re.IGNORECASE)
_SUBJECTS = (["hij"], ["zij"], ["ze"], ["wij"], ["we"], ["u"], ["je"], ["jij"])
_INVERTED = re.compile(r"\s+(?:hij|zij|ze)\b")
_BY = re.compile(r"\b(?:door|namens|krijg\w*|ontvang\w*)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:word(?:t|en)|krijg(?:t|en)?|ontvang(?:t|en)?)\b", re.IGNORECASE)


def assign_roles(
    doc: "Doc",
    clause: Clause,
    verb: "Token",
    implied: Mention | None,
    last: Mention | None,
    addressee: Mention,
) -> tuple[Roles, str]:
    """Return who acts and who receives at a verb, and the voice.

    Parameters
    ----------
    implied : Mention or None
        Who a cell, label, stem or heading says it is about.
    last : Mention or None
        Who acted in the clause before, for *hij* and for what is left out after *en*.
    addressee : Mention
        Who is meant by an imperative.

    Returns
    -------
    Roles
        Either part can be None.
    str
        ``'bedrijvend'``, ``'lijdend'``, ``'gebiedend'`` or ``'impliciet'``.
    """
    text = doc.text[clause.start : clause.end]
    parsed = read_parsed_roles(doc, verb)
    ordered = read_roles(doc.text, clause.start, clause.end)
    if verb.lemma_ in get_verbs("receiving"):
        return ordered, "lijdend"
    if is_imperative(text, verb):
        return Roles(addressee, read_recipient(text)), "gebiedend"
    if _PASSIVE.search(text):
        # 'na toestemming van ouders' names nobody who acts, unlike 'een brief van de directeur'
        actor = parsed.actor or (ordered.actor if _BY.search(text) else None)
        return Roles(actor, parsed.recipient or ordered.recipient), "lijdend"
    if controller := find_controller(doc, verb):
        return Roles(controller, parsed.recipient), "bedrijvend"
    pronoun = find_subject_pronoun(verb)
    goes_on = clause.is_coordinate and (parsed.actor is None or not agrees_with_subject(verb))
    is_pronoun = bool(
        _PRONOUN.fullmatch(pronoun) or _INVERTED.match(doc.text, verb.idx + len(verb))
    )
    if is_pronoun or (last and goes_on):
        recipient = parsed.recipient or ordered.actor or ordered.recipient
        return Roles(last, recipient), "bedrijvend"
    if not implied and _opens_without_subject(doc, clause, verb):
        return Roles(), "bedrijvend"
    if implied and not _has_subject(text, verb, clause):
        return Roles(implied, ordered.actor or ordered.recipient), "impliciet"
    if parsed.actor is None and ordered.actor is None and _PRONOUN.search(text):
        return Roles(last, ordered.recipient), "bedrijvend"
    return Roles(parsed.actor or ordered.actor, parsed.recipient or ordered.recipient), "bedrijvend"


def _opens_without_subject(doc: "Doc", clause: Clause, verb: "Token") -> bool:
    """Recognise *Meldt de leerling aan* in a cell or list: whoever acts is not in the text."""
    is_start = not re.search(r"[^\s.;:|•-]\s*$", doc.text[: clause.start])
    text = doc.text[clause.start : clause.end]
    is_question = text.rstrip().endswith("?") or _INVERTED.match(doc.text, verb.idx + len(verb))
    return is_start and list_words(text)[:1] == [verb.text] and not is_question


def is_imperative(text: str, verb: "Token") -> bool:
    """Tell whether a verb opens its clause as a bare stem without a subject."""
    words = list_words(text)
    if not words or words[0] != verb.text or words[1:2] in _SUBJECTS:
        return False
    if verb.lower_ in get_imperatives():
        return True
    is_stem = verb.pos_ == "VERB" and not verb.lower_.endswith(("t", "en", "d"))
    return is_stem and verb.has_extension("subject") and verb._.subject is None


def _has_subject(text: str, verb: "Token", clause: Clause) -> bool:
    """Tell whether something stands before the verb: *houdt bij* in a list has no subject."""
    before = text[: max(0, verb.idx - clause.start)]
    return bool(re.search(r"\w", before)) and bool(find_parties(before))
