"""Finds shared passages with MinHash, so that the work grows with the number of passages.

MinHash and banding: Broder (1997), 'On the resemblance and containment of documents';
candidates it proposes are confirmed by their real similarity.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz

MIN_WORDS = 8
"""Shorter texts ('Zie de website van de school.') are alike by chance."""
MIN_SIMILARITY = 0.85
"""Share of equal characters (Indel) from which two passages count as nearly the same."""

_SHINGLE = 3
_PERMUTATIONS = 64
_BANDS = (16, 4)
"""16 bands of 4 rows: a pair with Jaccard 0.5 is proposed in two thirds of the cases,
one with 0.7 in 99%."""
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with what is needed to tell who wrote it first."""

    paragraph_id: str
    document_id: str
    school_id: str
    text: str
    is_regional: bool
    year: int | None


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """One text that stands in protocols of two or more schools.

    Attributes
    ----------
    source : Passage
        Likely origin: a regional document, else the oldest, else the first by file order.
    passages : tuple of Passage
        All of them, the source included, in the order given.
    similarities : tuple of float
        Similarity (0..1) of each passage with the source; 1 is literally the same words.
    """

    source: Passage
    passages: tuple[Passage, ...]
    similarities: tuple[float, ...]

    @property
    def schools(self) -> tuple[str, ...]:
        """The schools, each once, in alphabetical order."""
        return tuple(sorted({passage.school_id for passage in self.passages}))


def find_shared_passages(passages: Sequence[Passage]) -> list[SharedPassage]:
    """Group passages of different schools that are literally or nearly the same.

    Returns
    -------
    list of SharedPassage
        Most schools first, then in the order of the first passage. Passages of one school
        alone (two versions of its protocol) are no group.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for i, passage in enumerate(passages):
        places[normalise(passage.text)].append(i)
    texts = [text for text in places if text.count(" ") + 1 >= MIN_WORDS]
    shared = []
    for group in _join_pairs(len(texts), _find_pairs(texts)):
        members = sorted(i for number in group for i in places[texts[number]])
        if len({passages[i].school_id for i in members}) > 1:
            shared.append((members[0], _describe([passages[i] for i in members])))
    shared.sort(key=lambda found: (-len(found[1].schools), found[0]))
    return [found for _, found in shared]


def normalise(text: str) -> str:
    """Lower case words and numbers, one space between: layout and punctuation do not count."""
    return " ".join(_WORD.findall(text.lower()))


def measure_similarity(first: str, second: str) -> float:
    """Return the similarity (0..1) of two normalised texts: 1 - Indel distance / length."""
    return fuzz.ratio(first, second) / 100


def _find_pairs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pair each text with the earlier ones it nearly equals.

    Only texts that are like no earlier one are kept to compare with: a passage that thousands
    of schools copied, each with an edit of its own, costs one comparison a school, not one a
    pair of schools.
    """
    lsh = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    empty = MinHash(num_perm=_PERMUTATIONS, seed=1)
    for i, text in enumerate(texts):
        sketch = _sketch(text, empty)
        like = [
            j
            for j in sorted(lsh.query(sketch))
            if measure_similarity(text, texts[j]) >= MIN_SIMILARITY
        ]
        yield from ((i, j) for j in like)
        if not like:
            lsh.insert(i, sketch, check_duplication=False)


def _sketch(text: str, empty: MinHash) -> MinHash:
    words = text.split()
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    sketch = empty.copy()  # making the permutations anew costs more than using them
    sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return sketch


def _join_pairs(n: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected components (union-find), in order of their first member."""
    parent = list(range(n))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in pairs:
        parent[max(find(i), find(j))] = min(find(i), find(j))
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(n):
        groups[find(i)].append(i)
    return list(groups.values())


def _describe(members: Sequence[Passage]) -> SharedPassage:
    # max and min keep the first of equals, so file order decides last.
    source = min(members, key=lambda item: (not item.is_regional, item.year or 9999))
    text = normalise(source.text)
    similarities = tuple(measure_similarity(text, normalise(item.text)) for item in members)
    return SharedPassage(source, tuple(members), similarities)
