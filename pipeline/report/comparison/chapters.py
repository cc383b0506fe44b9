"""The report that compares two years: puts summary, tables, figure and passages in order."""

import pandas as pd

from pipeline.contracts import TOTAL
from pipeline.contracts.comparison import SAME, count_shared
from pipeline.report.blocks import Block, Figure, Heading, Report, Text
from pipeline.report.comparison.data import ComparisonData
from pipeline.report.comparison.layout import (
    lay_out_runs,
    lay_out_schools,
    lay_out_topic_changes,
    lay_out_transitions,
)
from pipeline.report.comparison.subjects import (
    list_changes,
    name_small_groups,
    select_greatest,
    select_supported,
)
from pipeline.report.comparison.tables import (
    changes_table,
    sectors_table,
    topic_changes_table,
    transitions_table,
)
from pipeline.report.frame_tables import frame_table
from pipeline.report.report_data import ReportSettings
from pipeline.report.templating import TextTemplates
from pipeline.report.wording import count

_TITLE = "Verzuimprotocollen vergeleken"
_N_GREATEST = 5
_MAX_SCHOOLS = 2  # per subject and direction in the report; all are in the table


def build_report(data: ComparisonData, settings: ReportSettings, figure: Figure) -> Report:
    """Put the whole report together.

    Raises
    ------
    TemplateError
        When a text template has a mistake.
    """
    templates = TextTemplates(settings.templates)
    first, second = data.names
    schools = data.comparison.schools
    n_before, n_after = (int((schools[f"school_id_{w}"] != "").sum()) for w in ("before", "after"))
    return Report(
        title=settings.title or _TITLE,
        subtitle=f"{first} en {second}",
        organisation=settings.organisation,
        facts=(
            f"{first}: {count(n_before, 'school', 'scholen')} gelezen",
            f"{second}: {count(n_after, 'school', 'scholen')} gelezen",
            f"{count(count_shared(schools), 'school', 'scholen')} in beide jaren",
        ),
        logo=settings.logo,
        blocks=(
            Heading("In het kort"),
            *summarise(data, templates),
            *_describe_method(data, templates),
            *_tabulate(data, figure),
            *_show_transitions(data),
            *_list_schools(data),
        ),
        numbering="",
    )


def summarise(data: ComparisonData, templates: TextTemplates) -> list[Block]:
    """Render the summary of the whole comparison."""
    comparison = data.comparison
    changes = list_changes(comparison.changes, TOTAL)
    groups = [group for group in comparison.changes["group"].unique() if group != TOTAL]
    schools = comparison.schools
    return templates.render(
        "vergelijking",
        eerste=data.names[0],
        tweede=data.names[1],
        n_eerste=int((schools["school_id_before"] != "").sum()),
        n_tweede=int((schools["school_id_after"] != "").sum()),
        n_beide=count_shared(schools),
        veranderd=select_supported(changes),
        grootste=select_greatest(changes, _N_GREATEST),
        per_sector=[
            (group, select_supported(list_changes(comparison.changes, group))) for group in groups
        ],
        n_wisselingen=len(comparison.transitions),
        n_zelfde=int((comparison.transitions["likeness"] == SAME).sum()),
        kleine_groepen=name_small_groups(comparison.changes, data.names),
        waarschuwingen=comparison.warnings,
    )


def _describe_method(data: ComparisonData, templates: TextTemplates) -> list[Block]:
    schools = data.comparison.schools
    text = templates.render(
        "vergelijking_werkwijze",
        eerste=data.names[0],
        tweede=data.names[1],
        n_beide=count_shared(schools),
        n_lijkt_op=int(((schools["resembles"] != "") & (schools["school_id_after"] != "")).sum()),
    )
    blocks = [Heading("Hoe er is vergeleken"), *text]
    blocks += _make_table(lay_out_runs(data), "Hoe beide analyses zijn gemaakt")
    if data.comparison.topic_changes.empty:
        return blocks
    return [
        *blocks,
        Heading("Twee versies van de topiclijst"),
        Text(
            "Codes zijn gekoppeld aan hun kenmerk. Wat is gesplitst of samengevoegd, is vergeleken "
            "op het niveau waarop beide jaren hetzelfde betekenen."
        ),
        topic_changes_table(lay_out_topic_changes(data), data.names),
    ]


def _tabulate(data: ComparisonData, figure: Figure) -> list[Block]:
    changes, names = data.comparison.changes, data.names
    return [
        Heading("Uitkomsten"),
        Heading("Alle scholen", 2),
        changes_table(changes, names),
        figure,
        Heading("Per sector", 2),
        sectors_table(changes, names),
    ]


def _show_transitions(data: ComparisonData) -> list[Block]:
    table = lay_out_transitions(data)
    blocks: list[Block] = [Heading("Scholen die een onderwerp kregen of verloren")]
    if table.empty:
        return [*blocks, Text("Bij geen school in beide jaren kwam of verdween een onderwerp.")]
    blocks.append(
        Text(
            "Per onderwerp de scholen die in beide jaren zijn gelezen en het in een van beide "
            "hebben, met de passage en wat er in het andere jaar het meest op lijkt. Vooraan staan "
            "de passages die in het andere jaar ontbreken."
        )
    )
    for _, rows in table.groupby("Code", sort=False):
        blocks.append(Heading(str(rows["Subcategorie"].iloc[0]), 3))
        blocks.append(transitions_table(rows, data.names, _MAX_SCHOOLS))
    return blocks


def _list_schools(data: ComparisonData) -> list[Block]:
    return [
        Heading("Bijlage: scholen in de vergelijking"),
        *_make_table(lay_out_schools(data), "Scholen per jaar"),
    ]


def _make_table(frame: pd.DataFrame, caption: str) -> list[Block]:
    table = frame_table(frame, caption)
    return [table] if table else []
