"""Makes the tables of what the protocols say, and keeps them for later reports."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.aggregate import find_segments, tabulate_codings, tabulate_topics
from pipeline.contracts import TOTAL, PipelineError, Results
from pipeline.insight.actors import find_actions, summarise_actors
from pipeline.insight.remarkable import Verdict, present_remarkable, rank_remarkable
from pipeline.insight.shared import (
    drop_copies,
    present_own_text,
    present_shared,
    tabulate_own_text,
    tabulate_shared,
)
from pipeline.insight.tables import InsightTable
from pipeline.insight.thresholds import (
    find_report_times,
    find_thresholds,
    summarise_thresholds,
)
from pipeline.run.coded import CodedFiles
from pipeline.store import digest_package, write_atomically
from pipeline.topiclist import TopicList

_FILE, _INSIGHT = "inzichten.json", "pipeline.insight"
_CONTENT_WORDS = frozenset({"NOUN", "VERB", "ADJ", "PROPN", ""})
_MIN_LETTERS = 4


def make_insights(
    results: Results,
    coded: CodedFiles,
    topiclist: TopicList,
    verdicts: Mapping[str, Verdict] | None = None,
) -> dict[str, InsightTable]:
    """Find thresholds, actors, remarkable and shared passages in a run.

    Returns
    -------
    dict of str to InsightTable
        By file name; the texts in them are unmasked.
    """
    paragraphs = [paragraph for file in coded.files for paragraph in file.paragraphs]
    docs = [doc for file in coded.files for doc in file.docs]
    codes: dict[str, set[str]] = {paragraph.paragraph_id: set() for paragraph in paragraphs}
    for coding in results.codings.to_dict("records"):
        codes[coding["paragraph_id"]].add(coding["code"])
    frozen = {key: frozenset(found) for key, found in codes.items()}
    thresholds = find_thresholds(paragraphs, docs, frozen)
    times = find_report_times(paragraphs, docs, frozen)
    words = {
        paragraph.paragraph_id: [
            token.lemma_.lower()
            for token in doc
            if token.is_alpha and len(token) >= _MIN_LETTERS and token.pos_ in _CONTENT_WORDS
        ]
        for paragraph, doc in zip(paragraphs, docs, strict=True)
    }
    shared = tabulate_shared(results)
    return {
        **summarise_thresholds(thresholds, times, results),
        **summarise_actors(find_actions(paragraphs, docs), results),
        "opvallend": present_remarkable(
            rank_remarkable(results, words, coded.remarkable, verdicts=verdicts)
        ),
        "gedeeld": present_shared(shared),
        "gedeeld_per_document": present_own_text(tabulate_own_text(results, shared)),
        "zonder_overgenomen": _compare_without_copies(results, shared, topiclist),
    }


def leave_out_copies(results: Results, shared: pd.DataFrame) -> Results:
    """Return the results without the codings on passages that were probably copied.

    Parameters
    ----------
    shared : DataFrame
        Table `SHARED` of the run.
    """
    kept = drop_copies(results.codings, shared)
    return dataclasses.replace(
        results, codings=kept, segments=find_segments(results.paragraphs, kept)
    )


def _compare_without_copies(
    results: Results, shared: pd.DataFrame, topiclist: TopicList
) -> InsightTable:
    topics = tabulate_topics(topiclist)
    before, after = (
        counts[(counts["group"] == TOTAL) & (counts["row_kind"] == "code")].reset_index(drop=True)
        for counts in (
            tabulate_codings(part.documents, part.segments, topics)
            for part in (results, leave_out_copies(results, shared))
        )
    )
    table = pd.DataFrame(
        {
            "Subcategorie": before["label"],
            "Scholen": before["n_schools"],
            "%": before["share_pct"],
            "Scholen zonder overgenomen": after["n_schools"],
            "% zonder overgenomen": after["share_pct"],
        }
    )
    return InsightTable(
        "B2.3 zonder overgenomen tekst",
        "Aandeel scholen per code, met en zonder passages die waarschijnlijk van een ander "
        "zijn overgenomen; n blijft gelijk.",
        table,
    )


def tabulate_doubts(coded: CodedFiles) -> pd.DataFrame:
    """List what is worth a look: columns paragraph_id, code, score, reason."""
    rows = [(doubt.paragraph_id, doubt.code, doubt.score, doubt.reason) for doubt in coded.doubts]
    return pd.DataFrame(rows, columns=["paragraph_id", "code", "score", "reason"])


def save_insights(
    insights: Mapping[str, InsightTable],
    heads: Mapping[str, Sequence[str]],
    doubtful: pd.DataFrame,
    folder: Path,
) -> None:
    """Write the tables into `folder`, so that reports can be made again without coding.

    Parameters
    ----------
    heads : mapping of paragraph_id to sequence of str
        Header cells of table rows, which the pages of documents need.
    doubtful : DataFrame
        What is worth a look: columns paragraph_id, code, score, reason.
    """
    tables = {
        name: {
            "title": insight.title,
            "caption": insight.caption,
            "table": _to_json(insight.table),
        }
        for name, insight in insights.items()
    }
    saved = {
        "versie": digest_package(_INSIGHT),
        "inzichten": tables,
        "kolomkoppen": heads,
        "twijfel": _to_json(doubtful),
    }
    text = json.dumps(saved, ensure_ascii=False, indent=1)
    write_atomically(folder / _FILE, text.encode())


def load_insights(
    out: Path, *, only_current: bool = False
) -> tuple[dict[str, InsightTable], dict[str, list[str]], pd.DataFrame]:
    """Read what `save_insights` wrote under ``out/intern``: insights, header cells, doubts.

    Parameters
    ----------
    only_current : bool
        Refuse tables that other code made: a report counts on their columns.

    Raises
    ------
    PipelineError
        When the file is missing or was written by another version of the program.
    """
    try:
        saved = json.loads((out / "intern" / _FILE).read_text(encoding="utf-8"))
        if only_current and saved["versie"] != digest_package(_INSIGHT):
            raise KeyError("versie")
        insights = {
            name: InsightTable(part["title"], part["caption"], _from_json(part["table"]))
            for name, part in saved["inzichten"].items()
        }
        return insights, saved["kolomkoppen"], _from_json(saved["twijfel"])
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise PipelineError(
            f"De analyse in '{out}' is niet compleet, of van een andere versie van het "
            f"programma. Maak haar opnieuw met: verzuim analyseer CORPUS --uit {out}"
        ) from error


def _to_json(table: pd.DataFrame) -> dict[str, Any]:
    # JSON has one 'null': without its kind an empty number would come back as text.
    kinds = {str(name): str(kind) for name, kind in table.dtypes.items()}
    values = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    return {"kinds": kinds, "columns": list(table.columns), "data": values}


def _from_json(saved: Mapping[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(saved["data"], columns=saved["columns"]).astype(saved["kinds"])
