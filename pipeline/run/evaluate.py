"""Compares a run with the reference of its corpus: `verzuim evalueer`."""

from pipeline.aggregate import count_codings, tabulate_topics
from pipeline.contracts import PipelineError
from pipeline.contracts.evaluation import Evaluation
from pipeline.evaluate.run_scores import evaluate_run
from pipeline.report.evaluation import write_evaluation
from pipeline.run.analyse import code_corpus, make_results
from pipeline.run.corpus import find_corpus
from pipeline.run.options import RunOptions
from pipeline.run.progress import Progress
from pipeline.topiclist import load_topiclist

GOLD = "gold"


def evaluate(options: RunOptions, progress: Progress) -> Evaluation:
    """Code the corpus (what is unchanged is not done again) and compare it with ``gold/``.

    Writes the scores and the figure under ``out/evaluatie``.

    Raises
    ------
    PipelineError
        When the corpus has no folder ``gold``.
    """
    folder = options.corpus / GOLD
    if not folder.is_dir():
        raise PipelineError(
            f"'{options.corpus}' heeft geen map '{GOLD}' met een referentiecodering. "
            "Zonder referentie valt er niets te vergelijken."
        )
    corpus = find_corpus(options.corpus, options.sector)
    results = make_results(code_corpus(corpus, options, progress), corpus)
    topics = tabulate_topics(load_topiclist(options.coding.topiclist))
    evaluation = evaluate_run(results, folder, topics, count_codings)
    write_evaluation(evaluation, options.out / "evaluatie", options.decimal_point)
    return evaluation
