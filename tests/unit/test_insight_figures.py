"""Figures of the insights: written twice alike, also without rows."""

import pandas as pd
import pytest

from pipeline.report.insight_figures import FIGURES, write_insight_figure

COUNTS = {"Totaal": [3, 1], "Po": [1, 0], "Vo": [2, 1], "So": [0, 0]}
FIRST = pd.DataFrame(
    {
        "Soort verzuim": ["te laat", "ongeoorloofd"],
        "Geteld in": ["keer", "uren"],
        "Eerste actie": ["brief", "gesprek"],
        **COUNTS,
        "Mediaan": [3.0, 1.5],
    }
)
REPORTS = pd.DataFrame(
    {"Soort verzuim": ["ongeoorloofd"] * 2, "Drempel": ["16 uur", "9 uur"], **COUNTS}
)
ROWS = pd.DataFrame({"Uiterlijk": ["08:15", "08:30"], **COUNTS})
PARTIES = pd.DataFrame({"Wie": ["school", "ouders"], "brief": [4, 0], "gesprek": [1, 2]})
REMARKABLE = pd.DataFrame(
    {
        "Sector": ["po", "vo"],
        "Voorstel": ["bijzonder.aanpak"] * 2,
        "Oordeel (ja/nee)": ["", "nee"],
    }
)
OWN = pd.DataFrame(
    {
        "Bestand": ["een heel lange naam van een bestand met verzuimprotocol.pdf", "b.pdf"],
        "Gedeeld %": [12.0, 3.0],
        "Overgenomen %": [8.0, 0.0],
    }
)
TABLES = {
    "eerste_actie": FIRST,
    "moment_leerplicht": REPORTS,
    "opvallend": REMARKABLE,
    "gedeeld_per_document": OWN,
    **{name: PARTIES for name in FIGURES if name.startswith("partij_actie")},
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_the_same_each_time(name, tmp_path):
    table = TABLES.get(name, ROWS)
    first = write_insight_figure(name, table, tmp_path / "een")
    second = write_insight_figure(name, table, tmp_path / "twee")
    assert [path.name for path in first] == [f"{name}.png", f"{name}.svg"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert all(path.exists() for path in write_insight_figure(name, table[:0], tmp_path / "leeg"))


def test_the_first_row_is_on_top_and_each_bar_ends_at_its_total():
    axes = FIGURES["ziekmeldtijden"](ROWS).axes[0]
    top = max(axes.patches, key=lambda bar: bar.get_y())
    assert axes.get_yticklabels()[0].get_text() == "08:15"
    assert [note.get_text() for note in axes.texts] == ["3", "1"]
    assert top.get_y() > axes.patches[1].get_y()


def test_what_a_reader_rejected_is_not_drawn():
    axes = FIGURES["opvallend"](REMARKABLE).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["opvallende aanpak"]
    assert sum(bar.get_width() for bar in axes.patches) == 1
