import numpy as np

from pipeline.contracts import Paragraph
from pipeline.evaluate.coder_report import describe_calibration
from pipeline.evaluate.coder_tables import (
    Units,
    compare_systems,
    tabulate_agreement,
    tabulate_folds,
    tabulate_functions,
    tabulate_intervals,
    to_markdown,
)
from pipeline.evaluate.dictionary import code_by_dictionary

CODES = ("type.verlof", "procedure.verlof", "rol.zorg")
TRUTH = np.array([[True, False, False], [False, True, False], [False, False, True]] * 4)
FOUND = TRUTH.copy()
FOUND[0] = [False, True, False]  # a definition taken for a procedure
FOUND[2] = False  # a role missed altogether
UNITS = Units(TRUTH, [f"s{i // 3}" for i in range(12)], np.arange(12) // 6, CODES)


def test_systems_are_compared_on_units_and_schools():
    table = compare_systems(UNITS, {"a": TRUTH, "b": FOUND})
    assert table.loc["a", "micro-F1"] == 1
    assert table.loc["a", "fout in aandelen (pp)"] == 0
    assert table.loc["b", "fout in aandelen (pp)"] == 50 / 3  # one school of four, two codes


def test_confusion_of_functions():
    table = tabulate_functions(UNITS, FOUND)
    assert table.loc["definitie", "procedure"] == 1
    assert table.loc["rol", "niets"] == 1
    assert table.to_numpy().sum() == 2


def test_intervals_draw_whole_schools():
    table = tabulate_intervals(UNITS, FOUND).drop(index="macro-F1")  # too few units for it
    assert (table["laag"] <= table["waarde"]).all()
    assert (table["waarde"] <= table["hoog"]).all()
    assert table.loc["micro-F1", "hoog"] == 1  # some draws leave the faulty school out


def test_folds_are_scored_by_themselves():
    table = tabulate_folds(UNITS, FOUND)
    assert table["scholen"].tolist() == [2, 2]
    assert table.loc["deel 2", "micro-F1"] == 1 > table.loc["deel 1", "micro-F1"]


def test_agreement_of_every_two():
    table = tabulate_agreement({"a": TRUTH, "b": TRUTH, "c": FOUND}, ("a", "b", "c"))
    assert list(table.index) == ["a en b", "a en c", "b en c"]
    assert table.loc["a en b"].tolist() == [1, 1]


def test_calibration_is_told_for_high_scores_apart():
    scores = np.where(TRUTH, 0.8, 0.0).astype(np.float32)
    assert describe_calibration(TRUTH, scores) == (
        "Verwachte ijkingsfout van de codeur: 0,067 over alle scores, "
        "0,200 over scores vanaf 0,050."
    )


def test_tables_have_dutch_decimals():
    assert to_markdown(tabulate_folds(UNITS, TRUTH)).splitlines()[2].startswith("|deel 1|2|1,000")


def test_dictionary_takes_the_type_from_the_heading():
    text = "Vraag dit acht weken van tevoren aan."
    paragraph = Paragraph("p", "d", 0, None, "alinea", ("Verlof",), text, 0, len(text))
    assert code_by_dictionary(paragraph) == {"procedure.verlof"}
