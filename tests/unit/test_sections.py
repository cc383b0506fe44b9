"""What of an insight's table belongs on paper."""

import pandas as pd

from pipeline.run.sections import fit_page


def test_parties_stand_beside_each_other_and_empty_actions_are_gone():
    table = pd.DataFrame({"Wie": ["school", "ouders"], "brief": [4, 0], "gesprek": [0, 0]})
    page = fit_page("partij_actie_po", table)
    assert page.to_dict("list") == {"Handeling": ["brief"], "school": [4], "ouders": [0]}


def test_only_schools_that_state_the_norm_otherwise():
    table = pd.DataFrame(
        {
            "School-id": ["a", "b", "c"],
            "School": ["A", "B", "C"],
            "Weergave": ["zoals de wet", "niet genoemd", "meer dan 16 in plaats van 16"],
            "Bestand": ["a.pdf", "", "c.pdf"],
        }
    )
    page = fit_page("wettelijke_norm", table)
    assert list(page["School"]) == ["C"]
    assert list(page.columns) == ["School", "Weergave"]


def test_only_shares_that_copied_passages_change():
    table = pd.DataFrame({"Scholen": [3, 2], "Scholen zonder overgenomen": [3, 1]})
    assert list(fit_page("zonder_overgenomen", table)["Scholen"]) == [2]


def test_what_a_reader_rejected_is_not_in_the_report():
    table = pd.DataFrame({"Passage": ["een", "twee"], "Oordeel (ja/nee)": ["nee", "ja"]})
    for column in ("Bestand", "Bladzijde", "Lijkt het meest op", "Sleutel"):
        table[column] = ""
    assert list(fit_page("opvallend", table)["Passage"]) == ["twee"]


def test_only_protocols_that_share_text():
    table = pd.DataFrame({"School": ["A", "B"], "Gedeeld %": [0.0, 12.5]})
    assert list(fit_page("gedeeld_per_document", table)["School"]) == ["B"]
