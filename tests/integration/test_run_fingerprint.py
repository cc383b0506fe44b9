"""A run is only taken for finished when everything it wrote is still there."""

import json
import shutil

import pytest

from pipeline.run.fingerprint import is_current


@pytest.fixture
def finished(tiny_run, tmp_path):
    out = tmp_path / "uit"
    shutil.copytree(tiny_run[0], out, ignore=shutil.ignore_patterns("tussenstand"))
    record = json.loads((out / "intern" / "vingerafdruk.json").read_text(encoding="utf-8"))
    return out, record["vingerafdruk"]


def test_finished_run_is_current(finished):
    assert is_current(*finished)


def test_other_input_is_not(finished):
    assert not is_current(finished[0], "0" * 64)


@pytest.mark.parametrize(
    "name",
    ["rapport.docx", "tabellen/b23_coderingen.csv", "intern/run.json", "intern/inzichten.json"],
)
@pytest.mark.parametrize("change", ["delete", "edit"])
def test_changed_output_is_not(finished, name, change):
    path = finished[0] / name
    if change == "delete":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b"\n")
    assert not is_current(*finished)


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_broken_record_is_not(finished, content):
    record = finished[0] / "intern" / "vingerafdruk.json"
    if content is None:
        record.unlink()
    else:
        record.write_text(content, encoding="utf-8")
    assert not is_current(*finished)
