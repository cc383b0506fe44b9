"""The notation of words in the topic list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.topiclist.patterns import compile_patterns, fold, translate


@pytest.mark.parametrize(
    ("pattern", "hits", "misses"),
    [
        ("verlof*", ["verlof", "verlofaanvraag"], ["vakantieverlof", "lof"]),
        ("*verlof", ["verlof", "vakantieverlof"], ["verlofaanvraag"]),
        ("luxe(|-| )verzuim", ["luxeverzuim", "luxe-verzuim", "Luxe verzuim"], ["luxe"]),
        ("les[ ]verzuim", ["lesverzuim", "les-verzuim"], ["les", "lesenverzuim"]),
        ("te laat", ["te laat", "te-laat", "TE LAAT"], ["te later", "gate laat"]),
        ("meld* .. leerplicht*", ["meldt het bij de leerplichtambtenaar"], ["leerplicht meldt"]),
        ("# keer", ["3 keer", "twaalf keer", "2,5 keer"], ["een keer", "enkele keer"]),
        ("#e keer", ["3e keer", "derde keer", "3de keer"], ["3 keer"]),
        ("coördinator", ["coordinator", "coördinator"], ["coordinatoren"]),
        ("m@zl", ["M@ZL"], ["mzl"]),
        ("re:a+b", ["xaab"], ["b"]),
    ],
)
def test_notation(pattern, hits, misses):
    compiled = compile_patterns((pattern,))
    assert all(compiled.search(fold(text)) for text in hits)
    assert not any(compiled.search(fold(text)) for text in misses)


def test_gap_is_at_most_six_words():
    compiled = compile_patterns(("meldt .. leerplicht",))
    assert compiled.search("meldt a b c d e f leerplicht")
    assert not compiled.search("meldt a b c d e f g leerplicht")


@pytest.mark.parametrize("pattern", ["", "  ", "(a", "[a", "a)b(", "re:(", "re:*"])
def test_bad_pattern_is_refused(pattern):
    with pytest.raises(ValueError, match="patroon"):
        translate(pattern)


def test_no_patterns_match_nothing():
    assert not compile_patterns(()).search("alles")


@given(st.text())
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(exclude_characters="*()[]|#.:/- \t"), min_size=1))
def test_plain_word_matches_itself(text):
    word = text.strip()
    if word and fold(word).strip() == fold(word):
        assert compile_patterns((word,)).fullmatch(fold(word))
