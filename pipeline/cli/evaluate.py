"""`verzuim evalueer`: how good is the coding, compared with a reference."""

from pathlib import Path

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import (
    CoderFolder,
    CorpusFolder,
    DecimalPoint,
    LanguageModel,
    Out,
    RulesOnly,
    TopicListFile,
)

_LEARNED = (
    "Let op: het geleerde model kent de bestanden waarvan het heeft geleerd (het meegeleverde: "
    "corpus en corpus/oefen). Daarop zijn deze scores te gunstig; de eerlijke cijfers, per "
    "school buiten de training gehouden, staan in docs/methode_codeur.md."
)


def evaluate(
    corpus: CorpusFolder = Path("corpus"),
    out: Out = Path("outputs"),
    topiclist: TopicListFile = None,
    language_model: LanguageModel = None,
    rules_only: RulesOnly = False,
    coder: CoderFolder = None,
    decimal_point: DecimalPoint = False,
) -> int:
    """Vergelijk de codering met de referentie in de map gold/ van het corpus.

    Hoeveel tekst is teruggevonden, hoe goed de codes kloppen (precisie, recall, F1 per code),
    en hoe ver de tabel B2.3 van de machine van die van de referentie ligt. De tabellen en de
    figuur komen in UIT/evaluatie.

    Voorbeelden:

        verzuim evalueer corpus

        verzuim evalueer corpus/oefen --uit outputs/oefen --alleen-regels
    """
    from pipeline.report.evaluation import summarise_evaluation
    from pipeline.run.evaluate import evaluate as run_evaluation
    from pipeline.run.options import CodingOptions, RunOptions

    options = RunOptions(
        corpus,
        out,
        coding=CodingOptions(topiclist, language_model, rules_only, coder),
        decimal_point=decimal_point,
    )
    evaluation = run_evaluation(options, TerminalProgress())
    console = make_console()
    console.print(summarise_evaluation(evaluation), markup=False)
    if not rules_only:
        console.print(_LEARNED, style="yellow", markup=False)
    console.print(f"De tabellen en de figuur staan in {out / 'evaluatie'}", markup=False)
    return 0
