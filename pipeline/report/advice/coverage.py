"""Which subjects the protocol has, lacks, and has where few schools do."""

from typing import Any

import pandas as pd

from pipeline.contracts.builders import list_records
from pipeline.report.advice.data import AdviceData, Group
from pipeline.report.advice.naming import name_codes, write_definition
from pipeline.report.advice.places import Places
from pipeline.report.blocks import Block, Cell, Head, Heading, Row, Table, Text
from pipeline.report.templating import TextTemplates
from pipeline.report.wording import count, format_number, format_pct

MOST, FEW = 50.0, 25.0
"""From this share of the schools a subject is usual; up to this one it is rare."""
_PASSAGE_CHARS = 170
_NEAR = 0.2
"""From this score a passage that did not get a code is worth a look for it."""
_REMARK = "bijzonder."
_MAX_RARE = 10


def describe_share(n_schools: int, n: int, sector: str) -> str:
    """Write ``'20 van de 29 vo-scholen (69%)'``."""
    kind = ("" if sector == "totaal" else f"{sector}-") + ("school" if n == 1 else "scholen")
    if not n:
        return f"geen {kind} om mee te vergelijken"
    return f"{n_schools} van de {n} {kind} ({format_pct(100 * n_schools / n)})"


def list_missing(codes: pd.DataFrame) -> pd.DataFrame:
    """List what most schools of the group have and the protocol lacks, commonest first."""
    lacking = codes[(codes["is_found"] == 0) & (codes["share_pct"] >= MOST)]
    lacking = lacking[~lacking["code"].str.startswith(_REMARK)]
    return lacking.sort_values("share_pct", ascending=False, kind="stable")


def list_rare(codes: pd.DataFrame) -> pd.DataFrame:
    """List what the protocol has and few schools of the group, rarest first."""
    rare = codes[(codes["is_found"] == 1) & (codes["share_pct"] <= FEW) & (codes["n"] > 0)]
    return rare.sort_values("share_pct", kind="stable")


def cover_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on what the protocol covers, with a passage for every subject."""
    codes = data.tables.codes
    found = codes[codes["is_found"] == 1]
    intro = templates.render("advies_dekking", n_gevonden=len(found), n_onderwerpen=len(codes))
    blocks: list[Block] = [Heading("Wat er in het protocol staat"), *intro]
    return [*blocks, _tabulate_found(found, data, places)] if len(found) else blocks


def _tabulate_found(found: pd.DataFrame, data: AdviceData, places: Places) -> Table:
    best = _pick_best(data.results.codings)
    labels = dict(zip(data.topics["category"], data.topics["category_label"], strict=True))
    rows: list[Row] = []
    for category, group in found.groupby("category", sort=False):
        rows.append(Row((Cell(labels[str(category)]), Cell(""), Cell(""), Cell("")), "hoofd"))
        for code in list_records(group):
            paragraph_id, n_passages = best[code["code"]]
            where = places.describe(paragraph_id)
            more = f" (en {count(n_passages - 1, 'andere plaats', 'andere plaatsen')})"
            rows.append(
                Row(
                    (
                        Cell(code["label"]),
                        Cell(where + (more if n_passages > 1 else "")),
                        places.cell(paragraph_id, _PASSAGE_CHARS),
                        Cell(format_pct(code["share_pct"]), code["share_pct"]),
                    )
                )
            )
    heads = ("Onderwerp", "Waar", "Passage", _head_others(data.group))
    return Table(
        "Onderwerpen in dit protocol, met de duidelijkste passage",
        (tuple(map(Head, heads)),),
        rows,
        frozenset({3}),
        (3.2, 3.4, 6.4, 1.8),
        "De laatste kolom is het aandeel van de scholen uit de vergelijking met dit onderwerp.",
    )


def _head_others(group: Group) -> str:
    kind = "Alle" if group.sector == "totaal" else group.sector.capitalize()
    return f"{kind} (n\u00a0=\u00a0{format_number(group.n_schools)})"


def _pick_best(codings: pd.DataFrame) -> dict[str, tuple[str, int]]:
    """Per code the paragraph with the highest score, and in how many paragraphs it stands."""
    ordered = codings.sort_values("score", ascending=False, kind="stable")
    return {
        str(code): (str(group["paragraph_id"].iloc[0]), group["paragraph_id"].nunique())
        for code, group in ordered.groupby("code")
    }


def missing_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on what most schools have and this protocol lacks."""
    missing = list_missing(data.tables.codes)
    sector = data.group.sector
    shown = [_describe(row, data, places) for row in list_records(missing)]
    intro = templates.render(
        "advies_ontbreekt", ontbreekt=shown, groep=data.group, grens=format_pct(MOST)
    )
    blocks: list[Block] = [Heading("Wat u zou kunnen toevoegen"), *intro]
    return [*blocks, _tabulate_missing(shown, sector)] if shown else blocks


def _tabulate_missing(shown: list[dict[str, Any]], sector: str) -> Table:
    heads = ["Onderwerp", "Hoe vaak bij anderen", "Waar het over gaat"]
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(part["naam"]),
            Cell(describe_share(part["n_scholen"], part["n"], sector), part["procent"]),
            Cell(part["omschrijving"]),
        )
        for part in shown
    ]
    widths: tuple[float, ...] = (3, 3, 5)
    if any(part["misschien"].text for part in shown):
        heads.append("Misschien staat het hier")
        rows = [(*row, part["misschien"]) for row, part in zip(rows, shown, strict=True)]
        widths = (*widths, 4.4)
    caption = "Onderwerpen die de meeste scholen hebben en die hier niet zijn gevonden"
    return Table(caption, (tuple(map(Head, heads)),), [Row(row) for row in rows], widths=widths)


def _describe(row: dict[str, Any], data: AdviceData, places: Places) -> dict[str, Any]:
    definitions = dict(zip(data.topics["code"], data.topics["definition"], strict=True))
    doubtful = data.tables.doubtful
    near = doubtful[(doubtful["code"] == row["code"]) & (doubtful["score"] >= _NEAR)]
    near = near[~near["is_coded"]].sort_values("score", ascending=False, kind="stable")
    perhaps = Cell("")
    if len(near):
        paragraph_id = near["paragraph_id"].iloc[0]
        text = f"{places.describe(paragraph_id)}: ‘{places.text(paragraph_id, 110)}’"
        perhaps = Cell(text, link=places.link(paragraph_id))
    return {
        "naam": name_codes(data.topics)[row["code"]],
        "n_scholen": row["n_schools"],
        "n": row["n"],
        "procent": row["share_pct"],
        "van_de": describe_share(row["n_schools"], row["n"], data.group.sector),
        "omschrijving": write_definition(definitions[row["code"]]),
        "misschien": perhaps,
    }


def own_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on what this protocol has that few others have."""
    rare = list_rare(data.tables.codes)
    remarkable = data.tables.remarkable
    intro = templates.render(
        "advies_eigen",
        n_zeldzaam=len(rare),
        n_getoond=_MAX_RARE,
        n_opvallend=0 if remarkable is None else len(remarkable),
        met_passages=remarkable is not None,
        groep=data.group,
    )
    best = _pick_best(data.results.codings)
    blocks: list[Block] = [Heading("Wat dit protocol heeft en weinig andere"), *intro]
    for row in list_records(rare.head(_MAX_RARE)):
        share = describe_share(row["n_schools"], row["n"], data.group.sector)
        blocks.append(Heading(f"{name_codes(data.topics)[row['code']]} – {share}", 3))
        blocks.append(places.quote(best[row["code"]][0], _PASSAGE_CHARS))
    if remarkable is not None and len(remarkable):
        blocks.append(Heading("Passages die opvallen", 2))
        for row in list_records(remarkable):
            blocks += [
                places.quote(row["paragraph_id"], 2 * _PASSAGE_CHARS),
                Text(f"Waarom: {row['reason']}.", "opsomming"),
            ]
    return blocks
