"""What a reader had better look at: contradictions, outdated names, shared text, doubt."""

from pipeline.contracts.builders import list_records
from pipeline.report.advice.data import AdviceData
from pipeline.report.advice.naming import name_codes
from pipeline.report.advice.places import Places
from pipeline.report.blocks import Block, Cell, Head, Heading, Row, Table
from pipeline.report.templating import TextTemplates
from pipeline.report.wording import count, format_number, format_pct, format_score

_PASSAGE_CHARS = 200
_MAX_SHARED = 10
_MAX_DOUBTFUL = 12
_SURE = 0.8
"""From this score a code is no longer called doubtful, though it may be among the least sure."""


def contradiction_chapter(data: AdviceData, templates: TextTemplates) -> list[Block]:
    """Build the chapter on places that seem to contradict each other."""
    found = list_records(data.tables.contradictions)
    blocks: list[Block] = [Heading("Plaatsen om naast elkaar te leggen")]
    blocks += templates.render("advies_tegenspraken", n_gevonden=len(found))
    if not found:
        return blocks
    rows = [
        Row(tuple(Cell(row[name]) for name in ("Onderwerp", "Eerste plaats", "Tweede plaats")))
        for row in found
    ]
    heads = tuple(map(Head, ("Wat lijkt te verschillen", "Eerste plaats", "Tweede plaats")))
    caption = "Plaatsen die elkaar lijken tegen te spreken"
    return [*blocks, Table(caption, (heads,), rows, widths=(3, 5.5, 5.5))]


def outdated_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on names and rules that have changed."""
    found = list_records(data.tables.outdated)
    blocks: list[Block] = [Heading("Namen en regels die zijn veranderd")]
    blocks += templates.render("advies_verouderd", n_gevonden=len(found))
    if not found:
        return blocks
    rows = []
    for row in found:
        more = f" (in {row['n_places']} alinea’s)" if row["n_places"] > 1 else ""
        mixed = " Het protocol gebruikt beide namen." if row["is_mixed"] else ""
        since = f"Sinds {row['since']}: " if row["since"] else "Bron: "
        rows.append(
            Row(
                (
                    Cell(f"‘{row['written']}’{more}"),
                    Cell(row["modern"]),
                    Cell(f"{row['note']}{mixed} {since}{row['source']}."),
                    Cell(
                        places.describe(row["paragraph_id"]), link=places.link(row["paragraph_id"])
                    ),
                )
            )
        )
    heads = tuple(map(Head, ("Er staat", "Nu", "Toelichting", "Waar")))
    caption = "Namen en regels die zijn veranderd"
    return [*blocks, Table(caption, (heads,), rows, widths=(2.6, 3.2, 5.4, 3))]


def shared_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on text that other protocols have too."""
    shared = data.tables.shared
    blocks: list[Block] = [Heading("Tekst die ook bij andere scholen staat")]
    blocks += templates.render(
        "advies_gedeeld",
        met_passages=shared is not None,
        n_gevonden=0 if shared is None else len(shared),
        aandeel=format_pct(_measure_shared(data)),
    )
    if shared is None or shared.empty:
        return blocks
    rows = [
        Row(
            (
                Cell(format_number(row["n_schools"]), row["n_schools"]),
                Cell(format_pct(100 * row["similarity"]), row["similarity"]),
                places.cell(row["paragraph_id"], _PASSAGE_CHARS),
            )
        )
        for row in list_records(shared.head(_MAX_SHARED))
    ]
    heads = tuple(map(Head, ("Andere scholen", "Gelijk", "Passage")))
    caption = "Passages die (bijna) letterlijk ook bij andere scholen staan"
    numeric = frozenset({0, 1})
    return [*blocks, Table(caption, (heads,), rows, numeric, (1.6, 1.4, 11))]


def _measure_shared(data: AdviceData) -> float:
    """Percentage of the words that stand in shared passages."""
    shared = set() if data.tables.shared is None else set(data.tables.shared["paragraph_id"])
    sizes = [
        (len(row["text"].split()), row["paragraph_id"] in shared)
        for row in list_records(data.results.paragraphs)
    ]
    n_words = sum(size for size, _ in sizes)
    return 100 * sum(size for size, is_shared in sizes if is_shared) / max(1, n_words)


def doubt_chapter(data: AdviceData, places: Places, templates: TextTemplates) -> list[Block]:
    """Build the chapter on what the program is not sure of."""
    doubtful = data.tables.doubtful
    given = doubtful[doubtful["is_coded"] & (doubtful["score"] < _SURE)].head(_MAX_DOUBTFUL)
    (document,) = list_records(data.results.documents)
    warnings = document["warnings"].splitlines()
    blocks: list[Block] = [Heading("Waarover het programma twijfelt")]
    blocks += templates.render(
        "advies_twijfel",
        n_twijfel=len(given),
        zonder_model="model" not in data.results.info.coder,
        waarschuwingen=warnings,
    )
    if given.empty:
        return blocks
    names = name_codes(data.topics)
    rows = [
        Row(
            (
                Cell(names.get(row["code"], row["code"])),
                Cell(format_score(row["score"]), row["score"]),
                Cell(places.describe(row["paragraph_id"])),
                places.cell(row["paragraph_id"], _PASSAGE_CHARS),
            )
        )
        for row in list_records(given)
    ]
    heads = tuple(map(Head, ("Onderwerp", "Zekerheid", "Waar", "Passage")))
    caption = "Passages waarvan het programma het onderwerp niet zeker weet"
    return [*blocks, Table(caption, (heads,), rows, frozenset({1}), (3, 1.7, 3.2, 6.2))]


def method_chapter(data: AdviceData, templates: TextTemplates) -> list[Block]:
    """Build the chapter on how the advice was made."""
    (document,) = list_records(data.results.documents)
    text = templates.render(
        "advies_werkwijze",
        run=data.results.info,
        groep=data.group,
        bestand=document["file_name"],
        teruggevonden=format_pct(100 * document["coverage"]),
        alineas=count(len(data.results.paragraphs), "alinea", "alinea’s"),
    )
    return [Heading("Hoe dit advies is gemaakt"), *text]


def summarise_remarks(data: AdviceData) -> list[str]:
    """Name in a few words what the chapters on remarks hold, for the summary."""
    kinds = (
        (data.tables.contradictions, "plaats", "plaatsen", "om naast elkaar te leggen"),
        (data.tables.outdated, "naam of regel", "namen of regels", "uit een eerdere tijd"),
    )
    return [
        f"{count(len(found), one, more)} {rest}" for found, one, more, rest in kinds if len(found)
    ]
