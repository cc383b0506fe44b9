"""The schools that one protocol is laid beside: of an earlier run, or the shipped figures."""

import dataclasses
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from pipeline.aggregate import tabulate_codings
from pipeline.contracts import COUNTS, Results
from pipeline.contracts.validation import dtypes, validate
from pipeline.insight.comparison import GROUP_ANSWERS, count_answers
from pipeline.insight.tables import count_read_schools
from pipeline.run.insight import load_insights
from pipeline.run.persist import load_results
from pipeline.store import write_atomically

EXAMPLE_FOLDER = "voorbeeldcijfers"
_ANSWERS = "afspraken"
_OLDER = (
    "De analyse waarmee is vergeleken is van een oudere versie van het programma; daarom zijn "
    "drempels niet vergeleken. Maak haar opnieuw met: verzuim analyseer"
)


@dataclass(frozen=True, slots=True)
class SchoolGroup:
    """Schools to compare with.

    Attributes
    ----------
    name : str
        Dutch; where the figures come from.
    years : str
        Of their documents: ``'2017 tot en met 2019'``, or ``''``.
    n_schools : dict of str to int
        Schools read, per sector and in total.
    counts : DataFrame
        Table B2.3 in long form.
    answers : DataFrame
        Table `GROUP_ANSWERS`.
    results : Results or None
        The run, with its passages; None for the shipped figures.
    """

    name: str
    years: str
    n_schools: dict[str, int]
    counts: pd.DataFrame
    answers: pd.DataFrame
    results: Results | None = None
    notes: tuple[str, ...] = ()


def load_group(out: Path, topics: pd.DataFrame, sha256: str = "") -> SchoolGroup:
    """Take the schools of the finished run in `out`.

    Parameters
    ----------
    topics : DataFrame
        Table B2.2; codes that the run has and this table lacks are left out.
    sha256 : str
        Of the file that is advised on: the school that sent it is left out.

    Raises
    ------
    PipelineError
        When `out` holds no finished run.
    """
    results = load_results(out)
    insights, _, _ = load_insights(out)
    documents = results.documents
    own = set(documents.loc[documents["sha256"] == sha256, "school_id"])
    kept = _leave_out(results, own)
    segments = kept.segments[kept.segments["code"].isin(topics["code"])]
    notes = []
    if own:
        notes.append("De school van dit protocol zit zelf in de analyse en is niet meegeteld.")
    if _ANSWERS in insights:
        table = insights[_ANSWERS].table
        names = {"Sleutel": "subject", "Afspraak": "answer", "School-id": "school_id"}
        answers = table.rename(columns={**names, "Sector": "sector"})
        answers = answers[~answers["school_id"].isin(own)]
    else:
        answers = pd.DataFrame(columns=["subject", "answer", "school_id", "sector"])
        notes.append(f"{_OLDER} CORPUS --uit {out}")
    return SchoolGroup(
        name=f"de analyse in '{out}' (corpus '{results.info.corpus}')",
        years=_describe_years(kept.documents),
        n_schools=count_read_schools(kept),
        counts=tabulate_codings(kept.documents, segments, topics),
        answers=count_answers(answers),
        results=kept,
        notes=tuple(notes),
    )


def save_figures(group: SchoolGroup, folder: Path) -> None:
    """Write the figures of a group, without any passage: two CSV files and where they are from."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("counts", "answers"):
        text = getattr(group, name).to_csv(index=False, lineterminator="\n", float_format="%.6g")
        write_atomically(folder / f"{name}.csv", text.encode())
    origin = {"name": group.name, "years": group.years, "n_schools": group.n_schools}
    text = json.dumps(origin, ensure_ascii=False, indent=1) + "\n"
    write_atomically(folder / "origin.json", text.encode())


def load_example(topics: pd.DataFrame) -> SchoolGroup:
    """Read the figures of the example corpus, which ship with the program.

    Parameters
    ----------
    topics : DataFrame
        Table B2.2; of its codes that the figures lack nothing can be said.
    """
    folder = Path(str(files("pipeline.run").joinpath(EXAMPLE_FOLDER)))
    origin = json.loads((folder / "origin.json").read_text(encoding="utf-8"))
    counts = _read_figures(folder / "counts.csv", COUNTS)
    unknown = topics.loc[~topics["code"].isin(counts["code"]), "label_b23"]
    note = f"Over deze onderwerpen zijn geen voorbeeldcijfers: {', '.join(unknown)}."
    return SchoolGroup(
        name=origin["name"],
        years=origin["years"],
        n_schools=origin["n_schools"],
        counts=counts[counts["code"].isin(topics["code"])],
        answers=_read_figures(folder / "answers.csv", GROUP_ANSWERS),
        notes=(note,) if len(unknown) else (),
    )


def _read_figures(path: Path, schema: pa.DataFrameSchema) -> pd.DataFrame:
    return validate(pd.read_csv(path, dtype=dtypes(schema), keep_default_na=False), schema)


def _leave_out(results: Results, schools: set[str]) -> Results:
    documents = results.documents[~results.documents["school_id"].isin(schools)]
    keys = documents["document_id"]
    paragraphs = results.paragraphs[results.paragraphs["document_id"].isin(keys)]
    codings = results.codings[results.codings["paragraph_id"].isin(paragraphs["paragraph_id"])]
    return dataclasses.replace(
        results,
        documents=documents.reset_index(drop=True),
        paragraphs=paragraphs.reset_index(drop=True),
        codings=codings.reset_index(drop=True),
        segments=results.segments[results.segments["document_id"].isin(keys)].reset_index(
            drop=True
        ),
    )


def _describe_years(documents: pd.DataFrame) -> str:
    years = documents.loc[documents["status"] == "gelezen", "year"].dropna()
    if years.empty:
        return ""
    first, last = int(years.min()), int(years.max())
    return str(first) if first == last else f"{first} tot en met {last}"
