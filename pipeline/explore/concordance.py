"""Keyword in context: every place of a word or phrase, with what stands around it."""

import re
from collections.abc import Iterator

import pandas as pd

from pipeline.contracts import PipelineError
from pipeline.contracts.exploration import CONCORDANCE
from pipeline.contracts.validation import build_table
from pipeline.explore.choosing import (
    Choice,
    Years,
    choose_codes,
    choose_documents,
    join_codes,
)
from pipeline.explore.objects import Run


def find_in_context(
    run: Run,
    query: str,
    *,
    words: pd.DataFrame | None = None,
    width: int = 50,
    code: Choice = None,
    sector: Choice = None,
    year: Years = None,
) -> pd.DataFrame:
    """Find a word or phrase, with the text to its left and right.

    Whole words only, capitals or not; ``*`` stands for any letters or digits within a word
    (``'leerplicht*'``, ``'*verzuim'``), alone for any one word. Headings are not searched.

    Parameters
    ----------
    words : pandas.DataFrame, optional
        Table of `list_words`; the query is then compared with lemmas, so that ``'afmelden'``
        finds 'meldt zijn kind af' (the match is the verb).
    width : int
        Characters to the left and right, within the paragraph.
    code, sector, year : optional
        One or several; None is all. With `code`, only paragraphs that have such a code.

    Returns
    -------
    pandas.DataFrame
        Table `CONCORDANCE`, in the order of the documents. `start` and `end` are offsets in
        the text of the paragraph in ``run.paragraphs``.

    Raises
    ------
    PipelineError
        When the query holds no letter or digit, or a code, sector or year is not there.
    """
    parts = _parse(query)
    documents = choose_documents(run, sector, year)
    columns = ["document_id", "school", "sector", "year", "file_name"]
    paragraphs = run.paragraphs.merge(documents[columns], on="document_id")
    if code is not None:
        coded = run.codings[run.codings["code"].isin(choose_codes(run, code))]
        paragraphs = paragraphs[paragraphs["paragraph_id"].isin(coded["paragraph_id"])]
    codes = join_codes(run).to_dict()
    spans = _find_lemmas(words, parts) if words is not None else None
    expression = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)
    rows = []
    for paragraph in paragraphs.to_dict("records"):
        key, text = paragraph["paragraph_id"], paragraph["text"]
        places = _find_text(expression, text) if spans is None else spans.get(key, [])
        for start, end in places:
            rows.append(
                {
                    **{name: paragraph[name] for name in CONCORDANCE.columns if name in paragraph},
                    "left": text[max(0, start - width) : start],
                    "match": text[start:end],
                    "right": text[end : end + width],
                    "codes": codes.get(key, ""),
                    "start": start,
                    "end": end,
                }
            )
    return build_table(rows, CONCORDANCE)


def _parse(query: str) -> list[str]:
    """One regular expression per word of the query."""
    if not re.search(r"[^\W_]", query):
        raise PipelineError(
            f"Zoekvraag '{query}' heeft geen letter of cijfer. Voorbeelden: 'leerplicht*', "
            "'te laat', '16 uur'."
        )
    return [
        r"\w+" if part == "*" else r"\w*".join(map(re.escape, part.split("*")))
        for part in query.split()
    ]


def _find_text(expression: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in expression.finditer(text))


def _find_lemmas(words: pd.DataFrame, parts: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Places of consecutive words whose lemmas match, by paragraph."""
    first, last = words, words
    hit = pd.Series(True, index=words.index)
    for step, part in enumerate(parts):
        last = words.shift(-step)
        fits = last["lemma"].str.fullmatch(part, case=False).fillna(False).astype(bool)
        hit &= fits & (last["paragraph_id"] == first["paragraph_id"])
    places: dict[str, list[tuple[int, int]]] = {}
    found = zip(first["paragraph_id"][hit], first["start"][hit], last["end"][hit], strict=True)
    for key, start, end in found:
        places.setdefault(str(key), []).append((int(start), int(end)))
    return places
