"""Figures of thresholds and actors: written twice alike, also without rows."""

import pandas as pd
import pytest

from pipeline.report.insight_figures import write_actor_figure, write_threshold_figure

FIRST = pd.DataFrame(
    {
        "Soort verzuim": ["te laat", "ongeoorloofd"],
        "Geteld in": ["keer", "uren"],
        "Eerste actie": ["brief", "gesprek"],
        "Totaal": [3, 1],
        "Po": [1, 0],
        "Vo": [2, 1],
        "So": [0, 0],
        "Mediaan": [3.0, 1.5],
    }
)
PARTIES = pd.DataFrame({"Wie": ["school", "ouders"], "brief": [4, 0], "gesprek": [1, 2]})


@pytest.mark.parametrize(
    ("write", "table"), [(write_threshold_figure, FIRST), (write_actor_figure, PARTIES)]
)
def test_figures_are_the_same_each_time(write, table, tmp_path):
    first = write(table, tmp_path / "een")
    second = write(table, tmp_path / "twee")
    assert [path.suffix for path in first] == [".png", ".svg"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert all(path.exists() for path in write(table.iloc[:0], tmp_path / "leeg"))
