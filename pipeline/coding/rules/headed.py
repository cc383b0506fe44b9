"""Who acts when the subject stands above the sentence: in a heading, or over a table's column."""

import re

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.lexicon.words import load_words
from pipeline.coding.rules.actors import Actor
from pipeline.coding.rules.sentences import Context, Sentence
from pipeline.contracts import CELL_SEPARATOR

MAX_PRONOUN = 2  # letters of 'u' and 'je', which say whom a heading addresses


def find_heading_actor(sentence: Sentence, context: Context, lexicon: Lexicon) -> list[Actor]:
    """Find the subject in the nearest heading: 'Leerplichtambtenaar' > 'Roept ouders op.'

    Holds for a statement that begins with a verb or a pronoun, under a heading or stem that names
    one party; 'Komt u niet, dan ...' is a condition and no statement.
    """
    words, lists = sentence.words, load_words()
    if len(words) < 2 or not context.headings or re.search(r"\?$|, dan\b", sentence.text):
        return []
    is_verb = words[0].lemma in lists.verbs and words[0].text not in lists.not_verbs
    if not is_verb and words[0].text not in lists.back_reference | {"het"}:
        return []
    if words[1].text in lists.subjects:
        return []
    for text in (context.stem, context.headings[0]):
        parties = [m for m in lexicon.find_parties(text) if m.end - m.start > MAX_PRONOUN]
        if len({mention.party for mention in parties}) == 1:
            first = parties[0]
            return [Actor(first.party, first.name, text[first.start : first.end], 0, 0)]
    return []


def find_column_actors(sentence: Sentence, context: Context, lexicon: Lexicon) -> list[Actor]:
    """Find the parties whose column of a table ('Wanneer | School | Leerplicht') says something.

    A cell without letters ('-') says nothing; nor does a head that names more than one party.
    """
    actors, start = [], 0
    for cell, head in zip(sentence.text.split(CELL_SEPARATOR), context.column_heads, strict=False):
        parties = lexicon.find_parties(head)
        if len({mention.party for mention in parties}) == 1 and re.search("[a-z]{2}", cell):
            first = parties[0]
            words = head[first.start : first.end]
            actors.append(Actor(first.party, first.name, words, start, start + len(cell)))
        start += len(cell) + len(CELL_SEPARATOR)
    return actors
