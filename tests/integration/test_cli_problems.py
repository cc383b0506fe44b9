"""What users do wrong gets a Dutch sentence and an exit code, never a traceback."""

from pathlib import Path

import pytest
import typer

from pipeline.cli.app import app
from tests.tiny_corpus import SICK, call, write_corpus, write_protocol

DATA = Path(__file__).parents[1] / "data"
HEADER = "bestand;school_id;school;sector;jaar\n"


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A corpus whose manifest a test overwrites."""
    return write_corpus(tmp_path_factory.mktemp("stuk") / "klein")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("analyser corpus", "Onbekende opdracht 'analyser'. Bedoelt u 'analyseer'?"),
        ("analyseer --sectr po", "Onbekende optie --sectr (bedoelt u --sector?)"),
        ("analyseer --uit", "Na optie '--uit' hoort een waarde."),
        ("analyseer a b", "Te veel opgegeven: b"),
        ("analyseer a --sector xyz", "Ongeldige waarde voor --sector: 'xyz' is geen sector."),
        ("codeer", "Geef 'BESTAND...' op."),
        ("controleer", "Geef 'TABEL...' op."),
        ("controleer a.csv --n veel", "Ongeldige waarde voor '--n': hier hoort een heel getal."),
    ],
)
def test_wrong_use(arguments, expected):
    answer = call(*arguments.split())
    assert answer.code == 2
    assert answer.out == ""
    assert expected in answer.err
    assert "verzuim --help" in answer.err


def test_no_command_shows_help():
    answer = call()
    assert answer.code == 2
    assert "Gebruik: verzuim" in answer.out + answer.err


@pytest.mark.parametrize(
    "command", [[], *([name] for name in sorted(typer.main.get_command(app).commands))]
)
def test_help_is_dutch(command):
    answer = call(*command, "--help")
    assert answer.code == 0
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "default:"):
        assert english not in answer.out
    assert "Toon deze uitleg." in answer.out
    assert not command or "Voorbeelden:" in answer.out


@pytest.mark.parametrize(
    ("manifest", "expected"),
    [
        ("naam;sector\nes.docx;po\n", "manifest.csv, regel 1: kolom bestand"),
        (HEADER + "es.docx;a;Es;mbo;\n", "manifest.csv, regel 2: sector 'mbo' is onbekend"),
        (HEADER + "es.docx;a;Es;po;ooit\n", "manifest.csv, regel 2: jaar 'ooit' is geen jaartal"),
        (HEADER + "es.docx;a;Es;po;\nes.docx;b;Es;po;\n", "staat ook op regel 2"),
        (HEADER + "anders.docx;a;Es;po;\n", "geen PDF- of Word-bestand dat het manifest noemt"),
    ],
)
def test_broken_manifest(broken, tmp_path, manifest, expected):
    (broken / "manifest.csv").write_text(manifest, encoding="utf-8")
    answer = call("analyseer", broken, "--uit", tmp_path / "uit")
    assert answer.code == 1
    assert expected in answer.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("versie: [", "eigen.yaml, regel"),
        ("zomaar", "eigen.yaml, regel 1"),
        ('versie: "1"\nhoofdcategorien: []\n', "hier ontbreekt 'hoofdcategorieen'"),
    ],
)
@pytest.mark.parametrize("command", ["analyseer", "codeer"])
def test_broken_topic_list(tiny_corpus, tmp_path, command, text, expected):
    topiclist = tmp_path / "eigen.yaml"
    topiclist.write_text(text, encoding="utf-8")
    target = {
        "analyseer": [tiny_corpus, "--uit", tmp_path / "uit"],
        "codeer": [tiny_corpus / "documenten" / "es.docx"],
    }
    answer = call(command, *target[command], "--topiclijst", topiclist)
    assert answer.code == 1
    assert expected in answer.err


def test_missing_topic_list(tiny_corpus, tmp_path):
    arguments = (tiny_corpus, "--uit", tmp_path / "uit", "--topiclijst", tmp_path / "weg.yaml")
    answer = call("analyseer", *arguments)
    assert answer.code == 1
    assert "weg.yaml" in answer.err


def test_missing_language_model(tmp_path):
    file = write_protocol(tmp_path / "es.docx", "Es", (SICK,))
    answer = call("codeer", file, "--taalmodel", "nl_bestaat_niet")
    assert answer.code == 1
    assert "Het taalmodel 'nl_bestaat_niet' is niet geïnstalleerd" in answer.err


@pytest.mark.parametrize("name", ["weg.pdf", ""])
def test_code_wants_files(tmp_path, name):
    answer = call("codeer", tmp_path / name)
    assert answer.code == 1
    assert "bestaat niet of is geen bestand" in answer.err


def test_json_where_a_folder_is(tmp_path):
    file = write_protocol(tmp_path / "es.docx", "Es", (SICK,))
    answer = call("codeer", file, "--json", tmp_path, "--alleen-regels")
    assert answer.code == 1
    assert "Lezen of schrijven lukte niet" in answer.err


def test_report_needs_an_analysis(tmp_path):
    answer = call("rapport", "--uit", tmp_path)
    assert answer.code == 1
    assert "geen afgeronde analyse" in answer.err
    assert "verzuim analyseer CORPUS" in answer.err


def test_evaluation_needs_a_reference(tiny_corpus, tmp_path):
    answer = call("evalueer", tiny_corpus, "--uit", tmp_path / "uit")
    assert answer.code == 1
    assert "geen map 'gold'" in answer.err


def test_check_finds_the_slips_in_the_published_tables():
    answer = call("controleer", DATA / "published_b21.csv", DATA / "published_b23.csv")
    assert answer.code == 3
    assert "45 geanalyseerde scholen, maar po 8 + vo 29 + so 7 is 44" in answer.out
    assert "(Bijzonder) verlof: 20% klopt niet met 19 van 45 scholen" in answer.out
    assert "Procedure luxe verzuim: 6 scholen bij 4 coderingen" in answer.out


def test_check_approves_own_tables(tiny_run):
    tables = [tiny_run[0] / "tabellen" / f"{name}.csv" for name in _OWN]
    answer = call("controleer", *tables)
    assert (answer.code, answer.err) == (0, "")


_OWN = ("b21_ontvangen", "b23_coderingen")


@pytest.mark.parametrize(("name", "expected"), [("weg.csv", "bestaat niet"), ("x.csv", "x.csv")])
def test_check_of_something_else(tmp_path, name, expected):
    (tmp_path / "x.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    answer = call("controleer", tmp_path / name)
    assert answer.code == 1
    assert expected in answer.err


def test_mistake_in_the_program(monkeypatch, tmp_path):
    def fail(*_):
        raise ZeroDivisionError("binnenin")

    monkeypatch.setattr("pipeline.run.code.code_apart", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = call("codeer", "x.docx")
    assert answer.code == 1
    (details,) = tmp_path.glob("verzuim-fout-*.txt")
    assert details.name in answer.err
    assert "ZeroDivisionError: binnenin" in details.read_text(encoding="utf-8")


def test_interrupted(monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.code.code_apart", interrupt)
    answer = call("codeer", "x.docx")
    assert answer.code == 130
    assert "Onderbroken" in answer.err


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (None, "eenheden.jsonl"),
        ('{"file_name": "es.docx", "text": "a", "codes": []}', "regel 1: unit ontbreekt. Verwacht"),
        (
            '{"file_name": "x.docx", "unit": 1, "kind": "alinea", "heading_path": [], '
            '"text": "a", "codes": []}',
            "'x.docx' ontbreekt in",
        ),
    ],
)
def test_training_needs_a_reference(tmp_path, row, expected):
    (tmp_path / "manifest.csv").write_text(HEADER + "es.docx;a;Es;po;\n", encoding="utf-8")
    if row:
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "eenheden.jsonl").write_text(row + "\n", encoding="utf-8")
    answer = call("train", "--gold", tmp_path, "--uit", tmp_path / "codeur")
    assert answer.code == 1
    assert expected in answer.err
    assert not (tmp_path / "codeur").exists()
