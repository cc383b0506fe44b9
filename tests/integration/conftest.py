"""Runs for all tests that only look: an analysed tiny corpus, and two years to compare."""

import pytest

from tests.comparison_cases import LATER, SCHOOLS, SENTENCES, make_run, save_run
from tests.tiny_corpus import call, write_corpus


@pytest.fixture(scope="session")
def tiny_corpus(tmp_path_factory):
    return write_corpus(tmp_path_factory.mktemp("een") / "klein")


@pytest.fixture(scope="session")
def tiny_run(tiny_corpus, tmp_path_factory):
    """The output folder of an analysis and what the command said; tests leave both alone."""
    out = tmp_path_factory.mktemp("uit")
    return out, call("analyseer", tiny_corpus, "--uit", out, "--alleen-regels")


@pytest.fixture(scope="session")
def runs(tmp_path_factory):
    """The folders of two years to compare; tests leave both alone."""
    folder = tmp_path_factory.mktemp("jaren")
    return (
        save_run(folder / "2024", make_run(SCHOOLS, texts=SENTENCES)),
        save_run(folder / "2025", make_run(LATER, "b", SENTENCES)),
    )
