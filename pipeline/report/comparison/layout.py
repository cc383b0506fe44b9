"""Tables of a comparison as a reader sees them; CSV, workbook, Word and HTML start from these."""

import pandas as pd

from pipeline.contracts import Results
from pipeline.contracts.comparison import CHANGES
from pipeline.contracts.validation import validate
from pipeline.report.comparison.data import ComparisonData, SchoolNames
from pipeline.report.frames import iterate
from pipeline.report.style import GROUP_LABELS


def lay_out_changes(changes: pd.DataFrame, names: tuple[str, str]) -> pd.DataFrame:
    """Lay out shares and changes: a row per main category (empty 'Subcategorie') or code.

    Parameters
    ----------
    changes : pandas.DataFrame
        Table `changes`, whole or of some groups.
    """
    validate(changes, CHANGES)
    is_category = changes["row_kind"] == "categorie"
    mains = changes[is_category].drop_duplicates("category")
    labels = dict(zip(mains["category"], mains["label"], strict=True))
    table = pd.DataFrame(
        {
            "Hoofdcategorie": changes["category"].map(labels),
            "Subcategorie": changes["label"].mask(is_category, ""),
            "Code": changes["code"],
            "Groep": changes["group"].map(GROUP_LABELS),
        }
    )
    for when, name in zip(("before", "after"), names, strict=True):
        table[f"{name}: scholen"] = changes[f"schools_{when}"]
        table[f"{name}: n"] = changes[f"n_{when}"]
        table[f"{name}: %"] = changes[f"share_{when}_pct"]
        table[f"{name}: 95% van"] = changes[f"low_{when}_pct"]
        table[f"{name}: 95% tot"] = changes[f"high_{when}_pct"]
    table["Verschil (procentpunt)"] = changes["change_pp"]
    table["In beide jaren: n"] = changes["n_both"]
    table["In beide jaren: erbij"] = changes["gained"]
    table["In beide jaren: eraf"] = changes["dropped"]
    table["Toets: p-waarde"] = changes["p_value"]
    table["Toets: p-waarde (Holm)"] = changes["p_holm"]
    table["Toets: verandering"] = changes["verdict"]
    return table


def lay_out_transitions(data: ComparisonData) -> pd.DataFrame:
    """Lay out the schools that gained or dropped a subject, with the passages side by side."""
    transitions = data.comparison.transitions
    schools = SchoolNames(data)
    named = [
        schools.name(row.school_id_before, row.school_id_after) for row in iterate(transitions)
    ]
    return pd.DataFrame(
        {
            "Subcategorie": transitions["label"],
            "Code": transitions["code"],
            "Sector": transitions["sector"].map(GROUP_LABELS),
            "School": pd.Series(named, transitions.index, dtype="str"),
            "Verandering": transitions["direction"],
            f"Passage {data.names[0]}": _quote(transitions["paragraph_before"], data.before),
            f"Passage {data.names[1]}": _quote(transitions["paragraph_after"], data.after),
            "In het andere jaar": transitions["likeness"],
        }
    )


def lay_out_schools(data: ComparisonData) -> pd.DataFrame:
    """Lay out all schools: in which year they are, and under which name."""
    schools = data.comparison.schools
    names = SchoolNames(data)
    in_before, in_after = schools["school_id_before"] != "", schools["school_id_after"] != ""
    resembling = [
        names.name("", row.resembles) if row.school_id_before else names.name(row.resembles, "")
        for row in iterate(schools)
    ]
    return pd.DataFrame(
        {
            "Sector": schools["sector"].map(GROUP_LABELS),
            "School": pd.Series(
                [names.name(row.school_id_before, row.school_id_after) for row in iterate(schools)],
                schools.index,
                dtype="str",
            ),
            f"In {data.names[0]}": in_before.map({True: "ja", False: ""}),
            f"In {data.names[1]}": in_after.map({True: "ja", False: ""}),
            "Lijkt op": pd.Series(resembling, schools.index, dtype="str"),
        }
    )


def lay_out_topic_changes(data: ComparisonData) -> pd.DataFrame:
    """Lay out what differs between the topic lists; empty when they are the same."""
    table = data.comparison.topic_changes
    first, second = data.names
    return pd.DataFrame(
        {
            "Wat": table["kind"],
            f"Topiclijst {first}": table["before"],
            f"Topiclijst {second}": table["after"],
            "Sinds versie": table["since"],
            "Vergeleken als": table["compared_as"].where(
                table["compared_as"] != "", "niet vergeleken"
            ),
            "Toelichting": table["note"],
        }
    )


def lay_out_runs(data: ComparisonData) -> pd.DataFrame:
    """Lay out how both runs were made."""
    rows = []
    infos = data.comparison.before, data.comparison.after
    read = [table.documents["status"] == "gelezen" for table in (data.before, data.after)]
    schools = [
        table.documents.loc[rows_read, "school_id"].nunique()
        for table, rows_read in zip((data.before, data.after), read, strict=True)
    ]
    for label, values in (
        ("Verzameling", [info.corpus for info in infos]),
        ("Bestanden", [str(info.n_files) for info in infos]),
        ("Waarvan gelezen", [str(int(part.sum())) for part in read]),
        ("Scholen", [str(number) for number in schools]),
        ("Gecodeerd met", [info.coder for info in infos]),
        ("Taalmodel", [info.language_model for info in infos]),
        ("Topiclijst", [f"versie {info.topiclist_version}" for info in infos]),
        ("Programma", [f"verzuim {info.program_version}" for info in infos]),
    ):
        rows.append({"Kenmerk": label, data.names[0]: values[0], data.names[1]: values[1]})
    return pd.DataFrame(rows)


def _quote(keys: pd.Series, results: Results) -> pd.Series:
    paragraphs = results.paragraphs
    texts = dict(zip(paragraphs["paragraph_id"], paragraphs["text"], strict=True))
    return pd.Series([texts.get(key, "") for key in keys], keys.index, dtype="str")
