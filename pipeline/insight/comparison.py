"""Lays one document beside a group of schools: what both have, and what either lacks."""

from collections.abc import Set

import pandas as pd

from pipeline.contracts.columns import count, number, schema, text
from pipeline.contracts.tables import GROUPS, LEVELS
from pipeline.contracts.validation import build_table, validate

GROUP_ANSWERS = schema(
    "group_answers",
    {
        "subject": text("sleutel van het onderwerp"),
        "answer": text("de afspraak, in gelijke woorden"),
        "group": text("sector of totaal", *GROUPS),
        "n_schools": count("scholen met deze afspraak"),
        "n": count("scholen die over dit onderwerp iets afspreken"),
    },
)
COMPARED_CODES = schema(
    "compared_codes",
    {
        "category": text("sleutel van de hoofdcategorie"),
        "code": text("code uit de topiclijst", unique=True),
        "label": text("naam in tabel B2.3"),
        "is_found": count("1 als het document de code heeft, anders 0"),
        "n_schools": count("scholen van de groep met de code"),
        "n": count("scholen van de groep"),
        "share_pct": number("n_schools als percentage van n", 100),
    },
)


def count_answers(answers: pd.DataFrame) -> pd.DataFrame:
    """Count the schools per answer, in every sector and in total.

    Parameters
    ----------
    answers : pandas.DataFrame
        Columns subject, answer, school_id and sector.

    Returns
    -------
    pandas.DataFrame
        Table `GROUP_ANSWERS`: subjects in the order given, answers of most schools first.
    """
    rows: list[dict[str, object]] = []
    for subject, about in answers.groupby("subject", sort=False):
        for group in GROUPS:
            within = about[about["sector"].isin(GROUPS if group == GROUPS[0] else [group])]
            n = within["school_id"].nunique()
            schools = within.groupby("answer")["school_id"].nunique().sort_index()
            rows += [
                {"subject": subject, "answer": answer, "group": group, "n_schools": size, "n": n}
                for answer, size in schools.sort_values(ascending=False, kind="stable").items()
            ]
    return build_table(rows, GROUP_ANSWERS)


def compare_codes(codes: Set[str], counts: pd.DataFrame, group: str) -> pd.DataFrame:
    """Say of every code whether the document has it, and how many schools of the group do.

    Parameters
    ----------
    codes : set of str
        Codes of the document.
    counts : pandas.DataFrame
        Table B2.3 of the group, in long form.
    group : str
        Sector, or ``'totaal'``.

    Returns
    -------
    pandas.DataFrame
        Table `COMPARED_CODES`, in the order of the topic list and without the levels.
    """
    rows = counts[(counts["row_kind"] == "code") & (counts["group"] == group)]
    rows = rows[~rows["code"].isin(LEVELS)]
    table = rows.assign(is_found=rows["code"].isin(list(codes)).astype("int64"))
    return validate(table[list(COMPARED_CODES.columns)].reset_index(drop=True), COMPARED_CODES)


def count_same(counted: pd.DataFrame, subject: str, answer: str, group: str) -> tuple[int, int]:
    """Return how many schools of a group give this answer, and how many give any.

    Parameters
    ----------
    counted : pandas.DataFrame
        Table `GROUP_ANSWERS`.
    """
    about = counted[(counted["subject"] == subject) & (counted["group"] == group)]
    same = about.loc[about["answer"] == answer, "n_schools"]
    return int(same.sum()), int(about["n"].max()) if len(about) else 0


def list_usual(
    counted: pd.DataFrame, subject: str, group: str, n: int = 3
) -> list[tuple[str, int]]:
    """List the answers that most schools of a group give to a subject, commonest first."""
    about = counted[(counted["subject"] == subject) & (counted["group"] == group)]
    return [(str(row["answer"]), int(row["n_schools"])) for row in about.head(n).to_dict("records")]
