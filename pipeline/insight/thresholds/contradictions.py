"""Statements within one document that do not agree; a reader decides."""

from collections.abc import Sequence

import pandas as pd

from pipeline.contracts.builders import split_headings
from pipeline.contracts.results import Results
from pipeline.insight.tables import get_sources
from pipeline.insight.thresholds.comparing import COMPARISONS, pair
from pipeline.insight.thresholds.schema import write_limit
from pipeline.insight.thresholds.times import ReportTime

COLUMNS = ["School", "Sector", "Bestand", "Onderwerp", "Eerste plaats", "Tweede plaats"]


def find_contradictions(
    rows: pd.DataFrame, times: Sequence[ReportTime], results: Results
) -> pd.DataFrame:
    """List the places within one document that seem to contradict each other.

    Looked for: two deadlines for the same leave; *ten hoogste tien* and *tien of meer* decided
    by different people, neither deciding at exactly ten, or limits that lie apart; the legal
    norm stated in two ways; two limits in minutes for a missed lesson; lateness reported at two
    counts; two time limits for one step; two times for reporting sick.

    Two consequences of one step are no contradiction: both happen, often by different people.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`; the places hold threshold, passage, and page or heading.
    """
    headings = results.paragraphs[["paragraph_id", "heading_path"]]
    placed = rows.merge(headings, on="paragraph_id", how="left", validate="many_to_one")
    found: list[dict[str, str]] = []
    for _, document in placed.groupby("document_id", sort=False):
        for compare in COMPARISONS:
            found += [
                _present(first, second, subject, write_limit(first), write_limit(second))
                for first, second, subject in compare(document)
            ]
    found += _compare_times(times, results)
    table = pd.DataFrame(found, columns=COLUMNS).drop_duplicates(ignore_index=True)
    return table.sort_values(["School", "Bestand", "Onderwerp"], kind="stable", ignore_index=True)


def _present(first: pd.Series, second: pd.Series, subject: str, *limits: str) -> dict[str, str]:
    places = [
        f"{limit}: {row['passage']}{_write_place(row)}"
        for limit, row in zip(limits, (first, second), strict=True)
    ]
    values = [first["school"], first["sector"], first["file_name"], subject, *places]
    return dict(zip(COLUMNS, values, strict=True))


def _write_place(row: pd.Series) -> str:
    if pd.notna(row["page"]):
        return f" (blz. {row['page']})"
    headings = split_headings(row["heading_path"])
    return f" (onder ‘{headings[-1]}’)" if headings else ""


def _compare_times(times: Sequence[ReportTime], results: Results) -> list[dict[str, str]]:
    found = pd.DataFrame(
        [(time.paragraph_id, time.time, time.passage) for time in times],
        columns=["paragraph_id", "time", "passage"],
    )
    found = found[~found["passage"].str.contains("taxi|vervoer|stage|toets|examen", case=False)]
    headings = results.paragraphs[["paragraph_id", "heading_path"]]
    rows = found.merge(get_sources(results), on="paragraph_id").merge(headings, on="paragraph_id")
    return [
        _present(first, second, "twee tijden voor ziekmelden", first["time"], second["time"])
        for _, document in rows.drop_duplicates(["document_id", "time"]).groupby("document_id")
        for first, second in pair(document)
    ]
