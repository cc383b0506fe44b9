"""Writes the figures of a run into the package, for `verzuim advies` without a run of one's own.

``python -m pipeline.run.example_figures outputs`` after ``verzuim analyseer corpus``; or
``make example-figures``.
"""

import dataclasses
import sys
from pathlib import Path

from pipeline.aggregate.tabulate import tabulate_topics
from pipeline.run.groups import EXAMPLE_FOLDER, load_group, save_figures
from pipeline.topiclist import load_topiclist

_NAME = "de cijfers van het voorbeeldcorpus die bij het programma horen"


def write_example_figures(out: Path, folder: Path) -> None:
    """Write the figures of the finished run in `out` to `folder`.

    Raises
    ------
    PipelineError
        When `out` holds no finished run.
    """
    group = load_group(out, tabulate_topics(load_topiclist()))
    save_figures(dataclasses.replace(group, name=_NAME), folder)


if __name__ == "__main__":
    write_example_figures(Path(sys.argv[1]), Path(__file__).parent / EXAMPLE_FOLDER)
