"""Who acts in a sentence: the party that is its (logical) subject, not one that is only named.

Dutch main clauses have their finite verb second: the subject stands right before it, or right
after it when something else comes first ('Daarna belt de mentor de ouders'). In a subordinate
clause it follows the conjunction. A noun after a preposition is no subject, except after 'door'
(the logical subject of a passive). With the verb 'worden' the grammatical subject undergoes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.coding.lexicon import Mention
from pipeline.coding.lexicon.words import WordLists, load_words
from pipeline.coding.rules.sentences import Sentence, Word

MAX_LEFT = 5
MAX_RIGHT = 14
MAX_CELL = 5


@dataclass(frozen=True)
class Actor:
    """A party that acts or is responsible; offsets are half-open in the sentence."""

    party: str
    name: str
    words: str
    start: int
    end: int


def find_actors(
    sentence: Sentence, mentions: Sequence[Mention], before: Sequence[Mention] = ()
) -> list[Actor]:
    """Find the parties that act in a sentence.

    Parameters
    ----------
    sentence : Sentence
    mentions : sequence of Mention
        Parties named in the sentence, from `Lexicon.find_parties`.
    before : sequence of Mention
        Parties named in the sentence before it, to which 'deze' or 'hij' may refer.
    """
    finder = _Finder(sentence, mentions, load_words())
    actors = [
        Actor(m.party, m.name, sentence.text[m.start : m.end], m.start, m.end)
        for m in finder.find()
    ]
    if before and finder.refers_back():
        last = before[-1]
        actors.append(Actor(last.party, last.name, sentence.words[0].text, 0, 0))
    return actors


class _Finder:
    """Decides for each mention in one sentence whether it is the subject."""

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], lists: WordLists) -> None:
        self.words = sentence.words
        self.offset = sentence.start
        self.mentions = mentions
        self.lists = lists
        self.acting: dict[int, bool] = {}

    def find(self) -> list[Mention]:
        """Return the mentions that act."""
        for number, mention in enumerate(self.mentions):
            self.acting[number] = self._acts(number, mention)
        return [m for number, m in enumerate(self.mentions) if self.acting[number]]

    def refers_back(self) -> bool:
        """Tell whether the sentence begins with a pronoun as the subject of an active verb."""
        words = self.words
        return (
            len(words) > 2
            and words[0].text in self.lists.back_reference
            and (self._is_verb(words[1]) or self._is_verb(words[2]))
            and self._is_active(1)
        )

    def _position(self, offset: int) -> int:
        return next(
            (i for i, w in enumerate(self.words) if w.end > offset + self.offset), len(self.words)
        )

    def _is_verb(self, word: Word) -> bool:
        return word.lemma in self.lists.verbs and word.text not in self.lists.not_verbs

    def _is_active(self, start: int) -> bool:
        """Tell whether the first verb from a word on is active and more than receiving."""
        for i in range(start, min(start + MAX_RIGHT, len(self.words))):
            word = self.words[i]
            if word.text in {";", ".", "|"}:
                return False
            if self._is_verb(word):
                return not self._is_passive(i) and word.lemma not in self.lists.receiving
        return False

    def _is_passive(self, verb: int) -> bool:
        lemma = self.words[verb].lemma
        if lemma == "worden":
            return True
        rest = self.words[verb + 1 : verb + 1 + MAX_RIGHT]
        if lemma in {"zijn", "hebben"} or lemma in self.lists.modals:
            texts = {word.text for word in rest}
            if lemma == "zijn":
                return bool(texts & self.lists.participles)
            return lemma in self.lists.modals and bool(texts & {"worden"})
        return False

    def _left(self, start: int, number: int) -> tuple[str, int]:
        """Say what stands left of a mention, past its article and adjectives."""
        previous = self.mentions[number - 1] if number else None
        for i in range(start - 1, max(start - 1 - MAX_LEFT, -1), -1):
            word = self.words[i]
            if previous is not None and word.start - self.offset < previous.end:
                return "party", i
            if word.text in self.lists.prepositions:
                return "preposition", i
            if word.text in self.lists.subjects:
                return "subject", i
            if word.text in {"en", "of", "/", "&", "dan wel"}:
                return "and", i
            if word.text in self.lists.subordinators:
                return "subordinator", i
            if not word.text[0].isalnum():
                return "mark", i
            if self._is_verb(word):
                return "verb", i
        return ("start", -1) if start <= MAX_LEFT else ("far", -1)

    def _acts(self, number: int, mention: Mention) -> bool:
        first = self._position(mention.start)
        after = self._position(mention.end - 1) + 1
        left, place = self._left(first, number)
        if left == "preposition":
            is_agent = self.words[place].text == "door" and self._is_passive_clause(place)
            return is_agent or self._has_relative(after)
        if left in {"and", "mark", "party"} and self._is_listed(number, first):
            return self.acting[number - 1]
        if left in {"subject", "party"}:
            return self._has_relative(after)
        if left == "and":
            return self._is_verb_at(after) and self._is_active(after)
        if left == "verb":
            return self._follows_verb(place) or self._has_relative(after)
        if left == "far":
            return False
        if self._fills_cell(place, first, after):
            return True
        return self._is_active(after) and not self._has_object_verb(after)

    def _is_verb_at(self, place: int) -> bool:
        return place < len(self.words) and self._is_verb(self.words[place])

    def _is_passive_clause(self, place: int) -> bool:
        """Tell whether 'door' belongs to a passive verb and not to a noun ('onderzoek door')."""
        before = self.words[max(place - 2, 0) : place]
        return any(word.lemma in self.lists.passives for word in self.words) or any(
            word.text.startswith("ge") for word in before
        )

    def _is_listed(self, number: int, first: int) -> bool:
        """Tell whether a party follows another one in a list ('de mentor, de jeugdarts en')."""
        if not number:
            return False
        end = self._position(self.mentions[number - 1].end - 1) + 1
        between = [word.text for word in self.words[end:first]]
        joints = [text for text in between if text in {",", "en", "of", "/", "&"}]
        return bool(joints) and all(
            text in self.lists.determiners or text in joints for text in between
        )

    def _fills_cell(self, place: int, first: int, after: int) -> bool:
        """Tell whether a table cell begins with a party and has no verb: the column says who."""
        words = self.words
        starts = place < 0 or words[place].text == "|"
        starts = starts and all(
            word.text in self.lists.determiners for word in words[place + 1 : first]
        )
        end = next((i for i in range(after, len(words)) if words[i].text == "|"), len(words))
        is_row = any(word.text == "|" for word in words)
        has_verb = any(self._is_verb(word) for word in words[after:end])
        return is_row and starts and end - after <= MAX_CELL and not has_verb

    def _has_object_verb(self, after: int) -> bool:
        """Tell whether the first verb is followed by another subject ('een afspraak maakt u')."""
        for i in range(after, min(after + MAX_RIGHT, len(self.words) - 1)):
            if self._is_verb(self.words[i]):
                return self.words[i + 1].text in self.lists.only_subjects
        return False

    def _has_relative(self, after: int) -> bool:
        """Tell whether ', die ...' with an active verb follows."""
        tail = self.words[after : after + 3]
        if len(tail) < 3 or tail[0].text != "," or tail[1].text not in {"die", "dat", "welke"}:
            return False
        return tail[2].text not in self.lists.subjects and self._is_active(after + 2)

    def _follows_verb(self, verb: int) -> bool:
        """Subject right after the verb: only when no subject stands before the verb."""
        word = self.words[verb]
        if self._is_passive(verb) or word.lemma in self.lists.receiving:
            return False
        begin = verb
        while begin and self.words[begin - 1].text not in self.lists.clause_marks:
            begin -= 1
        front = self.words[begin:verb]
        if not front:
            return not self._is_imperative(word)
        if front[0].text in self.lists.prepositions:
            return True
        named = any(front[0].start <= m.start + self.offset < front[-1].end for m in self.mentions)
        return not named and front[0].text not in self.lists.determiners | self.lists.subjects

    def _is_imperative(self, word: Word) -> bool:
        stem = word.text
        return not stem.endswith(("t", "en")) and stem not in {"is", "zal", "kan", "mag", "zijn"}
