"""Advice on one protocol: `verzuim advies`."""

import hashlib
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.aggregate import tabulate_topics
from pipeline.contracts import (
    SECTORS,
    PipelineError,
    Results,
    Sector,
    Source,
    UnreadableFileError,
)
from pipeline.report.advice import AdviceData, Group, build_advice, write_advice
from pipeline.report.blocks import Report
from pipeline.report.pseudonymise import Pseudonymiser, mask_results
from pipeline.run.advice_tables import find_tables, mask_tables
from pipeline.run.analyse import make_results
from pipeline.run.coded import CodedFile, CodedFiles
from pipeline.run.coding import code_files
from pipeline.run.corpus import Corpus
from pipeline.run.groups import SchoolGroup, load_example, load_group
from pipeline.run.options import CodingOptions
from pipeline.run.progress import Progress
from pipeline.store import Store
from pipeline.topiclist import load_topiclist

DEFAULT_RUN = Path("outputs")
_SECTOR_NAMES = {
    "po": "basisonderwijs",
    "vo": "voortgezet onderwijs",
    "so": "speciaal onderwijs, sbo en praktijkonderwijs",
}


@dataclass(frozen=True, slots=True)
class AdviceOptions:
    """What a user can choose for an advice.

    Attributes
    ----------
    file : Path
        The protocol.
    sector : Sector or None
        None takes the sector that its words tell.
    out : Path or None
        Folder to write in; None is ``advies/<name of the file>``.
    compare_with : Path or None
        Output folder of a finished run; None takes ``outputs`` if that holds one, else the
        figures that ship with the program.
    templates : Path or None
        Own texts.
    """

    file: Path
    sector: Sector | None = None
    out: Path | None = None
    compare_with: Path | None = None
    coding: CodingOptions = field(default_factory=CodingOptions)
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """A finished advice and where it was written, Word and web page first."""

    report: Report
    paths: list[Path]


def advise(options: AdviceOptions, progress: Progress) -> Advice:
    """Read and code a protocol, lay it beside other schools', and write the advice.

    Raises
    ------
    UnreadableFileError
        When the file cannot be read or is no protocol.
    PipelineError
        When the run to compare with is not finished, or a model, topic list or text template
        cannot be used.
    """
    if not options.file.is_file():
        raise PipelineError(f"'{options.file}' bestaat niet of is geen bestand.")
    topics = tabulate_topics(load_topiclist(options.coding.topiclist))
    group = find_group(options, topics)  # before the long work: a wrong folder shows at once
    with tempfile.TemporaryDirectory() as folder:
        coded = code_files([options.file], {}, options.coding, Store(Path(folder)), progress)
    (file,) = coded.files
    if file.document.status != "gelezen":
        raise UnreadableFileError(options.file, file.document.reason)
    sector, reason, is_known = choose_sector(options, file)
    progress.say("Naast de andere scholen leggen ...")
    data = make_data(options, coded, topics, group, (sector, reason, is_known))
    report = build_advice(data, options.templates)
    out = options.out or Path("advies") / options.file.stem
    return Advice(report, write_advice(report, data, out))


def choose_sector(options: AdviceOptions, file: CodedFile) -> tuple[Sector, str, bool]:
    """Decide the sector: what the user says, else what the words of the document tell.

    Returns
    -------
    sector, reason, is_known : Sector, str, bool
        The reason is Dutch; when the sector is not known it is the best guess, which says no
        more than how the document is filed.
    """
    from pipeline.insight.sector import recognise_sector

    if options.sector:
        reason = f"U gaf als sector op: {options.sector} ({_SECTOR_NAMES[options.sector]})."
        return options.sector, reason, True
    guess = recognise_sector(file.document.file_name, file.paragraphs)
    if guess and guess.is_clear:
        words = ", ".join(f"‘{word}’" for word in guess.words)
        name = f"{guess.sector} ({_SECTOR_NAMES[guess.sector]})"
        text = f"Het programma las dit als een protocol uit het {name}, door woorden als {words}."
        return guess.sector, f"{text} Klopt dat niet, geef dan zelf --sector op.", True
    text = (
        "Aan de woorden was niet te zien uit welke sector dit protocol komt. Daarom is vergeleken "
        "met alle sectoren samen. Geef --sector po, vo of so op voor een betere vergelijking."
    )
    return guess.sector if guess else SECTORS[0], text, False


def find_group(options: AdviceOptions, topics: pd.DataFrame) -> SchoolGroup:
    """Load the schools to compare with, without the school that sent the same file.

    Raises
    ------
    PipelineError
        When the user names a folder without a finished run.
    """
    folder = options.compare_with
    if folder is None and (DEFAULT_RUN / "intern" / "run.json").is_file():
        folder = DEFAULT_RUN
    if folder is None:
        return load_example(topics)
    return load_group(folder, topics, hashlib.sha256(options.file.read_bytes()).hexdigest())


def make_data(
    options: AdviceOptions,
    coded: CodedFiles,
    topics: pd.DataFrame,
    group: SchoolGroup,
    sector: tuple[Sector, str, bool],
) -> AdviceData:
    """Find everything that the advice says, and mask it."""
    name, reason, is_known = sector
    results = _make_results(options.file, coded, name)
    (file,) = coded.files
    chosen = name if is_known else "totaal"
    tables = find_tables(file, results, coded.doubts, group, chosen)
    pseudonymiser = Pseudonymiser()
    texts = [*results.paragraphs["text"], *results.paragraphs["heading_path"].unique()]
    known = pseudonymiser.collect_names(texts)

    def mask(text: str) -> str:
        return pseudonymiser.mask(text, known)

    return AdviceData(
        results=mask_results(results, pseudonymiser),
        topics=topics,
        group=Group(
            group.name,
            chosen,
            group.n_schools[chosen],
            group.years,
            is_example=group.results is None,
            notes=group.notes,
        ),
        tables=mask_tables(tables, mask),
        sector_reason=mask(reason),
        column_heads={
            part.paragraph_id: [mask(head) for head in part.column_heads]
            for part in file.paragraphs
            if part.column_heads
        },
    )


def _make_results(path: Path, coded: CodedFiles, sector: Sector) -> Results:
    source = Source(path.name, "advies", path.stem, sector, None)
    return make_results(coded, Corpus(path.name, (path,), {path.name: source}, ()))
