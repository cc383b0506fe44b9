"""The annex on quality: agreement with the reference, unread files, warnings, doubt."""

import pandas as pd

from pipeline.contracts.builders import list_records
from pipeline.contracts.results import RULES_ONLY
from pipeline.report.blocks import Block, Cell, Head, Heading, PassageLink, Row, Table
from pipeline.report.frames import iterate
from pipeline.report.report_data import ReportData
from pipeline.report.style import STATUS_LABELS
from pipeline.report.templating import TextTemplates
from pipeline.report.wording import format_number, format_score, shorten

_MAX_DOUBTFUL = 25
_DOUBT = (0.35, 0.65)
_QUOTE_CHARS = 160
_SCORES = {"precision": "Precisie", "recall": "Vondst", "f1": "F1", "kappa": "Kappa scholen"}


def build_chapter(data: ReportData, templates: TextTemplates) -> list[Block]:
    """Build the annex; parts without rows are left out."""
    documents = data.results.documents
    unread = documents[documents["status"] != "gelezen"]
    warned = documents[(documents["status"] == "gelezen") & (documents["warnings"] != "")]
    doubtful = data.doubtful if data.doubtful is not None else find_doubtful(data.results.codings)
    agreement = _list_agreement(data)
    blocks: list[Block] = [
        Heading("Bijlage: kwaliteit", new_page=True),
        *templates.render(
            "kwaliteit",
            verzamelingen=list(agreement),
            alleen_regels=data.results.info.coder == RULES_ONLY,
            codeur=data.results.info.coder,
            n_onleesbaar=len(unread),
            n_waarschuwingen=len(warned),
            n_twijfel=len(doubtful),
            n_getoond=min(len(doubtful), _MAX_DOUBTFUL),
        ),
    ]
    if agreement:
        blocks.append(Heading("Overeenstemming met menselijke codering", 2))
        blocks += [_agreement_table(data, *part) for part in agreement.items()]
    if len(unread):
        blocks += [Heading("Documenten die niet zijn geanalyseerd", 2), _unread_table(unread)]
    if len(warned):
        blocks += [Heading("Documenten met een waarschuwing", 2), _warnings_table(warned)]
    if len(doubtful):
        blocks += [Heading("Twijfelgevallen", 2), _doubtful_table(data, doubtful)]
    return blocks


def find_doubtful(codings: pd.DataFrame) -> pd.DataFrame:
    """Codings with a score near 0,5, most doubtful first: paragraph_id, code, score, reason."""
    machine = codings[codings["source"] != "mens"]
    near = machine[machine["score"].between(*_DOUBT)]
    order = (near["score"] - 0.5).abs().sort_values(kind="stable").index
    return near.loc[order, ["paragraph_id", "code", "score"]].assign(reason="")


def _list_agreement(data: ReportData) -> dict[str, pd.DataFrame]:
    """The held-out scores per corpus, of codes in the topic list."""
    if data.agreement is None:
        return {}
    known = data.agreement[data.agreement["code"].isin(data.tables.topics["code"])]
    return {str(corpus): scores for corpus, scores in known.groupby("corpus", sort=True)}


def _agreement_table(data: ReportData, corpus: str, scores: pd.DataFrame) -> Table:
    labels = dict(zip(data.tables.topics["code"], data.tables.topics["label_b23"], strict=True))
    rows = []
    for row in list_records(scores):
        cells = [_number_cell(row["support"], 0), *(_number_cell(row[name], 2) for name in _SCORES)]
        rows.append(Row((Cell(labels[row["code"]]), *cells)))
    heads = ("Code", "Passages in de referentie", *_SCORES.values())
    return Table(
        f"Hoe goed het geleerde model codeert op scholen uit ‘{corpus}’ die het niet had gezien",
        (tuple(map(Head, heads)),),
        rows,
        frozenset(range(1, len(heads))),
        (7, 3, *((2,) * len(_SCORES))),
    )


def _number_cell(value: float, decimals: int) -> Cell:
    """A number, or a dash where there is nothing to measure."""
    return Cell("–") if pd.isna(value) else Cell(format_number(value, decimals), value)


def _unread_table(unread: pd.DataFrame) -> Table:
    rows = [
        Row(
            (
                Cell(row.file_name),
                Cell(row.sector),
                Cell(STATUS_LABELS[row.status]),
                Cell(row.reason),
            )
        )
        for row in iterate(unread)
    ]
    heads = tuple(map(Head, ("Bestand", "Sector", "Status", "Reden")))
    return Table("Niet geanalyseerde documenten", (heads,), rows, frozenset(), (4.5, 1.2, 1.9, 7))


def _warnings_table(warned: pd.DataFrame) -> Table:
    rows = [
        Row(
            (
                Cell(row.file_name, link=PassageLink(row.document_id, 0)),
                Cell(row.warnings.replace("\n", " ")),
            )
        )
        for row in iterate(warned)
    ]
    heads = (Head("Bestand"), Head("Waarschuwing"))
    return Table("Documenten met een waarschuwing", (heads,), rows, frozenset(), (6, 7))


def _doubtful_table(data: ReportData, doubtful: pd.DataFrame) -> Table:
    labels = dict(zip(data.tables.topics["code"], data.tables.topics["label_b23"], strict=True))
    shown = doubtful.head(_MAX_DOUBTFUL).merge(data.results.paragraphs, on="paragraph_id")
    shown = shown.merge(data.results.documents[["document_id", "file_name"]], on="document_id")
    rows = []
    for row in list_records(shown):
        link = PassageLink(row["document_id"], row["index"])
        text = shorten(row["text"], _QUOTE_CHARS)
        text += f" ({row['reason']})" if row["reason"] else ""
        rows.append(
            Row(
                (
                    Cell(labels.get(row["code"], row["code"])),
                    Cell(format_score(row["score"]), row["score"]),
                    Cell(text, link=link),
                    Cell(row["file_name"]),
                )
            )
        )
    heads = tuple(map(Head, ("Code", "Zekerheid", "Passage", "Bestand")))
    caption = "Coderingen waarover het programma twijfelt"
    return Table(caption, (heads,), rows, frozenset({1}), (3, 1.6, 6, 5))
