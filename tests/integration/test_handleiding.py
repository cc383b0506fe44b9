"""The manual documents every command, and its examples work."""

import itertools
import json
import re
import shlex
from pathlib import Path

import pytest
import typer
from PIL import Image

from pipeline.cli.app import app
from tests.tiny_corpus import SICK, TRUANT, call, write_protocol

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands
WITH_CODER = {"advies", "analyseer", "codeer", "evalueer"}
TOO_LONG = {"train"}
"""Runs for minutes on the whole corpus: its examples are parsed, not run."""


def list_examples():
    """Split the lines `$ verzuim ...` in ```console blocks into arguments."""
    blocks = re.findall(r"```console\n(.*?)```", MANUAL, flags=re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert all(line.startswith("$ verzuim ") for line in lines)
    return [shlex.split(line)[2:] for line in lines]


EXAMPLES = list_examples()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_a_section_and_an_example(command):
    assert f"\n## `verzuim {command}`\n" in MANUAL
    assert any(example[0] == command and "--help" not in example for example in EXAMPLES)


def test_no_example_of_a_command_that_is_gone():
    assert {example[0] for example in EXAMPLES} - {"--help"} <= set(COMMANDS)


@pytest.mark.parametrize("example", EXAMPLES, ids=shlex.join)
def test_example_is_well_formed(example):
    if "--help" not in example:
        context = COMMANDS[example[0]].make_context(example[0], example[1:])
        assert context.params


def test_options_named_in_the_manual_exist():
    named = set(re.findall(r"`(--[a-z-]+)", MANUAL))
    options = {
        name for command in COMMANDS.values() for part in command.params for name in part.opts
    }
    assert named - {"--help"} <= options


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the files that the examples name."""
    folder = tmp_path_factory.mktemp("handleiding")
    corpus = folder / "protocollen2027"
    write_protocol(corpus / "documenten" / "protocol De Es.docx", "De Es", (SICK, TRUANT))
    write_protocol(corpus / "documenten" / "verzuim Linde.docx", "Linde", (TRUANT,))
    write_protocol(folder / "losse_bestanden" / "beuk.docx", "Beuk", (SICK,))
    for name in ("protocol.docx", "bijlage.docx"):
        write_protocol(folder / name, "Es", (SICK,))
    write_manifest(corpus)
    write_next_year(folder / "protocollen2028")
    write_reference(corpus / "gold")
    (folder / "mijn_topiclijst.yaml").write_bytes((ROOT / "topiclist.yaml").read_bytes())
    Image.new("RGB", (40, 20), "navy").save(folder / "logo.png")
    return folder


def write_manifest(corpus):
    """Write the manifest that the manual shows; one of its files is missing here."""
    (text,) = re.findall(r"```\n( *bestand;school_id;.*?)```", MANUAL, flags=re.DOTALL)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    (corpus / "manifest.csv").write_text("\n".join(lines), encoding="utf-8")


def write_next_year(corpus):
    write_protocol(corpus / "documenten" / "es.docx", "De Es", (TRUANT,))
    (corpus / "manifest.csv").write_text(
        "bestand;school_id;school;sector;jaar\nes.docx;1;basisschool De Es;bao;2028\n",
        encoding="utf-8",
    )


def write_reference(folder):
    folder.mkdir()
    names = ("protocol De Es.docx", "verzuim Linde.docx")
    units = [
        {"file_name": name, "text": TRUANT, "codes": ["procedure.ongeoorloofd"]} for name in names
    ]
    documents = [{"file_name": name, "level": "niveau.school"} for name in names]
    for name, rows in (("eenheden", units), ("documenten", documents)):
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def answers(place):
    """Run all examples in the order of the manual: later ones use what earlier ones made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        return [
            (example, call(*example, *choose_rules(example)))
            for example in EXAMPLES
            if example[0] not in TOO_LONG
        ]


def choose_rules(example):
    """The learned coder takes long to load, and changes no file name or option."""
    quick = example[0] in WITH_CODER and "--help" not in example
    return ["--alleen-regels"] if quick else []


def test_examples_work(answers, place):
    assert [(example, answer.err) for example, answer in answers if answer.code] == []
    for example, _ in answers:
        for option, value in itertools.pairwise(example):
            assert option not in ("--uit", "--json") or (place / value).exists()


def test_output_folder_is_described(answers, place):
    (section,) = re.findall(r"### Wat er in de uitvoermap ligt\n(.*?)\n## ", MANUAL, re.DOTALL)
    made = list((place / "uitkomsten2027").iterdir())
    assert len(made) >= 5
    for path in made:
        name = f"{path.name}/" if path.is_dir() else path.name
        assert f"`{name}`" in section
