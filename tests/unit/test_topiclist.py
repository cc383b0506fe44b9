"""The topic list: the codebook is complete, and mistakes in the file are named with their line."""

import hashlib
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.contracts import TopicListError
from pipeline.topiclist import load_topiclist, parse_topiclist

ROOT = Path(__file__).parents[2]
MINIMAL = """versie: "1.0"
hoofdcategorieen:
- id: type
  label: Type
  codes:
  - id: type.te_laat
    label_b22: Te laat
    label_b23: Te laat
    definitie: Wanneer een leerling te laat is.
    regels:
    - naam: te laat
      woorden: ["te laat"]
"""
# the order and labels of result table B2.3 of the study
LABELS_B23 = """
niveau: Regionaal; School
type: Geoorloofd verzuim; Ongeoorloofd verzuim; Signaalverzuim; Te laat; Thuiszitten; Luxe verzuim;
  (Bijzonder) verlof; Verzuim anders
registratie: Procedure verzuimregistratie
procedure: Procedure geoorloofd verzuim; Procedure ongeoorloofd verzuim; Procedure signaalverzuim;
  Procedure thuiszitters; Procedure te laat komen; Procedure luxe verzuim; Procedure verlofaanvraag;
  Procedure verzuim anders
rol: Ouders; Leerplichtambtenaar/gemeente; Jeugdarts/jeugdverpleegkundige; School;
  Samenwerkingsverband; Zorg (jeugdzorg, GGD e.d.); Wijkteam; Politie, HALT; Andere partij
bijzonder: Opvallende aanpak; Opvallend anders; Opvallende samenwerking
protocol: Doel(stellingen)/grondslag; Visie; Borging/evaluatie
"""


@pytest.fixture(scope="module")
def topiclist():
    return load_topiclist(ROOT / "topiclist.yaml")


def test_codes_stand_in_the_order_and_with_the_labels_of_the_study(topiclist):
    found = [
        f"{category.id}: "
        + "; ".join(c.label_b23 for c in topiclist.codes if c.category == category.id)
        for category in topiclist.categories
    ]
    assert " ".join(found).split() == LABELS_B23.split()
    assert len(topiclist.codes) == 34
    assert len(topiclist.paragraph_code_ids) == 32


def test_labels_of_b22_differ_where_the_study_has_them_differ(topiclist):
    differing = {c.id: c.label_b22 for c in topiclist.codes if c.label_b22 != c.label_b23}
    assert differing == {
        "procedure.verlof": "Procedure (bijzonder) verlof",
        "rol.zorg": "Zorg (jeugdzorg, GGD, CJG e.d.)",
        "bijzonder.aanpak": "Bijzonderheden aanpak",
        "bijzonder.anders": "Bijzonderheden anders",
        "bijzonder.samenwerking": "Bijzonderheden samenwerking",
        "protocol.doelstellingen": "Doelstellingen",
    }


def test_every_code_is_explained(topiclist):
    for code in topiclist.codes:
        assert code.wel, code.id
        assert code.niet, code.id
        assert len(code.voorbeelden) >= 3, code.id
        assert len(code.bijna_treffers) >= 2, code.id
        assert code.regels or code.category == "niveau", code.id


def test_packaged_copy_is_the_file_at_the_root():
    packaged = ROOT / "pipeline" / "topiclist" / "topiclist.yaml"
    assert packaged.read_bytes() == (ROOT / "topiclist.yaml").read_bytes()


def test_working_folder_goes_before_the_package(tmp_path, monkeypatch, topiclist):
    monkeypatch.chdir(tmp_path)
    assert load_topiclist() == topiclist
    (tmp_path / "topiclist.yaml").write_text(MINIMAL, encoding="utf-8")
    assert load_topiclist().code_ids == ("type.te_laat",)


def test_version_and_hash_name_the_file():
    loaded = parse_topiclist(MINIMAL.encode())
    assert loaded.version == "1.0"
    assert loaded.sha256 == hashlib.sha256(MINIMAL.encode()).hexdigest()


def test_objects_are_frozen(topiclist):
    with pytest.raises(ValidationError):
        topiclist.codes[0].definitie = "anders"


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("    definitie:", "    definitei:", 6, "definitie"),
        ("    definitie: Wanneer een leerling te laat is.\n", "", 6, "ontbreekt 'definitie'"),
        ("    regels:", "    kleur: rood\n    regels:", 10, "onbekende sleutel 'kleur'"),
        ('["te laat"]', '["te (laat"]', 12, "haakjes"),
        ('["te laat"]', '["re:te [laat"]', 12, "ongeldig patroon"),
        ('["te laat"]', "te laat", 12, "lijst"),
        ("    label_b22: Te laat", "    label_b22: 22", 7, "tekst"),
        ("    label_b22: Te laat", "    label_b22: [Te laat", 7, "geen geldige YAML"),
        ("    label_b22: Te laat", "    id: x\n    label_b22: Te laat", 7, "tweemaal"),
        ("  - id: type.te_laat", "  - id: Te Laat", 6, "kleine letters"),
        ("  - id: type.te_laat", "  - id: type", 6, "tweemaal"),
        (
            "hoofdcategorieen:",
            "mapping: [{van: [a], naar: [b], sinds: x}]\nhoofdcategorieen:",
            2,
            "'b'",
        ),
    ],
)
def test_mistake_is_named_with_its_line(old, new, line, expected):
    broken = MINIMAL.replace(old, new, 1)
    assert broken != MINIMAL
    with pytest.raises(TopicListError) as error:
        parse_topiclist(broken.encode(), "lijst.yaml")
    message = str(error.value)
    assert expected in message
    reported = int(message.split("regel ")[1].split(":")[0])
    assert abs(reported - line) <= 1  # a YAML error is noticed a line further


@pytest.mark.parametrize("content", [b"", b"- een\n- twee\n", b"versie: \xff\xfe"])
def test_file_that_is_no_topic_list_is_refused(content):
    with pytest.raises(TopicListError):
        parse_topiclist(content)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(TopicListError, match="is er niet"):
        load_topiclist(tmp_path / "weg.yaml")


def test_mapping_compares_versions():
    text = MINIMAL.replace(
        "hoofdcategorieen:",
        'mapping: [{van: [type.laat], naar: [type.te_laat], sinds: "1.0"}]\nhoofdcategorieen:',
    )
    (mapping,) = parse_topiclist(text.encode()).mapping
    assert mapping.van == ("type.laat",)
    assert mapping.naar == ("type.te_laat",)
