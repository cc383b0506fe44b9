"""Opens a finished run for a researcher: the part of the public interface that strings stages."""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.contracts import Results, ResultTables
from pipeline.contracts.exploration import WORDS
from pipeline.contracts.validation import build_table
from pipeline.explore.choosing import Choice, Years, choose_documents
from pipeline.explore.objects import Run
from pipeline.run.persist import load_results, load_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Folder = str | os.PathLike[str]
_LABEL = re.compile(r"\[[a-z-]+\]")  # of a masked name, such as [naam]


def load_run(
    folder: Folder = "outputs",
    *,
    masked: bool = True,
    hide_schools: bool = False,
) -> Run:
    """Open the results of ``verzuim analyseer``.

    Parameters
    ----------
    folder : str or Path
        The output folder.
    masked : bool
        Replace names, telephone numbers and addresses of people by labels such as
        ``[naam]``, as in the report. False shows the texts as they are: for your own eyes.
    hide_schools : bool
        Replace the names of schools and files too.

    Raises
    ------
    PipelineError
        When the folder holds no finished run, or one of an older version of the program.
    """
    path = Path(folder)
    results, topics = load_results(path), load_topics(path)
    if masked or hide_schools:
        results = _mask(results, hide_schools)
    return Run(path, results, _tabulate(results, topics), masked or hide_schools)


def select_documents(
    run: Run, *, sector: Choice = None, year: Years = None, school: Choice = None
) -> Run:
    """Keep some documents of a run, and count its tables again over those.

    Parameters
    ----------
    sector, year, school : optional
        One or several (``year=range(2018, 2020)``); a school by its name or key. None is all.

    Returns
    -------
    Run
        A run like any other; in its table B2.3, n is the number of schools that are left.

    Raises
    ------
    PipelineError
        When a sector, year or school is not there; names those that are.
    """
    documents = choose_documents(run, sector, year, school).reset_index(drop=True)
    paragraphs = _keep(run.paragraphs, documents, "document_id")
    kept = replace(
        run.results,
        documents=documents,
        paragraphs=paragraphs,
        codings=_keep(run.codings, paragraphs, "paragraph_id"),
        segments=_keep(run.segments, documents, "document_id"),
    )
    return replace(run, results=kept, tables=_tabulate(kept, run.topics))


def load_findings(folder: Folder = "outputs", *, masked: bool = True) -> dict[str, pd.DataFrame]:
    """Load what the run found besides codes: thresholds, who does what, doubtful passages.

    Returns
    -------
    dict of str to DataFrame
        By the name of the file in ``tabellen/`` (such as ``'drempels'``), with the same Dutch
        columns; ``'twijfel'`` has paragraph_id, code, score and reason, most doubtful first.

    Raises
    ------
    PipelineError
        When the folder holds no finished run.
    """
    from pipeline.report.pseudonymise import DocumentMasks, Pseudonymiser
    from pipeline.run.insight import load_insights
    from pipeline.run.masking import mask_insights

    found, _, doubtful = load_insights(Path(folder))
    if masked:
        results = load_results(Path(folder))
        found = mask_insights(found, results, results, DocumentMasks(results, Pseudonymiser()))
    return {**{name: insight.table for name, insight in found.items()}, "twijfel": doubtful}


def list_words(run: Run, language_model: str | None = None) -> pd.DataFrame:
    """Split the paragraphs of a run into words with their lemma; takes some seconds.

    Parameters
    ----------
    language_model : str, optional
        Name of a Dutch pipeline; left out, the best one installed.

    Returns
    -------
    pandas.DataFrame
        Table `WORDS`, in the order of the text. Punctuation and the labels of masked names
        are no words. The lemma of a separable verb stands with the verb: in 'meldt zijn kind
        af' that of 'meldt' is 'afmelden'.
    """
    from pipeline.language import load_model, parse

    paragraphs = run.paragraphs
    docs = parse(paragraphs["text"].tolist(), load_model(language_model))
    rows = [
        {
            "paragraph_id": key,
            "start": token.idx,
            "end": token.idx + len(token),
            "word": token.text,
            "lemma": token.lemma_.lower(),
            "pos": token.pos_,
        }
        for key, doc in zip(paragraphs["paragraph_id"], docs, strict=True)
        for token in _list_tokens(doc)
    ]
    return build_table(rows, WORDS)


def _tabulate(results: Results, topics: pd.DataFrame) -> ResultTables:
    from pipeline.aggregate import tabulate_codings, tabulate_received

    counts = tabulate_codings(results.documents, results.segments, topics)
    return ResultTables(tabulate_received(results.documents), topics, counts)


def _mask(results: Results, hide_schools: bool) -> Results:
    from pipeline.report.pseudonymise import Pseudonymiser, mask_results

    names = sorted(set(results.documents["school"])) if hide_schools else ()
    return mask_results(results, Pseudonymiser(names))


def _keep(table: pd.DataFrame, others: pd.DataFrame, key: str) -> pd.DataFrame:
    return table[table[key].isin(others[key])].reset_index(drop=True)


def _list_tokens(doc: "Doc") -> "list[Token]":
    hidden = {at for found in _LABEL.finditer(doc.text) for at in range(*found.span())}
    return [t for t in doc if t.idx not in hidden and any(map(str.isalnum, t.text))]
