"""A whole run: from a corpus folder to tables, figures and reports."""

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from pipeline.contracts import Results, RunInfo
from pipeline.run.coded import CodedFiles
from pipeline.run.coding import code_files
from pipeline.run.corpus import Corpus, find_corpus
from pipeline.run.fingerprint import compute_fingerprint, is_current, record_run
from pipeline.run.options import CodingOptions, RunOptions
from pipeline.run.persist import (
    load_coder_scores,
    load_results,
    save_coder_scores,
    save_results,
    save_topics,
)
from pipeline.run.progress import Progress
from pipeline.store import Store

if TYPE_CHECKING:
    import pandas as pd

_WRITING = "Tabellen, figuren en rapporten maken ..."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run.

    Attributes
    ----------
    is_new : bool
        False when nothing had changed, so that nothing was done.
    """

    results: Results
    is_new: bool


def analyse(options: RunOptions, progress: Progress) -> Outcome:
    """Read, code, count and report; what is unchanged is not done again.

    Raises
    ------
    PipelineError
        When the corpus, topic list or a model cannot be used. A bad file raises nothing: it
        has its row in the results.
    """
    from pipeline.aggregate import tabulate_topics
    from pipeline.run.insight import make_insights, save_insights, tabulate_doubts
    from pipeline.run.reporting import write_outputs
    from pipeline.run.verdicts import apply_verdicts, read_verdicts
    from pipeline.topiclist import load_topiclist

    corpus = find_corpus(options.corpus, options.sector)
    fingerprint = compute_fingerprint(corpus, options)
    if is_current(options.out, fingerprint):
        return Outcome(load_results(options.out), is_new=False)
    coded = code_corpus(corpus, options, progress)
    verdicts = read_verdicts(options.verdicts) if options.verdicts else {}
    results = apply_verdicts(make_results(coded, corpus), verdicts)
    topiclist = load_topiclist(options.coding.topiclist)
    insights = make_insights(results, coded, topiclist, verdicts)
    heads = {
        paragraph.paragraph_id: paragraph.column_heads
        for file in coded.files
        for paragraph in file.paragraphs
        if paragraph.column_heads
    }
    save_results(results, options.out / "intern")
    save_topics(tabulate_topics(topiclist), options.out / "intern")
    doubtful = tabulate_doubts(coded)
    save_insights(insights, heads, doubtful, options.out / "intern")
    scores = find_coder_scores(options.coding)
    save_coder_scores(scores, options.out / "intern")
    progress.say(_WRITING)
    paths = write_outputs(results, insights, heads, doubtful, options, scores)
    record_run(options.out, fingerprint, paths)
    return Outcome(results, is_new=True)


def report_again(options: RunOptions, progress: Progress) -> None:
    """Write the reports of the analysis in ``options.out`` again, with other settings.

    Raises
    ------
    PipelineError
        When there is no finished analysis.
    """
    from pipeline.run.insight import load_insights
    from pipeline.run.reporting import write_outputs

    results = load_results(options.out)
    insights, heads, doubtful = load_insights(options.out, only_current=True)
    progress.say(_WRITING)
    scores = load_coder_scores(options.out)
    write_outputs(results, insights, heads, doubtful, options, scores)


def code_corpus(corpus: Corpus, options: RunOptions, progress: Progress) -> CodedFiles:
    """Read and code the files of a corpus, with what the store under ``out`` has of them."""
    store = Store(options.out / "intern" / "tussenstand")
    coded = code_files(corpus.paths, corpus.sources, options.coding, store, progress)
    store.prune()
    return coded


def find_coder_scores(options: CodingOptions) -> "pd.DataFrame":
    """Tell how good the chosen coder is on schools it had not seen.

    Returns
    -------
    pandas.DataFrame
        Table `HELDOUT_SCORES`; empty for the rules alone, which did not learn, and for a coder
        whose folder does not say.
    """
    from pipeline.contracts import ModelError, build_table
    from pipeline.contracts.heldout import HELDOUT_SCORES

    unknown = build_table([], HELDOUT_SCORES)
    if options.rules_only:
        return unknown
    from pipeline.coding.learned.scores import load_heldout_scores  # loads scikit-learn

    try:
        return load_heldout_scores(options.coder)
    except ModelError:
        return unknown


def make_results(coded: CodedFiles, corpus: Corpus) -> Results:
    """Turn coded files into the tables of the contract."""
    from pipeline.aggregate import find_segments
    from pipeline.contracts import codings_to_table, documents_to_table, paragraphs_to_table

    files = coded.files
    paragraphs = [paragraph for file in files for paragraph in file.paragraphs]
    paragraph_table = paragraphs_to_table(paragraphs)
    coding_table = codings_to_table(coding for file in files for coding in file.codings)
    return Results(
        documents=documents_to_table(
            [file.document for file in files],
            list(corpus.sources.values()),
            [file.level for file in files if file.level],
            paragraphs,
        ),
        paragraphs=paragraph_table,
        codings=coding_table,
        segments=find_segments(paragraph_table, coding_table),
        info=RunInfo(
            corpus=corpus.name,
            language_model=coded.coder.language_model,
            coder=coded.coder.description,
            topiclist_version=coded.coder.topiclist_version,
            topiclist_sha256=coded.coder.topiclist_sha256,
            program_version=version("verzuim"),
            n_files=len(files),
            notes=corpus.notes,
        ),
    )
