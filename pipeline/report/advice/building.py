"""Puts an advice together."""

from pathlib import Path

import pandas as pd

from pipeline.contracts.builders import list_records
from pipeline.report.advice.agreements import role_chapter, threshold_chapter
from pipeline.report.advice.coverage import (
    cover_chapter,
    describe_share,
    list_missing,
    list_rare,
    missing_chapter,
    own_chapter,
)
from pipeline.report.advice.data import AdviceData
from pipeline.report.advice.naming import name_codes
from pipeline.report.advice.places import Places
from pipeline.report.advice.remarks import (
    contradiction_chapter,
    doubt_chapter,
    method_chapter,
    outdated_chapter,
    shared_chapter,
    summarise_remarks,
)
from pipeline.report.blocks import Block, Heading, Report
from pipeline.report.templating import TextTemplates

_N_HIGHLIGHTS = 3


def build_advice(data: AdviceData, templates_folder: Path | None = None) -> Report:
    """Put the whole advice together.

    Parameters
    ----------
    data : AdviceData
        Masked.
    templates_folder : Path or None
        Own texts; they go before the shipped ``advies_*.md.j2``.

    Raises
    ------
    TemplateError
        When a text template has a mistake.
    """
    templates = TextTemplates(templates_folder)
    places = Places(data.results)
    (document,) = list_records(data.results.documents)
    return Report(
        title="Advies bij een verzuimprotocol",
        subtitle=document["file_name"],
        organisation="",
        facts=(),
        logo=None,
        blocks=(
            *_summarise(data, templates),
            *cover_chapter(data, places, templates),
            *missing_chapter(data, places, templates),
            *own_chapter(data, places, templates),
            *threshold_chapter(data, places, templates),
            *role_chapter(data, places, templates),
            *contradiction_chapter(data, templates),
            *outdated_chapter(data, places, templates),
            *shared_chapter(data, places, templates),
            *doubt_chapter(data, places, templates),
            *method_chapter(data, templates),
        ),
        numbering="",
        is_short=True,
    )


def _summarise(data: AdviceData, templates: TextTemplates) -> list[Block]:
    codes = data.tables.codes
    (document,) = list_records(data.results.documents)
    missing = list_missing(codes)
    text = templates.render(
        "advies_kort",
        n_gevonden=int(codes["is_found"].sum()),
        n_onderwerpen=len(codes),
        n_ontbreekt=len(missing),
        ontbreekt=_highlight(missing, data),
        n_zeldzaam=len(list_rare(codes)),
        opmerkingen=summarise_remarks(data),
        groep=data.group,
    )
    compared = templates.render(
        "advies_vergelijking",
        groep=data.group,
        reden_sector=data.sector_reason,
        regionaal=document["level"] == "niveau.regionaal",
    )
    return [Heading("In het kort"), *text, Heading("Waarmee is vergeleken"), *compared]


def _highlight(missing: pd.DataFrame, data: AdviceData) -> list[str]:
    names = name_codes(data.topics)
    sector = data.group.sector
    return [
        f"‘{names[row['code']]}’, bij {describe_share(row['n_schools'], row['n'], sector)}"
        for row in list_records(missing.head(_N_HIGHLIGHTS))
    ]
