"""A run beside its reference, as tables, a figure and a summary for the terminal."""

from pathlib import Path

import pandas as pd

from pipeline.contracts.evaluation import Evaluation
from pipeline.report.evaluation_figure import draw_evaluation
from pipeline.report.style import save_figure, use_figure_style
from pipeline.report.tables import write_csv
from pipeline.report.wording import format_number

_MAX_SHOWN = 5


def write_evaluation(
    evaluation: Evaluation, folder: Path, decimal_point: bool = False
) -> list[Path]:
    """Write the evaluation into `folder`.

    Returns
    -------
    list of Path
        Per code (``evaluatie_codes.csv``), in total (``evaluatie.csv``), units that were not
        found, files that were judged otherwise, and the figure as PNG and SVG.
    """
    tables = {
        "evaluatie": pd.DataFrame(
            list_scores(evaluation), columns=["Maat", "Waarde", "In woorden"]
        ),
        "evaluatie_codes": lay_out_codes(evaluation),
        "evaluatie_niet_gevonden": evaluation.lost_units.set_axis(
            ["Bestand", "Eenheid", "Tekst"], axis=1
        ),
        "evaluatie_documenten": evaluation.wrong_documents.drop(columns="expected_status").set_axis(
            ["Bestand", "Wat", "Verwacht", "Gevonden"], axis=1
        ),
    }
    written = [
        write_csv(table, folder / f"{name}.csv", decimal_point) for name, table in tables.items()
    ]
    with use_figure_style():
        return written + save_figure(draw_evaluation(evaluation), folder, "evaluatie")


def lay_out_codes(evaluation: Evaluation) -> pd.DataFrame:
    """A row per code: scores on units, agreement on schools, and B2.3 of both."""
    codes = evaluation.codes
    table = pd.DataFrame({"Code": codes["code"], "Subcategorie": codes["label"]})
    for head, column in (
        ("Precisie %", "precision"),
        ("Recall %", "recall"),
        ("F1 %", "f1"),
    ):
        table[head] = 100 * codes[column]
    for head, column in (("Eenheden referentie", "support"), ("Eenheden machine", "n_found")):
        table[head] = codes[column].astype("Int64")
    table["Kappa scholen"] = codes["kappa"]
    for name, owner in (("reference", "referentie"), ("machine", "machine")):
        table[f"Frequentie {owner}"] = codes[f"frequency_{name}"]
        table[f"Scholen {owner}"] = codes[f"schools_{name}"]
        table[f"% scholen {owner}"] = codes[f"share_{name}_pct"]
    table["Verschil (procentpunt)"] = codes["share_machine_pct"] - codes["share_reference_pct"]
    return table


def list_scores(evaluation: Evaluation) -> list[tuple[str, float, str]]:
    """Every score as a Dutch name, a value (0..1; the last in percentage points) and a text."""
    reading, coding = evaluation.reading, evaluation.coding
    read = [
        ("Eenheden teruggevonden als één alinea", reading.n_found, reading.n_units),
        ("Eenheden woord voor woord gelijk", reading.n_same_words, reading.n_units),
        ("Eenheden met een code teruggevonden", reading.n_coded_found, reading.n_coded),
        ("Tekens teruggevonden", reading.n_chars_found, reading.n_chars),
        ("Onleesbare bestanden met de juiste reden", reading.n_reasons_right, reading.n_unreadable),
        ("Buiten bereik herkend", reading.n_out_of_scope_right, reading.n_out_of_scope),
        ("Ten onrechte niet geanalyseerd", reading.n_wrongly_left_out, reading.n_readable),
        ("Niveau van het document juist", reading.n_levels_right, reading.n_readable),
    ]
    coded = [
        ("Precisie", coding.precision),
        ("Recall", coding.recall),
        ("Micro-F1", coding.micro_f1),
        ("Macro-F1 (codes met ten minste 10 eenheden)", coding.macro_f1),
        ("Micro-F1 op teruggevonden eenheden", coding.found_f1),
        ("Micro-F1 van de twee codeurs onderling", coding.human_f1),
        ("Kappa op schoolniveau (gemiddelde van de codes)", coding.school_kappa),
        ("Kappa op schoolniveau (alles samen)", coding.school_kappa_pooled),
    ]
    error = coding.share_error_pp
    return [
        *((name, part / whole, _write_part(part, whole)) for name, part, whole in read if whole),
        *((name, score, _write_score(score)) for name, score in coded),
        (
            "Gemiddelde afwijking van de percentages in B2.3",
            error,
            f"{format_number(error, 1)} procentpunt",
        ),
    ]


def summarise_evaluation(evaluation: Evaluation) -> str:
    """Give the evaluation as Dutch text for the terminal: scores, and what is weakest."""
    scores = list_scores(evaluation)
    width = max(len(name) for name, _, _ in scores)
    lines = [f"Vergelijking met de referentie van {evaluation.corpus}", ""]
    lines += [f"  {name:<{width}}  {text}" for name, _, text in scores]
    codes = evaluation.codes[evaluation.codes["support"] > 0]
    weakest = codes.sort_values(["f1", "code"]).head(_MAX_SHOWN)
    lines += ["", "Zwakste codes (F1, eenheden in de referentie):"]
    lines += [
        f"  {code:<{width}}  {_write_score(f1)}  ({support:.0f})"
        for code, f1, support in zip(
            weakest["code"], weakest["f1"], weakest["support"], strict=True
        )
    ]
    wrong = evaluation.wrong_documents
    if len(wrong):
        lines += ["", f"Anders beoordeelde bestanden ({len(wrong)}):"]
        lines += [
            f"  {row['file_name']}: {row['what']} is {row['found'] or 'leeg'}, "
            f"verwacht {row['expected']}"
            for row in wrong.head(_MAX_SHOWN).to_dict("records")
        ]
        lines += ["  …"] * (len(wrong) > _MAX_SHOWN)
    return "\n".join(lines)


def _write_part(part: int, whole: int) -> str:
    share = format_number(100 * part / whole, 1)
    return f"{share}% ({format_number(part)} van {format_number(whole)})"


def _write_score(score: float) -> str:
    return "onbekend" if pd.isna(score) else format_number(score, 3)
