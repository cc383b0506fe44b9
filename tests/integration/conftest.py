"""One analysed tiny corpus for all tests that only look."""

import pytest

from tests.tiny_corpus import call, write_corpus


@pytest.fixture(scope="session")
def tiny_corpus(tmp_path_factory):
    return write_corpus(tmp_path_factory.mktemp("een") / "klein")


@pytest.fixture(scope="session")
def tiny_run(tiny_corpus, tmp_path_factory):
    """The output folder of an analysis and what the command said; tests leave both alone."""
    out = tmp_path_factory.mktemp("uit")
    return out, call("analyseer", tiny_corpus, "--uit", out, "--alleen-regels")
