"""What somebody does, according to a protocol."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One step, task or duty.

    Attributes
    ----------
    party : str
        One of `PARTIES`, or ``''`` where nobody is named (*er wordt gebeld*).
    actor : str
        The party, or the role within the school (``'mentor'``).
    action : str
        Lemma, a separable verb in one word (``'uitnodigen'``); in a fragment the noun
        (``'brief'``).
    category : str
        Kind of action, a key of ``actions.yaml``, or ``''``.
    recipient : str
        Party or role that undergoes or is addressed, or ``''``.
    object : str
        The object in the text's words, where there is a parse.
    condition : str
        Under which circumstances, in the text's words, or ``''``.
    voice : str
        ``'bedrijvend'``, ``'lijdend'``, ``'gebiedend'`` or ``'impliciet'`` (the actor stands
        in a cell, label, stem or heading).
    start, end : int
        Offsets of the verb or noun in the paragraph.
    passage : str
        The sentence, list item or table row.
    """

    paragraph_id: str
    party: str
    actor: str
    action: str
    category: str
    recipient: str
    object: str
    condition: str
    voice: str
    start: int
    end: int
    passage: str
