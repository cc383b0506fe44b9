"""Reading treebanks, silver and patterns, and turning them into training documents."""

import json
from pathlib import Path

import spacy

from pipeline.language.training import practice
from pipeline.language.training.conllu import Word
from pipeline.language.training.corpus import make_docs, vary
from pipeline.language.training.lexicon import collect_lemmas
from pipeline.language.training.patterns import learn_analyses, make_sentences
from pipeline.language.training.punctuation import find_head
from pipeline.language.training.silver import (
    drop_known,
    drop_slips,
    learn_tags,
    read_silver,
    split_blocks,
)
from pipeline.language.training.treebanks import read_treebank, read_treebank_2017

NEW = """# sent_id = 1
1\tDe\tde\tDET\tLID|bep|stan|rest\tDefinite=Def\t2\tdet\t_\t_
2\tschooldagen\tschool_dag\tNOUN\tN|soort|mv|basis\tNumber=Plur\t3\tnsubj\t_\t_
3\tkomen\ttoe_nemen\tVERB\tWW|pv|tgw|mv\tNumber=Plur|VerbForm=Fin\t0\troot\t_\t_
4\ttoe\ttoe\tADP\tVZ|fin\t_\t3\tcompound:prt\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\tLET\t_\t3\tpunct\t_\t_

1\tGezinsvakanties\tgezin_vakantie\tNOUN\tN|soort|mv|basis\tNumber=Plur\t0\troot\t_\t_
"""
OLD = """1\tDe\tDe\tDET\t_\tDefinite=Def\t2\tdet\t_\t_
2\tmentor\tmentor\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_
3\tbelt\tbellen\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_
4\ten\ten\tCCONJ\t_\t_\t3\tcc\t_\t_
5\tschrijft\tschrijven\tVERB\t_\tVerbForm=Fin\t3\tconj\t_\t_
6\tJan\tJan\tPROPN\t_\t_\t5\tobj\t_\t_
7\tSmit\tSmit\tPROPN\t_\t_\t6\tflat:name\t_\t_
8\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_
"""
SILVER = """1\tbrief\tbrief\t[brief]\tN(soort,mv,basis)\t1\tO
2\tt\tt\t[t]\tSPEC(symb)\t1\tO
3\t/\t/\t[/]\tLET()\t1\tO
4\tm\tm\t[m]\tSPEC(symb)\t1\tO
5\tis\tzijn\t[is]\tWW(pv,tgw,ev)\t1\tO
"""
SILVER_OTHERWISE = """1\tals\tals\t[als]\tVZ(init)\t1\tO
2\tzijn\tzijn\t[zijn]\tVNW(bez,det,stan,vol,3,ev,prenom,zonder,agr)\t1\tO
3\tdezelfde\tdezelfde\t[dezelfde]\tADJ(prenom,basis,zonder)\t1\tO
4\tgroot\tgroot\t[groot]\tADJ(prenom,basis,zonder)\t1\tO
5\t8.30\t8.30\t[8.30]\tSPEC(symb)\t1\tO
6\t2018-2022\t2018-2022\t[2018-2022]\tSPEC(symb)\t1\tO
"""


def write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_compound_marks_go_but_linking_letters_stay(tmp_path):
    first, second = read_treebank(write(tmp_path, "new.conllu", NEW))
    assert (first[1].lemma, first[1].parts) == ("schooldag", ("school", "dag"))
    assert (second[0].lemma, second[0].parts) == ("gezinsvakantie", ("gezin", "vakantie"))


def test_a_particle_apart_is_no_part_of_the_lemma(tmp_path):
    first, _ = read_treebank(write(tmp_path, "new.conllu", NEW))
    assert first[2].lemma == "nemen"
    assert first[2].dep == "ROOT"
    assert first[2].head == 2


def test_the_release_of_2017_is_modernised(tmp_path):
    (sentence,) = read_treebank_2017(write(tmp_path, "old.conllu", OLD), [])
    by_form = {word.form: word for word in sentence}
    assert (by_form["De"].upos, by_form["De"].lemma) == ("", "")
    assert by_form["belt"].lemma == "bellen"
    assert sentence[by_form["en"].head].form == "schrijft"
    assert by_form["Smit"].dep == "flat"
    assert sentence[by_form["."].head].form == "belt"


def test_doubles_of_newer_sentences_are_dropped(tmp_path):
    new = read_treebank(write(tmp_path, "new.conllu", NEW))
    old = write(tmp_path, "old.conllu", OLD + "\n" + NEW)
    assert len(read_treebank_2017(old, new)) == 1


def test_silver_tags_follow_the_treebanks_and_slashes_are_joined(tmp_path):
    new = read_treebank(write(tmp_path, "new.conllu", NEW))
    (sentence,) = read_silver(write(tmp_path, "silver.tsv", SILVER), learn_tags(new))
    assert [word.form for word in sentence] == ["brief", "t/m", "is"]
    assert sentence[0].upos == "NOUN"
    assert sentence[2].upos == ""  # VERB or AUX: the tag does not tell


def test_where_frog_follows_another_convention_the_treebanks_decide(tmp_path):
    tags = {
        "VG|onder": "SCONJ",
        "VZ|init": "ADP",
        "VNW|bez|det|stan|vol|3|ev|prenom|zonder|agr": "PRON",
        "TW|hoofd|vrij": "NUM",
        "SPEC|symb": "SYM",
    }
    treebank = [(Word("x", "x", upos, xpos=xpos),) for xpos, upos in tags.items()]
    treebank += [(Word("groot", "groot", "ADJ", xpos="ADJ|prenom|basis|zonder"),)] * 30
    treebank += [(Word("dezelfde", "dezelfde", "DET", xpos="ADJ|prenom|basis|zonder"),)] * 10
    path = write(tmp_path, "silver.tsv", SILVER_OTHERWISE)
    (sentence,) = read_silver(path, learn_tags(treebank))
    assert [word.upos for word in sentence] == ["SCONJ", "PRON", "DET", "ADJ", "NUM", "SYM"]


def test_a_content_word_that_silver_calls_a_function_word_loses_its_tag():
    silver = [(Word("week", "week", "CCONJ"), Word("en", "en", "CCONJ"))]
    ((week, en),) = drop_slips(silver, [(Word("en", "en", "CCONJ"),)])
    assert (week.upos, en.upos) == ("", "CCONJ")


def test_no_silver_sentence_is_in_two_parts():
    sentences = [(Word(f"woord{i % 70}", "x"),) for i in range(400)]
    train, dev, test = ({s[0].form for s in part} for part in split_blocks(sentences))
    assert test
    assert dev.isdisjoint(test)
    assert train.isdisjoint(dev | test)


def test_a_sentence_that_is_held_out_is_dropped_whatever_its_capitals():
    held = [(Word("Bel", "bellen"), Word("ons", "wij"))]
    others = [(Word("Bel", "bellen"),), (Word("bel", "bellen"), Word("Ons", "wij"))]
    assert drop_known(others, held) == others[:1]


def test_practice_documents_are_annotated_with_each_heading_once(tmp_path, monkeypatch):
    units = [
        {"file_name": "a", "heading_path": ["Verzuim", "Ziek"], "text": "Bel."},
        {"file_name": "a", "heading_path": ["Verzuim", "Ziek"], "text": "Mail."},
        {"file_name": "a", "heading_path": ["Verzuim", "Te laat"], "text": "Meld."},
        {"file_name": "b", "heading_path": ["Verzuim"], "text": "Kom."},
    ]
    expected = ["Verzuim", "Ziek", "Bel.", "Mail.", "Te laat", "Meld.", "Verzuim", "Kom."]
    assert list(practice.list_texts(units)) == expected

    def run_frog(command, **_):
        Path(command[-1]).write_text(SILVER, "utf-8")

    monkeypatch.setattr(practice.subprocess, "run", run_frog)
    source = write(tmp_path, "units.jsonl", "".join(json.dumps(unit) + "\n" for unit in units))
    practice.annotate_units(source, tmp_path / "out.tsv.gz")
    (sentence,) = read_silver(tmp_path / "out.tsv.gz", {})
    assert [word.lemma for word in sentence] == ["brief", "t/m", "zijn"]


def test_patterns_make_trees_with_one_root_and_are_the_same_again():
    sentences = make_sentences(learn_analyses([]), seed=1, n=200)
    assert sentences == make_sentences(learn_analyses([]), seed=1, n=200)
    for sentence in sentences:
        assert [w.dep for i, w in enumerate(sentence) if w.head == i] == ["ROOT"]
        assert sum(word.dep == "ROOT" for word in sentence) == 1


def test_unknown_annotation_stays_unset_in_training_documents():
    vocab = spacy.blank("nl").vocab
    sentence = (Word("de", "de", "ADP"), Word("mentor", "mentor"))
    (doc,) = make_docs([sentence], vocab).get_docs(vocab)
    assert [token.has_morph() for token in doc] == [True, False]
    assert not doc.has_annotation("DEP")


def test_variants_lose_a_full_stop_or_a_capital_only():
    sentence = (
        Word("Bel", "bellen", "VERB", head=0, dep="ROOT"),
        Word("ons", "ons", "PRON", head=0, dep="obj"),
        Word(".", ".", "PUNCT", head=0, dep="punct"),
    )
    texts = {" ".join(w.form for w in s) for s in vary([sentence] * 200, seed=2)}
    assert texts == {"Bel ons .", "bel ons .", "Bel ons", "bel ons"}


def test_a_closing_bracket_goes_with_the_opening_one():
    sentence = (
        Word("Bel", "", head=0, dep="ROOT"),
        Word("(", "", head=0, dep="punct"),
        Word("niet", "", head=3, dep="advmod"),
        Word("mailen", "", head=0, dep="parataxis"),
        Word(")", "", head=0, dep="punct"),
    )
    assert find_head(sentence, 1) == find_head(sentence, 4) == 3


def test_the_lexicon_keeps_what_the_dictionary_has_otherwise():
    sentences = [(Word("kinderen", "kind", "NOUN"), Word("briefjes", "brief", "NOUN"))]
    assert collect_lemmas(sentences).get(("briefjes", "NOUN"), "brief") == "brief"
    assert ("kinderen", "NOUN") not in collect_lemmas(sentences)


def test_the_lexicon_follows_people_before_frog():
    person = (Word("Vanuit", "vanuit", "ADP", dep="case"),)
    frog = (Word("vanuit", "uit", "ADP"), Word("ouderappjes", "ouderapp", "NOUN"))
    lexicon = collect_lemmas([person, frog, frog])
    assert lexicon["vanuit", "ADP"] == "vanuit"
    assert lexicon["ouderappjes", "NOUN"] == "ouderapp"
