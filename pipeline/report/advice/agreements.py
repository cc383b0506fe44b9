"""Thresholds beside those of others, and who does what."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pipeline.contracts.builders import list_records
from pipeline.report.advice.data import AdviceData
from pipeline.report.advice.places import Places
from pipeline.report.blocks import Block, Cell, Head, Heading, Row, Table
from pipeline.report.templating import TextTemplates
from pipeline.report.wording import count, join_words

_PASSAGE_CHARS = 150
_MAX_GAPS = 6
_NORM = "norm"
_AS_THE_LAW = "zoals de wet"
_LEGAL_DAYS = "directeur tot en met 10 dagen"
_PROCEDURE = "procedure."
_NO_ACTOR_NEEDED = frozenset({"", "registratie", "ziekmelding", "aanvraag", "bewijs", "bezwaar"})


def threshold_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on thresholds, beside those of others and the law."""
    answers = data.tables.answers
    norm = answers[answers["subject"] == _NORM]
    boundary = answers[answers["subject"] == "verlofgrens"]
    intro = templates.render(
        "advies_drempels",
        n_drempels=len(answers) - len(norm),
        norm=list(norm["answer"]),
        norm_goed=_AS_THE_LAW in set(norm["answer"]),
        andere_verlofgrens=[text for text in boundary["answer"] if text != _LEGAL_DAYS],
        groep=data.group,
    )
    blocks: list[Block] = [Heading("Drempels en termijnen"), *intro]
    rows = [_make_row(row, places) for row in list_records(answers)]
    if not rows:
        return blocks
    heads = ("Waarover", "Dit protocol", "Andere scholen", "Passage")
    caption = "Drempels en termijnen in dit protocol, naast die van anderen"
    return [*blocks, Table(caption, (tuple(map(Head, heads)),), rows, widths=(3, 2.6, 4.4, 5))]


def _make_row(row: dict[str, Any], places: Places) -> Row:
    return Row(
        (
            Cell(row["label"][:1].upper() + row["label"][1:]),
            Cell(row["answer"]),
            Cell(describe_same(row)),
            places.cell(row["paragraph_id"], _PASSAGE_CHARS),
        )
    )


def describe_same(row: dict[str, Any]) -> str:
    """Write how many schools agree: ``'zo doen 12 van de 20 scholen; vaakst: 9 keer (5)'``."""
    if not row["n"]:
        return "hierover is bij anderen niets gevonden"
    usual = f"; vaakst: {row['usual']}" if row["usual"] else ""
    schools = count(row["n"], "school", "scholen")
    if not row["n_same"]:
        return f"anders dan de {schools} waarvan dit bekend is{usual}"
    return f"zo {'doet' if row['n_same'] == 1 else 'doen'} {row['n_same']} van de {schools}{usual}"


def role_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on who does what, the steps per type, and steps without an actor."""
    actions = data.tables.actions
    known = actions[(actions["actor"] != "") & (actions["category"] != "")]
    gaps = list_gaps(data.tables.thresholds)
    intro = templates.render("advies_rollen", n_partijen=known["actor"].nunique())
    blocks: list[Block] = [Heading("Wie doet wat"), *intro]
    if len(known):
        blocks.append(_tabulate_actors(known))
    steps = [*_order_steps(actions, data)]
    if steps:
        heads = tuple(map(Head, ("Soort verzuim", "Stappen, in de volgorde van de tekst")))
        caption = "Stappen per soort verzuim"
        blocks += [Heading("De stappen na elkaar", 2)]
        blocks.append(Table(caption, (heads,), steps, widths=(3, 11)))
    blocks.append(Heading("Stappen waarbij niet staat wie het doet", 2))
    blocks += templates.render("advies_rollen_open", n_open=len(gaps), n_getoond=_MAX_GAPS)
    for row in list_records(gaps.head(_MAX_GAPS)):
        blocks.append(places.quote(row["paragraph_id"], _PASSAGE_CHARS, row["passage"]))
    return blocks


def _tabulate_actors(known: pd.DataFrame) -> Table:
    rows = []
    for actor, group in known.groupby("actor", sort=False):
        labels = list(dict.fromkeys(group["category"]))
        cells = (
            Cell(_write_name(str(actor))),
            Cell(join_words(labels)),
            Cell(str(len(group)), len(group)),
        )
        rows.append(Row(cells))
    rows.sort(key=lambda row: -float(row.cells[2].value or 0))
    heads = tuple(map(Head, ("Wie", "Wat", "Keer")))
    return Table("Wie wat doet", (heads,), rows, frozenset({2}), (3, 10, 1.2))


def _order_steps(actions: pd.DataFrame, data: AdviceData) -> Iterator[Row]:
    codings = data.results.codings
    kinds = codings.loc[codings["code"].str.startswith(_PROCEDURE), ["paragraph_id", "code"]]
    steps = actions[actions["category"] != ""].merge(kinds.drop_duplicates(), on="paragraph_id")
    labels = dict(zip(data.topics["code"], data.topics["label_b23"], strict=True))
    for code in labels:
        first = steps[steps["code"] == code].drop_duplicates(["category", "actor"])
        # 'Er volgt een gesprek' adds nothing to 'de mentor voert een gesprek'.
        named = first["category"].isin(first.loc[first["actor"] != "", "category"])
        first = first[(first["actor"] != "") | ~named]
        if len(first) > 1:
            parts = [
                f"{number}. {row['category']}"
                + (f" ({_write_name(row['actor'])})" if row["actor"] else "")
                for number, row in enumerate(list_records(first), start=1)
            ]
            yield Row((Cell(labels[code]), Cell("; ".join(parts))))


def list_gaps(thresholds: pd.DataFrame) -> pd.DataFrame:
    """List the thresholds with a step that nobody is named for, one per passage."""
    open_ = thresholds[(thresholds["actor"] == "") & (thresholds["kind"] == "drempel")]
    open_ = open_[~open_["action"].isin(_NO_ACTOR_NEEDED)]
    return open_.drop_duplicates("passage")


def _write_name(name: str) -> str:
    return {"politie_halt": "politie, Halt"}.get(name, name.replace("_", " "))
