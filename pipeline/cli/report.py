"""`verzuim rapport`: writes the reports of a finished analysis again."""

from pathlib import Path

from pipeline.cli.display import TerminalProgress, make_console
from pipeline.cli.options import (
    DecimalPoint,
    HideSchools,
    Logo,
    Organisation,
    Out,
    Templates,
    Title,
    TopicListFile,
    WithoutCopies,
    Year,
)


def report(
    out: Out = Path("outputs"),
    title: Title = "",
    year: Year = "",
    organisation: Organisation = "",
    logo: Logo = None,
    templates: Templates = None,
    topiclist: TopicListFile = None,
    without_copies: WithoutCopies = False,
    decimal_point: DecimalPoint = False,
    hide_schools: HideSchools = False,
) -> int:
    """Schrijf het rapport van een afgeronde analyse opnieuw, zonder opnieuw te coderen.

    Handig na een andere titel, een ander logo of eigen teksten (--sjablonen), of om te zien
    wat er van de cijfers blijft zonder overgenomen passages (--zonder-overgenomen).

    Voorbeelden:

        verzuim rapport --titel "Verzuimprotocollen onder de loep" --jaar 2026

        verzuim rapport --uit resultaten --sjablonen mijn_teksten
    """
    from pipeline.run.analyse import report_again
    from pipeline.run.options import CodingOptions, ReportSettings, RunOptions

    options = RunOptions(
        Path(),
        out,
        coding=CodingOptions(topiclist),
        settings=ReportSettings(title, year, organisation, logo, templates),
        without_copies=without_copies,
        decimal_point=decimal_point,
        hide_schools=hide_schools,
    )
    report_again(options, TerminalProgress())
    make_console().print(f"Het rapport staat in {out / 'rapport.docx'}", markup=False)
    return 0
