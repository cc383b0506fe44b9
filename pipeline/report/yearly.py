"""The yearly report: puts tables, summaries, quotes and figures in order."""

from collections.abc import Mapping

import pandas as pd

from pipeline.contracts import LEVELS, TOTAL
from pipeline.contracts.builders import list_records
from pipeline.report import quality_chapter
from pipeline.report.blocks import Block, Heading, Report, Text
from pipeline.report.frame_tables import frame_table
from pipeline.report.passages import (
    describe_source,
    list_documents,
    list_passages,
    quote_blocks,
)
from pipeline.report.quotes import select_quotes
from pipeline.report.report_data import ReportData, ReportSettings
from pipeline.report.result_tables import (
    counts_table,
    received_table,
    sectors_table,
    topics_table,
)
from pipeline.report.style import STATUS_LABELS
from pipeline.report.summaries import Summaries
from pipeline.report.templating import TextTemplates
from pipeline.report.wording import count, format_number

_TITLE = "Verzuimprotocollen van scholen"
_FIGURE_PLACES = ("aandelen", "profiel", "samenhang", "heatmap")


def build_report(data: ReportData, settings: ReportSettings) -> Report:
    """Put the whole report together.

    Raises
    ------
    TemplateError
        When a text template has a mistake.
    """
    templates = TextTemplates(settings.templates)
    summaries = Summaries(data.tables, templates)
    numbers = _count_documents(data)
    return Report(
        title=settings.title or _TITLE,
        subtitle=" ".join(filter(None, ("Rapport", settings.year))),
        organisation=settings.organisation,
        facts=_describe_numbers(numbers, data.results.documents),
        logo=settings.logo,
        blocks=(
            Heading("In het kort"),
            *summaries.summarise_all(**numbers),
            *_describe_method(data, templates, numbers),
            *_tabulate_all(data, summaries),
            *_describe_categories(data, summaries),
            *_describe_insights(data),
            *quality_chapter.build_chapter(data, templates),
        ),
        passages=list_passages(data.results, data.tables.topics),
        documents=list_documents(data.results.documents),
    )


def _count_documents(data: ReportData) -> dict[str, int]:
    received = data.tables.received
    (total,) = list_records(received[received["sector"] == TOTAL])
    return {
        "n_ontvangen": total["received_documents"],
        "n_scholen_ontvangen": total["received_schools"],
        "n_gelezen": total["analysed_documents"],
        "n_scholen": total["analysed_schools"],
    }


def _describe_numbers(numbers: Mapping[str, int], documents: pd.DataFrame) -> tuple[str, ...]:
    received = count(numbers["n_ontvangen"], "document", "documenten")
    analysed = count(numbers["n_gelezen"], "document", "documenten")
    facts = [
        f"{received} ontvangen van {count(numbers['n_scholen_ontvangen'], 'school', 'scholen')}",
        f"{analysed} geanalyseerd van {count(numbers['n_scholen'], 'school', 'scholen')}",
    ]
    years = documents["year"].dropna()
    if not years.empty:
        first, last = int(years.min()), int(years.max())
        facts.append(f"Documenten uit {first}" + (f" tot en met {last}" if last > first else ""))
    return tuple(facts)


def _describe_method(
    data: ReportData, templates: TextTemplates, numbers: Mapping[str, int]
) -> list[Block]:
    statuses = data.results.documents["status"].value_counts()
    unread = [
        (format_number(statuses[status]), name)
        for status, name in STATUS_LABELS.items()
        if status != "gelezen" and status in statuses
    ]
    text = templates.render(
        "werkwijze",
        run=data.results.info,
        niet_gelezen=unread,
        n_alineas=len(data.results.paragraphs),
        n_codes=int((~data.tables.topics["code"].isin(LEVELS)).sum()),
        gepseudonimiseerd=True,
        **numbers,
    )
    return [Heading("Werkwijze"), *text]


def _tabulate_all(data: ReportData, summaries: Summaries) -> list[Block]:
    tables, figures = data.tables, data.figures
    placed = {place: [figures[place]] if place in figures else [] for place in _FIGURE_PLACES}
    related: list[Block] = [*placed["samenhang"], *placed["heatmap"]]
    blocks: list[Block] = [
        Heading("Ontvangen en geanalyseerde protocollen"),
        received_table(tables.received),
        Heading("Topiclijst"),
        topics_table(tables.topics),
        Heading("Uitkomsten"),
        Heading("Alle scholen", 2),
        counts_table(tables.counts),
        *placed["aandelen"],
        Heading("Per sector", 2),
        *_warn_small_groups(summaries),
        sectors_table(tables.counts, marked=_list_different(summaries)),
    ]
    if placed["profiel"]:
        blocks += [Heading("Profiel van de sectoren", 2), *placed["profiel"]]
    return [*blocks, *([Heading("Samenhang", 2), *related] if related else [])]


def _warn_small_groups(summaries: Summaries) -> list[Block]:
    small = summaries.describe_small_groups()
    if not small:
        return []
    text = f"Kleine groepen: {' en '.join(small)}. Lees de aandelen samen met het 95%-interval."
    return [Text(text, "let_op")]


def _list_different(summaries: Summaries) -> frozenset[str]:
    subjects = [*summaries.categories.values(), *summaries.codes.values()]
    return frozenset(subject.id for subject in subjects if subject.verschillen)


def _describe_categories(data: ReportData, summaries: Summaries) -> list[Block]:
    quotes = select_quotes(data.results)
    sources = describe_source(data.results.documents)
    blocks: list[Block] = [Heading("Per onderwerp", new_page=True)]
    for category in summaries.categories.values():
        blocks += [Heading(category.naam, 2), *summaries.summarise(category.id)]
        for code in summaries.codes_of(category.id):
            chosen = quotes[quotes["code"] == code.id]
            if not chosen.empty:
                blocks += [Heading(code.naam, 3), *quote_blocks(chosen, sources)]
    return blocks


def _describe_insights(data: ReportData) -> list[Block]:
    if not data.insights:
        return []
    blocks: list[Block] = []
    nothing = []
    for insight in data.insights:
        table = frame_table(insight.table, insight.caption)
        if table is None:
            nothing.append(f"‘{insight.title}’")
            continue
        blocks.append(Heading(insight.title, 2))
        blocks += [Text(insight.text)] if insight.text else []
        blocks += [table, insight.figure] if insight.figure else [table]
    if nothing:
        blocks.insert(0, Text(f"In deze protocollen is niets gevonden voor: {'; '.join(nothing)}."))
    return [Heading("Wat de protocollen zeggen"), *blocks]
