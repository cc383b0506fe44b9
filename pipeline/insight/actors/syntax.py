"""Subjects, agents, recipients and objects from a dependency parse (Universal Dependencies)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.insight.actors.clauses import Clause, get_pattern
from pipeline.insight.actors.parties import Mention, find_parties
from pipeline.insight.actors.roles import Roles
from pipeline.insight.actors.steps import get_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TO = frozenset({"aan", "bij", "met", "naar", "tegen"})
_DEPENDENT = frozenset({"acl", "advcl", "ccomp"})
_MAX_OBJECT = 60


def read_parsed_roles(doc: "Doc", verb: "Token") -> Roles:
    """Read actor and recipient of a verb from the parse.

    Parameters
    ----------
    verb : Token
        A verb with ``token._.agent`` where the language stage provides it.

    Returns
    -------
    Roles
        Empty without a parse, or where subject and object are no parties.
    """
    if not verb.dep_ or not verb.has_extension("agent"):
        return Roles()
    mentions = find_parties(doc.text)
    agent = verb._.agent
    actor = _match_phrase(agent, mentions) if agent is not None else None
    return Roles(actor, _find_recipient(verb, mentions, actor))


def has_other_subject(doc: "Doc", verb: "Token") -> bool:
    """Tell whether the parse rules out that a party of the clause is the subject of a verb.

    So where its subject is no party (*het systeem laat ...*), and in a dependent clause where
    the parse finds none (*wat er speelt*).
    """
    if not verb.dep_ or not verb.has_extension("subject"):
        return False
    subject = verb._.subject
    if subject is None:
        return verb.dep_.split(":")[0] in _DEPENDENT
    if subject.lower_ in get_verbs("impersonal"):
        return True
    if not agrees_with_subject(verb):
        return False
    return subject.pos_ != "PRON" and _match_phrase(subject, find_parties(doc.text)) is None


def find_subject_pronoun(verb: "Token") -> str:
    """Return the pronoun that is the subject of a verb, or ``''``."""
    if not verb.dep_ or not verb.has_extension("subject"):
        return ""
    subject = verb._.subject
    return subject.lower_ if subject is not None and subject.pos_ == "PRON" else ""


def agrees_with_subject(verb: "Token") -> bool:
    """Tell whether verb and parsed subject agree in number: not so in *spreekt leerlingen aan*."""
    subject = verb._.subject
    numbers = [] if subject is None else subject.morph.get("Number", [])
    own = verb.morph.get("Number", [])
    return not (numbers and own) or numbers[0] == own[0]


def find_controller(doc: "Doc", verb: "Token") -> Mention | None:
    """Find who is to act in *wij vragen u te bellen*: the object of the verb it hangs on."""
    is_infinitive = "Inf" in verb.morph.get("VerbForm", [])
    if not is_infinitive or verb.head == verb or verb.head.lemma_ not in get_verbs("requests"):
        return None
    return read_parsed_roles(doc, verb.head).recipient


def _match(token: "Token", mentions: Sequence[Mention]) -> Mention | None:
    return next((m for m in mentions if m.start <= token.idx < m.end), None)


def _match_phrase(token: "Token", mentions: Sequence[Mention]) -> Mention | None:
    """Match a word or the one beside it: *directeur bedrijfsvoering*, *coördinator jeugdzorg*."""
    end = token.idx + len(token)
    beside = (m for m in mentions if m.end + 1 == token.idx or end + 1 == m.start)
    return _match(token, mentions) or (next(beside, None) if token.pos_ == "NOUN" else None)


def _find_recipient(
    verb: "Token", mentions: Sequence[Mention], actor: Mention | None
) -> Mention | None:
    """Prefer the object, then the phrase with *aan*, *bij*, *met* or *naar*."""
    order = ("iobj", "obj", "nsubj:pass", "obl")
    for relation in reversed(order) if verb.lemma_ in get_verbs("reporting") else order:
        for child in verb.children:
            if child.dep_.split(":")[0] != relation and child.dep_ != relation:
                continue
            case = {part.lower_ for part in child.children if part.dep_ == "case"}
            if relation == "obl" and not case & _TO:
                continue
            mention = _match(child, mentions)
            if mention and mention != actor:
                return mention
    return None


def read_object(verb: "Token") -> str:
    """Return the object of a verb in the text's words; ``''`` without a parse."""
    for child in verb.children:
        if child.dep_ == "obj":
            words = list(child.subtree)
            text = verb.doc[words[0].i : words[-1].i + 1].text
            return text if len(text) <= _MAX_OBJECT else child.text
    return ""


def find_condition(text: str, clause: Clause, verb: "Token") -> str:
    """Return *Bij zes keer te laat* that opens the clause of a verb, or ``''``."""
    before = text[clause.start : verb.idx]
    return before.strip(" ,") if get_pattern("openings").match(before) else ""
