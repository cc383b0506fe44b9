"""Which schools are in both runs: the same name, apart from how it is written, and sector."""

import re
import unicodedata
from typing import Any

import pandas as pd

from pipeline.contracts.builders import list_records
from pipeline.contracts.comparison import SCHOOLS, name_schools
from pipeline.contracts.validation import build_table

_NO_WORD = re.compile(r"[\W_]+")
_RESEMBLES = 85  # of 100, rapidfuzz's ratio
# What one list writes before a name and the next leaves out.
_KINDS = frozenset(
    (
        *("basisschool", "bs", "obs", "cbs", "kbs", "rkbs", "pcb", "pcbs", "ikc", "sbo", "so"),
        *("school", "scholengemeenschap", "sg", "csg", "osg", "vso", "pro"),
    )
)


def match_schools(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Match the schools of two runs by `normalise_school` and sector.

    The key of a school is not used: who makes a manifest numbers the schools anew. A name that
    stands for several schools in one run is matched by key too, and otherwise not at all.

    Parameters
    ----------
    before, after : pandas.DataFrame
        Tables `documents`; only documents that were read count.

    Returns
    -------
    pandas.DataFrame
        Table `schools`: those in both runs first, then those in one of them, by sector and name.
        Names that may be the same school are given for who looks it over, and not matched.
    """
    first, second = _list_schools(before), _list_schools(after)
    first, second = _tell_apart(first, second), _tell_apart(second, first)
    merged = first.merge(second, on=["sector", "key"], how="outer", suffixes=("_before", "_after"))
    merged = merged.fillna("")
    alone_before = merged[merged["school_id_after"] == ""]
    alone_after = merged[merged["school_id_before"] == ""]
    resembling = {
        **_find_resembling(alone_before, "before", alone_after, "after"),
        **_find_resembling(alone_after, "after", alone_before, "before"),
    }
    merged["resembles"] = [resembling.get(index, "") for index in merged.index]
    merged["alone"] = (merged["school_id_before"] == "") | (merged["school_id_after"] == "")
    merged = merged.sort_values(["alone", "sector", "key"], kind="stable")
    return build_table(list_records(merged[list(SCHOOLS.columns)]), SCHOOLS)


def normalise_school(name: str) -> str:
    """Give a name without capitals, accents, punctuation and double spaces."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(_NO_WORD.sub(" ", plain.casefold()).split())


def _list_schools(documents: pd.DataFrame) -> pd.DataFrame:
    read = documents[documents["status"] == "gelezen"]
    schools = read[["sector", "school_id"]].drop_duplicates("school_id")
    schools = schools.assign(school=schools["school_id"].map(name_schools(documents)))
    return schools.assign(key=schools["school"].map(normalise_school))


def _tell_apart(schools: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Add the school's own key to a name that several schools of one run have."""
    shared = {
        pair
        for table in (schools, others)
        for pair, many in table.groupby(["sector", "key"]).size().items()
        if many > 1
    }
    pairs = zip(schools["sector"], schools["key"], strict=True)
    unclear = pd.Series([pair in shared for pair in pairs], schools.index, dtype=bool)
    apart = schools["key"] + " " + schools["school_id"]
    return schools.assign(key=schools["key"].where(~unclear, apart))


def _find_resembling(
    schools: pd.DataFrame, when: str, others: pd.DataFrame, other: str
) -> dict[Any, str]:
    """Find for each school (by row) the school of the other run whose name is most like it."""
    from rapidfuzz import fuzz, process

    found = {}
    for sector, group in schools.groupby("sector"):
        candidates = others[others["sector"] == sector]
        names = [_drop_kind(name) for name in candidates[f"school_{other}"]]
        keys = candidates[f"school_id_{other}"]
        for row, name in group[f"school_{when}"].items():
            query = _drop_kind(name)
            best = process.extractOne(query, names, scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
            if best:
                found[row] = str(keys.iloc[best[2]])
    return found


def _drop_kind(name: str) -> str:
    """Give what is left of a name without the kind of school and without spaces."""
    return "".join(word for word in normalise_school(name).split() if word not in _KINDS)
