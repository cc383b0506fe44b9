"""Rules: the topic list's own examples, sentences per family, and what holds for every coding."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.coding.level import decide_level
from pipeline.coding.rules import code_by_rules, list_features, rule_features
from pipeline.contracts import Document, Paragraph, TopicListError
from pipeline.language import load_model, parse
from pipeline.topiclist import load_topiclist, parse_topiclist

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "rules"
TOPICLIST = load_topiclist(ROOT / "topiclist.yaml")


def make_paragraph(identifier, text, heading="", stem="", kind=""):
    kind = kind or ("opsomming" if stem else "alinea")
    heading_path = (heading,) if heading else ()
    return Paragraph(identifier, "d", 0, None, kind, heading_path, text, 0, len(text), stem=stem)


@pytest.fixture(scope="module")
def nlp():
    return load_model()


@pytest.fixture(scope="module")
def code(nlp):
    def code_texts(paragraphs, topiclist=TOPICLIST):
        docs = parse([p.text for p in paragraphs], nlp)
        found = {p.paragraph_id: set() for p in paragraphs}
        for coding in code_by_rules(paragraphs, docs, topiclist):
            found[coding.paragraph_id].add(coding.code)
        return found

    return code_texts


def read_known(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def test_examples_get_their_code_and_near_misses_do_not(code):
    entries = [
        (entry, example, is_example)
        for entry in TOPICLIST.codes
        for is_example, examples in ((True, entry.voorbeelden), (False, entry.bijna_treffers))
        for example in examples
    ]
    paragraphs = [
        make_paragraph(str(i), example.tekst, example.kop, example.stam)
        for i, (_, example, _) in enumerate(entries)
    ]
    found = code(paragraphs)
    document = Document("d", "d.docx", "", "gelezen")
    failures = set()
    for paragraph, (entry, example, is_example) in zip(paragraphs, entries, strict=True):
        level = decide_level(document, [paragraph], None).code
        if (entry.id in found[paragraph.paragraph_id] | {level}) != is_example:
            failures.add(f"{entry.id}: {example.tekst}")
    assert failures == read_known("voorbeelden_bekend.txt")


def test_sentences_get_their_codes_and_no_forbidden_ones(code):
    lines = (DATA / "zinnen.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    paragraphs = [
        make_paragraph(str(i), c["tekst"], c.get("kop", ""), c.get("stam", ""), c.get("kind", ""))
        for i, c in enumerate(cases)
    ]
    found = code(paragraphs)
    failures = set()
    for paragraph, case in zip(paragraphs, cases, strict=True):
        codes = found[paragraph.paragraph_id]
        failures |= {f"mist {c}: {case['tekst']}" for c in set(case["wel"]) - codes}
        failures |= {f"te veel {c}: {case['tekst']}" for c in set(case["niet"]) & codes}
        if case["familie"] == "geen":
            failures |= {f"te veel {c}: {case['tekst']}" for c in codes}
    assert failures == read_known("zinnen_bekend.txt")


def test_coding_names_rule_words_and_place(nlp):
    text = "Wij melden het verzuim. Daarna roept de leerplichtambtenaar ouders op."
    paragraph = make_paragraph("a", text)
    codings = code_by_rules([paragraph], parse([text], nlp), TOPICLIST)
    (coding,) = [c for c in codings if c.code == "rol.leerplicht"]
    assert text[coding.start : coding.end] == "leerplichtambtenaar"
    assert coding.evidence == "leerplicht handelt: 'leerplichtambtenaar'"
    assert coding.source == "regel"
    assert coding.topiclist_version == TOPICLIST.version


def test_sentence_type_goes_before_heading_type(code):
    paragraphs = [
        make_paragraph("kop", "De mentor belt de ouders.", "Te laat komen"),
        make_paragraph("zin", "Bij spijbelen belt de mentor de ouders.", "Ziek melden"),
    ]
    found = code(paragraphs)
    assert "procedure.te_laat" in found["kop"]
    assert "procedure.ongeoorloofd" in found["zin"]
    assert "procedure.geoorloofd" not in found["zin"]


def test_a_column_says_who_acts_in_its_cells(nlp):
    heads = ("Wanneer", "School", "Jeugdarts", "Leerplicht", "Wijkteam of zorgteam")
    text = "Vaak ziek | gesprek met ouders | – | waarschuwt schriftelijk | denkt mee"
    paragraph = replace(make_paragraph("a", text, "Stappen", kind="tabelrij"), column_heads=heads)
    codings = code_by_rules([paragraph], parse([text], nlp), TOPICLIST)
    roles = {c.code: text[c.start : c.end] for c in codings if c.code.startswith("rol.")}
    assert roles == {"rol.leerplicht": "waarschuwt schriftelijk"}


def test_new_code_works_without_programming(code):
    content = """
versie: eigen
hoofdcategorieen:
- id: extra
  label: Extra
  codes:
  - id: extra.telefoon
    label_b22: Telefoon
    label_b23: Telefoon
    definitie: Regels over telefoons.
    regels:
    - {naam: telefoonkluis, woorden: ["telefoon* .. (kluis|kluisje)"], niet: ["leerkracht*"]}
"""
    own = parse_topiclist(content.encode())
    paragraphs = [
        make_paragraph("wel", "De telefoons gaan voor de les in de kluis."),
        make_paragraph("niet", "De telefoon van de leerkracht ligt in de kluis."),
    ]
    assert code(paragraphs, own) == {"wel": {"extra.telefoon"}, "niet": set()}


@pytest.mark.parametrize("rule", ["soort: vakantie", "functie: dansen", "handelt: paus"])
def test_unknown_name_in_a_rule_is_refused(code, rule):
    content = f"""
versie: "1"
hoofdcategorieen:
- id: a
  label: A
  codes:
  - id: a.b
    label_b22: B
    label_b23: B
    definitie: Iets.
    regels:
    - {{naam: fout, {rule}}}
"""
    with pytest.raises(TopicListError, match=r"regel 12 .* bestaat niet; kies uit"):
        code([make_paragraph("a", "Een zin.")], parse_topiclist(content.encode()))


def test_features_agree_with_the_codings(nlp, code):
    paragraphs = [
        make_paragraph("a", "Wie te laat komt, haalt een briefje."),
        make_paragraph("b", "1. Verlof ........ 3"),
    ]
    table = rule_features(paragraphs, parse([p.text for p in paragraphs], nlp), TOPICLIST)
    assert list(table.columns) == list_features(TOPICLIST)
    hits = {c for c in TOPICLIST.paragraph_code_ids if table.loc["a", f"raak:{c}"]}
    assert hits == code(paragraphs)["a"]
    assert table.loc["a", "zin:te_laat"] == 1
    assert table.loc["b"].sum() == table.loc["b", "geen_inhoud"] == 1


WORDS = ["leerplicht", "meldt", "de", "ouders", "te laat", "bij", "ziek", "|", ":", ".", "3 keer"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_codings_lie_within_their_paragraph(nlp, words):
    text = " ".join(words)
    for coding in code_by_rules([make_paragraph("a", text)], parse([text], nlp), TOPICLIST):
        assert 0 <= coding.start < coding.end <= len(text)
        assert coding.evidence
