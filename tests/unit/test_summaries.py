import pytest

from pipeline.report.blocks import Heading, Text
from pipeline.report.summaries import Share, Summaries
from pipeline.report.templating import TemplateError, TextTemplates
from tests.report_cases import make_results, make_tables

TABLES = make_tables(make_results())


def text_of(blocks):
    return " ".join(block.text for block in blocks)


def test_summary_says_what_the_table_says():
    summaries = Summaries(TABLES, TextTemplates())
    text = text_of(summaries.summarise("procedure"))
    counts = TABLES.counts[TABLES.counts["group"] == "totaal"].set_index("code")
    row = counts.loc["procedure.te_laat"]
    assert f"alle {row['n']} scholen (100%)" in text
    assert "‘Procedure te laat komen’" in text
    assert "Niet aangetroffen:" in text
    assert "Procedure luxe verzuim" in text


def test_category_that_nobody_writes_about():
    text = text_of(Summaries(TABLES, TextTemplates()).summarise("rol"))
    assert text == "Geen van de gelezen protocollen schrijft over ‘Rolverdeling/samenwerking’."


def test_level_has_its_own_words():
    text = text_of(Summaries(TABLES, TextTemplates()).summarise("niveau"))
    assert "Regionale documenten komen van 1 van de 5 scholen (20%)" in text


def test_no_difference_without_support_and_a_warning_for_small_groups():
    summaries = Summaries(TABLES, TextTemplates())
    numbers = {"n_ontvangen": 8, "n_scholen_ontvangen": 6, "n_gelezen": 6, "n_scholen": 5}
    blocks = summaries.summarise_all(**numbers)
    assert "geen enkel onderwerp" in text_of(blocks)
    warnings = [block for block in blocks if isinstance(block, Text) and block.style == "let_op"]
    assert "po (2 scholen), vo (2 scholen) en so (1 school)" in warnings[0].text


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(31, 45, 68.9, 0, 0), "31 van de 45 scholen (69%)"),
        (Share(8, 8, 100.0, 0, 0), "alle 8 scholen (100%)"),
        (Share(1, 1, 100.0, 0, 0), "1 van de 1 school (100%)"),
        (Share(0, 7, 0.0, 0, 0), "0 van de 7 scholen (0%)"),
    ],
)
def test_share_in_words(share, words):
    assert share.van_de == words


def test_own_template_goes_first(tmp_path):
    own = tmp_path / "samenvatting.md.j2"
    own.write_text("## Kop\nOns: {{ hoofdcategorie.naam }}\n- punt\n! pas op\n", encoding="utf-8")
    blocks = Summaries(TABLES, TextTemplates(tmp_path)).summarise("type")
    assert blocks == [
        Heading("Kop", 3),
        Text("Ons: Type verzuim (definitie)"),
        Text("punt", "opsomming"),
        Text("pas op", "let_op"),
    ]


@pytest.mark.parametrize(
    ("mistake", "named"),
    [("{{ onbekend }}", "onbekend"), ("een\n{% if %}", "regel 2")],
)
def test_mistake_in_a_template_is_named(tmp_path, mistake, named):
    (tmp_path / "samenvatting.md.j2").write_text(mistake, encoding="utf-8")
    with pytest.raises(TemplateError, match=r"Sjabloon samenvatting\.md\.j2") as caught:
        Summaries(TABLES, TextTemplates(tmp_path)).summarise("type")
    assert named in str(caught.value)


def test_folder_that_is_not_there(tmp_path):
    with pytest.raises(TemplateError, match="bestaat niet"):
        TextTemplates(tmp_path / "weg")
