"""The notebooks are kept without outputs, and run from top to bottom."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.tiny_corpus import write_gold

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
NAMES = [path.name for path in sorted(FOLDER.glob("*.ipynb"))]
TIMEOUT = 600  # seconds per cell, for a hung kernel only


def read(name):
    return nbformat.read(FOLDER / name, as_version=4)


def run_notebook(name, out, corpus):
    notebook = read(name)
    environment = {**os.environ, "VERZUIM_UIT": str(out), "VERZUIM_CORPUS": str(corpus)}
    client = NotebookClient(
        notebook, timeout=TIMEOUT, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
    )
    client.execute(env=environment)
    return notebook


def list_warnings(notebook):
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", ())]
    return [out.text for out in outputs if out.output_type == "stream" and out.name == "stderr"]


def test_there_are_three():
    assert [name[0] for name in NAMES] == ["1", "2", "3"]


@pytest.mark.parametrize("name", NAMES)
def test_kept_without_outputs_or_traces_of_a_machine(name):
    notebook = read(name)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert not cell.metadata
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert any(
        "Probeer zelf" in cell.source for cell in notebook.cells if cell.cell_type == "markdown"
    )


@pytest.mark.parametrize("name", NAMES)
def test_runs_on_a_small_corpus(name, tiny_run, tmp_path):
    notebook = run_notebook(name, tiny_run[0], write_gold(tmp_path))
    assert list_warnings(notebook) == []


@pytest.mark.skipif(
    not (ROOT / "outputs" / "intern" / "topics.csv").is_file(),
    reason="er is geen outputs/: draai eerst make analyse",
)
@pytest.mark.parametrize("name", NAMES)
def test_runs_on_the_outputs_of_the_example_corpus(name):
    assert list_warnings(run_notebook(name, ROOT / "outputs", ROOT / "corpus")) == []
