"""Who acts: subject and agent of a verb, as token attributes that rules can read."""

from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
# Clauses whose unexpressed subject is that of the clause they hang on.
_SHARED = frozenset({"conj", "xcomp"})
_PARTS_OF_PREDICATE = frozenset({"aux", "aux:pass", "cop"})
_NOMINATIVE = frozenset(["ik", "je", "jij", "u", "hij", "wij", "we"])


def find_subject(verb: Token) -> Token | None:
    """Find the grammatical subject.

    Parameters
    ----------
    verb : Token
        A verb, or the noun or adjective that a copula goes with, in a parsed Doc.

    Returns
    -------
    Token or None
        Head word of the subject; None for an imperative or a fragment.
    """
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    if verb.dep_ in _PARTS_OF_PREDICATE or (verb.dep_ in _SHARED and not verb.is_sent_start):
        return find_subject(verb.head)
    return _find_pronoun(verb)


def find_agent(verb: Token) -> Token | None:
    """Find who acts: the subject of an active clause, the phrase with *door* of a passive one.

    Parameters
    ----------
    verb : Token
        As for `find_subject`.

    Returns
    -------
    Token or None
        Head word of the phrase; None where nobody is named (*er wordt gebeld*).
    """
    if verb.dep_ in _PARTS_OF_PREDICATE:
        return find_agent(verb.head)
    relations = {child.dep_: child for child in verb.children}
    if "obl:agent" in relations or relations.keys() & {"aux:pass", "nsubj:pass"}:
        return relations.get("obl:agent")
    return find_subject(verb)


def _find_pronoun(verb: Token) -> Token | None:
    """Return the nominative pronoun beside a finite verb whose subject the parser missed."""
    if "Fin" not in verb.morph.get("VerbForm", []):
        return None
    around = (verb.nbor(step) for step in (1, -1) if 0 <= verb.i + step < len(verb.doc))
    for token in around:
        if token.lower_ in _NOMINATIVE and token.head == verb and token.dep_ != "expl:pv":
            return token
    return None


def register_attributes() -> None:
    """Register ``token._.subject`` and ``token._.agent``; they are computed when read."""
    for name, getter in (("subject", find_subject), ("agent", find_agent)):
        if not Token.has_extension(name):
            Token.set_extension(name, getter=getter)
