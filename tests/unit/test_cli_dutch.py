"""Dutch for the command-line library's own messages and for refusals of the system."""

import errno

import pytest

from pipeline.cli.dutch import translate
from pipeline.cli.failures import describe_crash, describe_os_error


@pytest.mark.parametrize(
    ("message", "dutch"),
    [
        ("No such option: --sectr", "Onbekende optie --sectr"),
        (
            "No such option: --sectr (Possible options: --sector, --uit)",
            "Onbekende optie --sectr (bedoelt u --sector, --uit?)",
        ),
        ("No such command 'x'.", "Onbekende opdracht 'x'."),
        ("No such command 'x'. Did you mean 'y'?", "Onbekende opdracht 'x'. Bedoelt u 'y'?"),
        ("Missing argument 'BESTAND...'.", "Geef 'BESTAND...' op."),
        ("Missing command.", "Geef een opdracht op."),
        ("Option '--uit' requires an argument.", "Na optie '--uit' hoort een waarde."),
        ("Option '--uit' requires 2 arguments.", "Na optie '--uit' hoort een waarde."),
        ("Got unexpected extra argument (b)", "Te veel opgegeven: b"),
        ("Got unexpected extra argument(s) (b c)", "Te veel opgegeven: b c"),
        ("Got unexpected extra arguments (b c)", "Te veel opgegeven: b c"),
        (
            "Invalid value for '--n': Input should be a valid integer, unable to parse",
            "Ongeldige waarde voor '--n': hier hoort een heel getal.",
        ),
        ("Invalid value for '--uit': File 'x' does not exist.", "'x' bestaat niet."),
    ],
)
def test_translate(message, dutch):
    assert translate(message).endswith(dutch)


@pytest.mark.parametrize("text", ["", "'abc' is geen sector. Kies po, vo of so."])
def test_dutch_stays_as_it_is(text):
    assert translate(text) == text


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOENT, "bestaat niet"),
        (errno.EACCES, "sluit het bestand als het open staat"),
        (errno.EISDIR, "is een map, geen bestand"),
        (errno.ENOSPC, "past niet meer op de schijf"),
    ],
)
def test_os_error_names_the_file_and_the_reason(number, reason):
    text = describe_os_error(OSError(number, "English", "uit/tabel.csv"))
    assert "'uit/tabel.csv'" in text
    assert reason in text
    assert "English" not in text


def test_os_error_without_a_file():
    assert describe_os_error(OSError("zomaar")) == "Lezen of schrijven lukte niet: zomaar."


def test_crash_keeps_the_details_for_a_programmer(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    text = describe_crash(ValueError("geheim"))
    (details,) = tmp_path.iterdir()
    assert str(details) in text
    assert "geheim" not in text
    assert "ValueError: geheim" in details.read_text(encoding="utf-8")
