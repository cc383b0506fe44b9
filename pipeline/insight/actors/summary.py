"""Tables and captions on who does what: parties by actions, and the chain of steps."""

from collections.abc import Sequence

import pandas as pd

from pipeline.contracts.columns import count, schema, text
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import Results
from pipeline.insight.actors.categories import get_labels
from pipeline.insight.actors.objects import Action
from pipeline.insight.actors.parties import PARTIES
from pipeline.insight.tables import (
    SOURCE_COLUMNS,
    SOURCE_NAMES,
    InsightTable,
    count_schools,
    describe_n,
    tabulate_findings,
)

VOICES = ("bedrijvend", "lijdend", "gebiedend", "impliciet")
_PROCEDURE = "procedure."
_GROUPS = ("totaal", *SECTORS)

ACTIONS = schema(
    "actions",
    {
        **SOURCE_COLUMNS,
        "party": text("partij uit de topiclijst, of leeg", "", *PARTIES),
        "actor": text("partij of functie binnen de school, of leeg"),
        "action": text("werkwoord (onbepaalde wijs) of, in een fragment, zelfstandig naamwoord"),
        "category": text("soort handeling, of leeg", "", *get_labels()),
        "recipient": text("voor of bij wie, of leeg"),
        "object": text("lijdend voorwerp in de woorden van de tekst, of leeg"),
        "condition": text("onder welke voorwaarde, of leeg"),
        "voice": text("bedrijvend, lijdend, gebiedend of impliciet", *VOICES),
        "start": count("begin van het werkwoord in de alinea (Unicode-tekens)"),
        "end": count("einde van het werkwoord in de alinea (exclusief)"),
        "passage": text("de zin, het punt of de tabelrij"),
    },
)


def tabulate_actions(actions: Sequence[Action], results: Results) -> pd.DataFrame:
    """Make the table `ACTIONS`.

    Raises
    ------
    TableError
        When an action belongs to a paragraph the run does not have.
    """
    return tabulate_findings(actions, results, ACTIONS)


def summarise_actors(actions: Sequence[Action], results: Results) -> dict[str, InsightTable]:
    """Make every table on who does what.

    Parameters
    ----------
    actions : sequence of Action
        From `find_actions`.
    results : Results
        The run they were found in; its codings give the type of absence of each step.

    Returns
    -------
    dict of str to InsightTable
        Keys: handelingen, partij_actie_totaal, partij_actie_po, partij_actie_vo,
        partij_actie_so, functie_actie, keten.
    """
    rows = tabulate_actions(actions, results)
    n = describe_n(results)
    tables = {
        "handelingen": InsightTable(
            "Wie doet wat", f"Alle handelingen met hun vindplaats; {n}.", _present(rows)
        )
    }
    tables |= {f"partij_actie_{group}": _cross_group(rows, group, n) for group in _GROUPS}
    tables["functie_actie"] = InsightTable(
        "Functies in school en acties",
        f"Aantal scholen waar een functionaris van de school een handeling verricht; {n}.",
        cross_parties(rows[rows["party"] == "school"], "actor"),
    )
    tables["keten"] = InsightTable(
        "Keten van stappen",
        "Per soort verzuim de stappen in de volgorde waarin protocollen ze meestal noemen: "
        f"aantal scholen, mediaan van de plaats (0 is eerst, 1 is laatst) en wie; {n}.",
        order_steps(rows, results),
    )
    return tables


def _cross_group(rows: pd.DataFrame, group: str, n: str) -> InsightTable:
    within = rows if group == "totaal" else rows[rows["sector"] == group]
    caption = f"Aantal scholen waar een partij een handeling verricht, {group}; {n}."
    return InsightTable(f"Partijen en acties ({group})", caption, cross_parties(within, "party"))


def _present(rows: pd.DataFrame) -> pd.DataFrame:
    names = {
        **SOURCE_NAMES,
        "party": "Partij",
        "actor": "Wie",
        "action": "Handeling",
        "category": "Soort handeling",
        "recipient": "Aan of met wie",
        "object": "Wat",
        "condition": "Wanneer",
        "voice": "Vorm",
        "passage": "Passage",
    }
    table = rows[list(names)].rename(columns=names)
    table["Soort handeling"] = [get_labels().get(name, "") for name in rows["category"]]
    for column in ("Wie", "Aan of met wie"):
        table[column] = [write_name(name) for name in table[column]]
    table["Partij"] = [write_name(name) for name in rows["party"]]
    return table


def write_name(name: str) -> str:
    """Write a party as Dutch: ``politie_halt`` as ``politie, Halt``."""
    return {"politie_halt": "politie, Halt"}.get(name, name.replace("_", " "))


def cross_parties(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Count schools per party or role (rows) and kind of action (columns).

    Parameters
    ----------
    rows : pandas.DataFrame
        Table `ACTIONS`, or a part of it.
    by : str
        ``'party'`` or ``'actor'``.

    Returns
    -------
    pandas.DataFrame
        First column Wie; then a column per kind of action, in the order of the list of kinds.
    """
    known = rows[(rows[by] != "") & (rows["category"] != "")]
    once = known.drop_duplicates([by, "category", "school_id"])
    grid = pd.crosstab(once[by], once["category"]).reindex(columns=list(get_labels()), fill_value=0)
    order = [name for name in PARTIES if name in grid.index] if by == "party" else None
    if order is None:
        sums = grid.sum(axis=1).sort_index().sort_values(ascending=False, kind="stable")
        order = [str(name) for name in sums.index]
    grid = grid.reindex(index=order).rename(columns=get_labels())
    grid.insert(0, "Wie", [write_name(name) for name in order])
    grid.columns.name = None
    return grid.reset_index(drop=True)


def order_steps(rows: pd.DataFrame, results: Results) -> pd.DataFrame:
    """Put the kinds of step of each procedure in the order protocols mostly give them.

    Parameters
    ----------
    rows : pandas.DataFrame
        Table `ACTIONS`, in the order of the text.

    Returns
    -------
    pandas.DataFrame
        Columns Soort verzuim, Stap, Totaal, Po, Vo, So, Plaats (median over schools of the
        relative place of the step's first mention, 0..1) and Meestal door.
    """
    codings = results.codings[results.codings["code"].str.startswith(_PROCEDURE)]
    kinds = codings[["paragraph_id", "code"]].drop_duplicates()
    steps = rows[rows["category"] != ""].merge(kinds, on="paragraph_id")
    by = ["code", "category"]
    first = steps.drop_duplicates([*by, "school_id"])
    place = first.groupby(["code", "school_id"]).cumcount()
    last = first.groupby(["code", "school_id"])["category"].transform("size") - 1
    first = first.assign(place=(place / last.where(last > 0, 1)).astype("float64"))
    medians = first.groupby(by)["place"].median().reset_index()
    actors = steps[steps["actor"] != ""].groupby(by)["actor"].agg(_pick_commonest).reset_index()
    table = count_schools(first, by).merge(medians, on=by).merge(actors, on=by, how="left")
    table = table.sort_values(["code", "place", "Totaal"], ascending=[True, True, False])
    table["actor"] = [write_name(name) for name in table["actor"].fillna("")]
    table["code"] = [_write_type(code) for code in table["code"]]
    table["category"] = table["category"].map(get_labels())
    names = {
        "code": "Soort verzuim",
        "category": "Stap",
        "place": "Plaats",
        "actor": "Meestal door",
    }
    return table.rename(columns=names).reset_index(drop=True)


def _pick_commonest(names: pd.Series) -> str:
    counts = names.value_counts()
    return min(str(name) for name in counts[counts == counts.max()].index)


def _write_type(code: str) -> str:
    return code.removeprefix(_PROCEDURE).replace("_", " ")
