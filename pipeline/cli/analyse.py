"""`verzuim analyseer`: from a folder of protocols to tables, figures and reports."""

from pathlib import Path

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import (
    CoderFolder,
    CorpusFolder,
    DecimalPoint,
    HideSchools,
    LanguageModel,
    Logo,
    Organisation,
    Out,
    RulesOnly,
    SectorName,
    Templates,
    Title,
    TopicListFile,
    Verdicts,
    WithoutCopies,
    Year,
    read_sector,
)


def analyse(
    corpus: CorpusFolder = Path("corpus"),
    out: Out = Path("outputs"),
    sector: SectorName = None,
    topiclist: TopicListFile = None,
    language_model: LanguageModel = None,
    rules_only: RulesOnly = False,
    coder: CoderFolder = None,
    verdicts: Verdicts = None,
    without_copies: WithoutCopies = False,
    decimal_point: DecimalPoint = False,
    hide_schools: HideSchools = False,
    title: Title = "",
    year: Year = "",
    organisation: Organisation = "",
    logo: Logo = None,
    templates: Templates = None,
) -> int:
    """Analyseer een map met protocollen en schrijf tabellen, figuren en het rapport.

    Wat niet is veranderd, wordt niet opnieuw gedaan. Een bestand dat niet te lezen is, houdt
    de rest niet op: het staat met de reden in de tabel met documenten.

    Voorbeelden:

        verzuim analyseer corpus

        verzuim analyseer mijn_map --uit resultaten --sector vo

        verzuim analyseer corpus --jaar 2026 --organisatie "Vereniging X" --logo logo.png
    """
    from pipeline.cli.summary import show_summary
    from pipeline.run.analyse import analyse as run_analysis
    from pipeline.run.options import CodingOptions, ReportSettings, RunOptions

    options = RunOptions(
        corpus,
        out,
        read_sector(sector),
        CodingOptions(topiclist, language_model, rules_only, coder),
        ReportSettings(title, year, organisation, logo, templates),
        verdicts=verdicts,
        without_copies=without_copies,
        decimal_point=decimal_point,
        hide_schools=hide_schools,
    )
    outcome = run_analysis(options, TerminalProgress())
    show_summary(make_console(), outcome.results, out, outcome.is_new)
    return 0
