"""What a question is about: codes, sectors, years, schools; a slip of the pen is explained."""

from collections.abc import Collection, Iterable

import pandas as pd

from pipeline.contracts import LEVELS, PipelineError
from pipeline.contracts.objects import SECTORS
from pipeline.explore.objects import Run

Choice = str | Iterable[str] | None
Years = int | Iterable[int] | None


def choose_codes(run: Run, code: Choice) -> list[str]:
    """Give the codes of paragraphs that are meant, in the order of the topic list.

    Parameters
    ----------
    code : str, iterable of str or None
        Codes or main categories (``'procedure'`` is all its codes); None is every code.

    Raises
    ------
    PipelineError
        When one is not in the topic list, or is the level of a document.
    """
    topics = run.topics[~run.topics["code"].isin(LEVELS)]
    if code is None:
        return topics["code"].tolist()
    wanted = _listed(code)
    if any(name in LEVELS or name == LEVELS[0].partition(".")[0] for name in wanted):
        raise PipelineError(
            "Het niveau geldt voor een heel document, niet voor een passage. "
            "Kijk in de kolom 'level' van documents."
        )
    categories = dict.fromkeys(topics["category"])
    check_names("Code", wanted, [*categories, *topics["code"]])
    meant = topics["code"].isin(wanted) | topics["category"].isin(wanted)
    return topics.loc[meant, "code"].tolist()


def choose_documents(
    run: Run, sector: Choice = None, year: Years = None, school: Choice = None
) -> pd.DataFrame:
    """Give the rows of `documents` that are meant; None leaves a column free.

    Raises
    ------
    PipelineError
        When a sector, year or school is not there; names those that are.
    """
    documents = run.documents
    keep = pd.Series(True, index=documents.index)
    if sector is not None:
        wanted = _listed(sector)
        check_names("Sector", wanted, SECTORS)
        keep &= documents["sector"].isin(wanted)
    if year is not None:
        years = [year] if isinstance(year, int) else list(year)
        known = sorted({int(value) for value in documents["year"].dropna()})
        if not set(years) & set(known):
            given, there = (", ".join(map(str, part)) or "geen" for part in (years, known))
            raise PipelineError(f"Geen document is van {given}. Jaren in deze run: {there}.")
        keep &= documents["year"].isin(years).astype(bool)
    if school is not None:
        wanted = _listed(school)
        check_names("School", wanted, [*documents["school_id"], *documents["school"]])
        keep &= documents["school_id"].isin(wanted) | documents["school"].isin(wanted)
    return documents[keep]


def check_names(what: str, wanted: Iterable[str], known: Collection[str]) -> None:
    """Refuse a name that is not known.

    Raises
    ------
    PipelineError
        Names it, and all there are.
    """
    for name in wanted:
        if name not in known:
            there = ", ".join(dict.fromkeys(known))
            raise PipelineError(f"{what} '{name}' bestaat niet. Kies uit: {there}.")


def join_codes(run: Run) -> pd.Series:
    """Give the codes of each coded paragraph as one text; index paragraph_id."""
    return run.codings.groupby("paragraph_id")["code"].agg(
        lambda codes: ", ".join(dict.fromkeys(codes))
    )


def _listed(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
