"""Compares two finished runs: `verzuim vergelijk`."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.aggregate.comparison import align_topics, compare_runs
from pipeline.contracts import PipelineError
from pipeline.report.comparison import ComparisonData, summarise_comparison, write_comparison
from pipeline.report.pseudonymise import Pseudonymiser, mask_results
from pipeline.run.options import ReportSettings
from pipeline.run.persist import load_results, load_topics
from pipeline.run.progress import Progress
from pipeline.topiclist import load_topiclist

# '2024' or '2024-2025', not a part of a longer number.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:-(?:19|20)?\d\d)?(?!\d)")


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What a user can choose for a comparison.

    Attributes
    ----------
    before, after : Path
        Output folders of two finished runs.
    topiclist : Path or None
        The topic list whose mapping says what became of which code; None takes the usual one.
    decimal_point, hide_schools : bool
        As in `RunOptions`.
    """

    before: Path
    after: Path
    out: Path
    topiclist: Path | None = None
    settings: ReportSettings = field(default_factory=ReportSettings)
    decimal_point: bool = False
    hide_schools: bool = False


def compare(options: CompareOptions, progress: Progress) -> str:
    """Compare two runs, write everything under ``out``, and return the summary.

    Raises
    ------
    PipelineError
        When a run is not finished, or the two cannot be compared.
    """
    if options.before.resolve() == options.after.resolve():
        raise PipelineError(
            f"U noemt tweemaal dezelfde map ('{options.before}'). Geef de uitvoermappen van twee "
            "verschillende jaren, bijvoorbeeld: verzuim vergelijk outputs/2024 outputs/2025"
        )
    before, after = load_results(options.before), load_results(options.after)
    topics = load_topics(options.before), load_topics(options.after)
    versions = before.info.topiclist_version, after.info.topiclist_version
    mapping = load_topiclist(options.topiclist).mapping if versions[0] != versions[1] else ()
    names = name_runs(options.before, options.after)
    progress.say(f"{names[0]} en {names[1]} vergelijken ...")
    comparison = compare_runs(before, after, align_topics(*topics, mapping, versions), names)
    schools = {*before.documents["school"], *after.documents["school"]}
    pseudonymiser = Pseudonymiser(sorted(schools) if options.hide_schools else ())
    data = ComparisonData(
        comparison,
        mask_results(before, pseudonymiser),
        mask_results(after, pseudonymiser),
        names,
    )
    write_comparison(data, options.settings, options.out, options.decimal_point)
    return summarise_comparison(data, options.settings)


def name_runs(before: Path, after: Path) -> tuple[str, str]:
    """Name two runs after their folders: by the years in their names, if those differ.

    ``outputs/2024`` is called '2024' and ``uitkomsten2027`` '2027'.
    """
    folders = before.resolve(), after.resolve()
    years = [_YEAR.findall(folder.name) for folder in folders]
    if all(len(found) == 1 for found in years) and years[0] != years[1]:
        return years[0][0], years[1][0]
    if before.resolve().name != after.resolve().name:
        return folders[0].name, folders[1].name
    first, second = (f"{folder.parent.name}/{folder.name}" for folder in folders)
    return (first, second) if first != second else (f"{first} (1)", f"{second} (2)")
