"""Lemmas that no lexicon has, and the particle of a verb: with given tags, whatever the model."""

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.language.lemmas import set_lemmas
from pipeline.language.separable import join_separable

VOCAB = spacy.blank("nl").vocab


@pytest.mark.parametrize(
    ("form", "pos", "morph", "guess", "lemma"),
    [
        ("verzoeken", "VERB", "Number=Plur|Tense=Pres|VerbForm=Fin", "verzoekenen", "verzoeken"),
        ("verzoeken", "VERB", "VerbForm=Inf", "verzeeken", "verzoeken"),
        ("verzoeken", "VERB", "VerbForm=Part", "verzeeken", "verzoeken"),
        ("verzoeken", "NOUN", "Number=Plur", "verzeeken", "verzoek"),
        # a guess that is a word, and one about a form that no dictionary has, stay
        ("flexroosterde", "VERB", "Number=Sing|Tense=Past", "flexroosteren", "flexroosteren"),
        ("flexroosters", "NOUN", "Number=Plur", "flexrooster", "flexrooster"),
        # a plural in the past tense is no infinitive
        ("zorgmelden", "VERB", "Number=Plur|Tense=Past|VerbForm=Fin", "zorgmijden", "zorgmijden"),
    ],
)
def test_a_guess_loses_to_what_is_certain(form, pos, morph, guess, lemma):
    doc = Doc(VOCAB, words=[form], pos=[pos], morphs=[morph], lemmas=[guess])
    assert set_lemmas(doc)[0].lemma_ == lemma


def parse_particle(verb, lemma, particle):
    """A Doc of verb and particle in which the parser takes the second for the verb's."""
    return Doc(
        VOCAB,
        words=["Zij", verb, particle],
        pos=["PRON", "VERB", "ADP"],
        lemmas=["zij", lemma, particle],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "compound:prt"],
        sent_starts=[True, False, False],
    )


@pytest.mark.parametrize(
    ("verb", "lemma", "particle", "whole"),
    [
        ("roept", "roepen", "bijeen", "bijeenroepen"),
        ("haalt", "halen", "in", "inhalen"),
        # not a verb: the parser errs
        ("ingehaald", "inhalen", "op", "inhalen"),
        ("roept", "roepen", "bij", "roepen"),
        # has its particle already
        ("afmelden", "afmelden", "af", "afmelden"),
    ],
)
def test_verb_and_particle_make_a_known_verb(verb, lemma, particle, whole):
    assert join_separable(parse_particle(verb, lemma, particle))[1].lemma_ == whole
