"""Lemmas, made alike for every model: a lexicon first, then a dictionary, then the model.

The model's lemmatizer guesses from the shape of a word (``kinderen`` -> ``kinder``); a form that
is known needs no guess.
"""

import csv
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import simplemma
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "lemmas"
# Parts of speech for which the dictionary, which knows none, may speak.
_INFLECTED = frozenset({"NOUN", "VERB", "AUX", "ADJ"})
_VERBS = frozenset({"VERB", "AUX"})


@cache
def read_lemmas() -> dict[tuple[str, str], str]:
    """Read the lexicon that `pipeline.language.training.lexicon` makes.

    Returns
    -------
    dict
        (lower-case form, upos) -> lemma, for forms that the dictionary has otherwise or not.
    """
    text = files("pipeline.language").joinpath("data/lemmas.csv").read_text("utf-8")
    rows = csv.reader(text.splitlines()[1:])
    return {(form, upos): lemma for form, upos, lemma in rows}


@lru_cache(maxsize=50_000)
def look_up(form: str, upos: str) -> str | None:
    """Look up a form in simplemma's Dutch dictionary.

    Parameters
    ----------
    form : str
        Lower-case form.
    upos : str
        Its part of speech; a lemma that cannot be one of that part of speech is not returned.

    Returns
    -------
    str or None
    """
    if upos not in _INFLECTED or not simplemma.is_known(form, "nl"):
        return None
    lemma = str(simplemma.lemmatize(form, "nl", greedy=False))
    if upos in _VERBS:
        return lemma if lemma.endswith("n") else None
    is_infinitive = lemma.endswith("en") and not form.endswith("en")
    return None if upos == "NOUN" and is_infinitive else lemma


@Language.component(NAME)
def set_lemmas(doc: "Doc") -> "Doc":
    """Set the lemma of every token.

    Small letters but for names and for adjectives such as *Nederlands*; no underscores between the
    parts of compounds (the treebanks' marks, which some models repeat).

    Parameters
    ----------
    doc : Doc
        Tagged document, lemmatised by the model.

    Returns
    -------
    Doc
        The same document.
    """
    for token in doc:
        token.lemma_ = _find_lemma(token)
    return doc


def _find_lemma(token: "Token") -> str:
    """Return the lemma of a token, with a verb's particle not yet joined."""
    if token.pos_ == "PROPN":
        return token.text
    form, upos = token.lower_, token.pos_
    lemma = read_lemmas().get((form, upos)) or look_up(form, upos) or _weigh_guess(token)
    is_name_like = upos == "ADJ" and token.is_title and not token.is_sent_start
    return lemma[0].upper() + lemma[1:] if is_name_like else lemma


def _weigh_guess(token: "Token") -> str:
    """Return the model's lemma, or the form itself where that is surer.

    An infinitive is its own lemma, and a Dutch plural in the present tense has its form. A guess
    that is no word (*verzeeken*) loses to a form that is one, if that can be a lemma.
    """
    form, is_verb = token.lower_, token.pos_ in _VERBS
    can_be_lemma = token.pos_ == "NOUN" or (is_verb and form.endswith("n"))
    if can_be_lemma and is_verb and _has_form_of_infinitive(token):
        return form
    guess = token.lemma_.lower() or form
    guess = guess if "_" in form else guess.replace("_", "")
    is_known = simplemma.is_known
    return form if can_be_lemma and is_known(form, "nl") and not is_known(guess, "nl") else guess


def _has_form_of_infinitive(verb: "Token") -> bool:
    """Tell whether the model calls the verb an infinitive or a plural in the present tense."""
    morph = verb.morph.to_dict()
    is_plural = (morph.get("Number"), morph.get("Tense")) == ("Plur", "Pres")
    return is_plural or morph.get("VerbForm") == "Inf"
