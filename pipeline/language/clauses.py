"""Who acts: main verb of a sentence, subject and agent of a verb, as attributes for rules.

The parser's labels are read with three facts of Dutch grammar in mind: the finite verb stands
second, so what directly follows it after another phrase is the subject; subject and finite verb
agree in number; and a sentence that opens with a finite verb and goes on after a comma is a
condition (*Is uw kind ziek, dan belt u*).
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
# Clauses whose unexpressed subject is that of the clause they hang on.
_SHARED = frozenset({"conj", "xcomp"})
_PARTS_OF_PREDICATE = frozenset({"aux", "aux:pass", "cop"})
_LINKS = frozenset({"cc", "mark", "punct"})  # these do not fill the place before the verb
_ONLY_NOMINATIVE = frozenset(["ik", "jij", "hij", "wij", "we"])
_NOMINATIVE = _ONLY_NOMINATIVE | {"je", "u"}


def find_main_verb(sentence: Span) -> Token:
    """Find the predicate of the main clause.

    Parameters
    ----------
    sentence : Span
        One sentence of a parsed Doc.

    Returns
    -------
    Token
        A verb, or the noun or adjective that a copula goes with.
    """
    root, first = sentence.root, sentence[0]
    opens = first.pos_ in {"VERB", "AUX"} and _predicate(first) == root
    if not opens or sentence[-1].text == "?":
        return root
    verb = _find_verb_after_condition(sentence)
    return _predicate(verb) if verb else root


def find_subject(verb: Token) -> Token | None:
    """Find the grammatical subject.

    Parameters
    ----------
    verb : Token
        A predicate, or an auxiliary of one.

    Returns
    -------
    Token or None
        Head word of the subject; None for an imperative or a fragment.
    """
    predicate = _predicate(verb)
    members, finite = list(_members(predicate)), _finite(predicate)
    found = [token for token in members if token.dep_ in _SUBJECTS] or _find_clause(members, finite)
    if not found and predicate.dep_ in _SHARED and not predicate.is_sent_start:
        return find_subject(predicate.head)
    if finite is not None and (len(found) != 1 or not _agree(found[0], finite)):
        inverted = _find_inverted(members, finite)
        pronouns = [t for t in found if t.lower_ in _NOMINATIVE and abs(t.i - finite.i) == 1]
        agreeing = [t for t in (*found, *inverted) if _agree(t, finite)]
        numbered = [t for t in agreeing if t.pos_ == "PRON" or t.morph.get("Number", [])]
        found = pronouns or numbered or agreeing or found or inverted
    return _whole_word(found[0]) if found else None


def find_agent(verb: Token) -> Token | None:
    """Find who acts: the subject of an active clause, the phrase with *door* of a passive one.

    Parameters
    ----------
    verb : Token
        A predicate, or an auxiliary of one.

    Returns
    -------
    Token or None
        Head word of the phrase; None where nobody is named (*er wordt gebeld*).
    """
    relations = {token.dep_: token for token in _predicate(verb).children}
    if "obl:agent" in relations or relations.keys() & {"aux:pass", "nsubj:pass"}:
        return relations.get("obl:agent")
    return find_subject(verb)


def register_attributes() -> None:
    """Register ``span._.main_verb``, ``token._.subject`` and ``token._.agent``: getters."""
    if not Span.has_extension("main_verb"):
        Span.set_extension("main_verb", getter=find_main_verb)
    for name, getter in (("subject", find_subject), ("agent", find_agent)):
        if not Token.has_extension(name):
            Token.set_extension(name, getter=getter)


def _predicate(verb: Token) -> Token:
    """Return the predicate that an auxiliary or copula belongs to."""
    return verb.head if verb.dep_ in _PARTS_OF_PREDICATE else verb


def _find_verb_after_condition(sentence: Span) -> Token | None:
    """Return the first verb of the main clause after a condition that opens with its verb."""
    if sentence[0].pos_ not in {"VERB", "AUX"}:
        return None
    for comma in sentence[1:-1]:
        after = [t for t in comma.doc[comma.i + 1 : sentence.end] if t.lower_ != "dan"][:1]
        if comma.text == "," and after and after[0].pos_ in {"VERB", "AUX"}:
            return after[0]
    return None


def _members(predicate: Token) -> Iterator[Token]:
    """Yield what hangs on a predicate or, wrongly, on its auxiliaries or its open complement.

    What stands in the condition before the clause belongs to the condition; an open complement
    (xcomp) has no subject of its own by definition.
    """
    verb = _find_verb_after_condition(predicate.sent)
    start = verb.i if verb and verb.i <= predicate.i else 0
    for child in predicate.children:
        if child.i >= start:
            yield child
        if child.dep_ in _PARTS_OF_PREDICATE:
            yield from (t for t in child.children if t.i >= start)
        elif child.dep_ == "xcomp":
            yield from (t for t in child.children if t.dep_ in _SUBJECTS and t.i >= start)


def _finite(predicate: Token) -> Token | None:
    """Return the finite verb of a clause: an auxiliary if there is one, else the predicate.

    Where no auxiliary is marked as finite it is the first: *willen* is also an infinitive.
    """
    auxiliaries = [t for t in _members(predicate) if t.dep_ in _PARTS_OF_PREDICATE]
    verbs = [t for t in (*auxiliaries, predicate) if t.pos_ in {"VERB", "AUX"}]
    marked = (t for t in verbs if "Fin" in t.morph.get("VerbForm", []))
    return next(marked, next((t for t in verbs if t != predicate), None))


def _find_clause(members: list[Token], finite: Token | None) -> list[Token]:
    """Return the clause with *wie* that opens a sentence as its subject (*Wie spijbelt, ...*)."""
    if finite is None:
        return []
    clauses = (token for token in members if token.i < finite.i and token.dep_ == "advcl")
    return [token for token in clauses if token.left_edge.lower_ == "wie"]


def _agree(subject: Token, finite: Token) -> bool:
    """Tell whether subject and finite verb may agree in number; words without number may."""
    numbers = subject.morph.get("Number", []), finite.morph.get("Number", [])
    conjoined = any(child.dep_ == "conj" for child in subject.children)
    return conjoined or not all(numbers) or numbers[0] == numbers[1]


def _find_inverted(members: list[Token], finite: Token) -> list[Token]:
    """Return what must be the subject because it directly follows a finite verb in second place.

    Nothing before the verb in its clause makes an imperative or a question, which say nothing.
    """
    if all(token.i > finite.i for token in members if token.dep_ not in _LINKS):
        return []
    beside = [t for t in finite.doc[finite.i + 1 : finite.i + 2] if t.lower_ in _ONLY_NOMINATIVE]
    objects = [t for t in members if t.dep_ in {"obj", "iobj"} and t.left_edge.i == finite.i + 1]
    return beside or objects


def _whole_word(token: Token) -> Token:
    """Return the last word of a wrongly spaced compound (``leerplicht ambtenaar``)."""
    if token.i + 1 < len(token.doc) and not token.nbor(1).is_sent_start:
        parts = token.nbor(1)._.compound_parts
        if parts and parts[0] == token.lower_ and not token.nbor(1).lower_.startswith(parts[0]):
            return token.nbor(1)
    return token
