"""Clock times by which parents are to report a sick child."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.contracts import Paragraph
from pipeline.insight.thresholds.numbers import read_number
from pipeline.insight.thresholds.patterns import get_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOCK = r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?! ?\d|-\d)"
_FULL = r"(?P<full>\d{1,2}|[a-zé]+)\s*(?:uur|u\b)"
_SPOKEN = (
    r"(?P<spoken>half|kwart over|kwart voor|tien voor half|vijf voor half)\s"
    r"(?P<word>[a-zé]+|\d{1,2})"
)
_MINUTES = {
    "half": -30,
    "kwart over": 15,
    "kwart voor": -15,
    "tien voor half": -40,
    "vijf voor half": -35,
}
_MORNING = range(6, 13)


@dataclass(frozen=True, slots=True)
class ReportTime:
    """A time of day for reporting sick.

    Attributes
    ----------
    time : str
        ``'08:15'``; of *tussen 7.45 en 8.15* the later one, by which the report must be in.
    start, end : int
        Offsets of the time in the paragraph.
    """

    paragraph_id: str
    time: str
    start: int
    end: int
    passage: str


@cache
def _compile() -> tuple[re.Pattern[str], ...]:
    words = get_words()["report_times"]
    limit = rf"(?<!\w)(?:{words['limit']})\s+(?:{_CLOCK}|{_SPOKEN}|{_FULL})"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (limit, words["illness"], words["reporting"], words["school_acts"])
    )


def find_report_times(
    paragraphs: Sequence[Paragraph],
    docs: Sequence["Doc"],
    codes_per_paragraph: Mapping[str, frozenset[str]],
) -> list[ReportTime]:
    """Find by what time of day an absence is to be reported.

    Parameters
    ----------
    paragraphs, docs, codes_per_paragraph
        As for `find_thresholds`; a coded paragraph counts only with ``procedure.geoorloofd``.

    Returns
    -------
    list of ReportTime
        In the order of the text. Times at which the school itself acts are left out.
    """
    found: list[ReportTime] = []
    for paragraph, doc in zip(paragraphs, docs, strict=True):
        codes = codes_per_paragraph.get(paragraph.paragraph_id)
        if _is_about_reporting(paragraph, codes):
            for sentence in doc.sents:
                found += _read_sentence(paragraph, sentence.text, sentence.start_char)
    return found


def _is_about_reporting(paragraph: Paragraph, codes: frozenset[str] | None) -> bool:
    if codes is not None:
        return "procedure.geoorloofd" in codes
    above = " ".join((paragraph.stem, *paragraph.heading_path))
    return bool(_compile()[1].search(f"{above} {paragraph.text}"))


def _read_sentence(paragraph: Paragraph, sentence: str, offset: int) -> Iterator[ReportTime]:
    limit, _, reporting, school_acts = _compile()
    match = limit.search(sentence)
    if match is None or not reporting.search(sentence) or school_acts.search(sentence):
        return
    if time := _read(match):
        start, end = offset + match.start(), offset + match.end()
        yield ReportTime(paragraph.paragraph_id, time, start, end, sentence.strip())


def _read(match: re.Match[str]) -> str:
    """Return ``'HH:MM'``, or ``''`` for what is no time in the morning."""
    if match["hour"]:
        hour, minute = int(match["hour"]), int(match["minute"])
    else:
        number = read_number((match["word"] or match["full"]).lower())
        if number is None or number[1] or not number[0].is_integer():
            return ""
        shift = _MINUTES[match["spoken"].lower()] if match["spoken"] else 0
        hour, minute = divmod(int(number[0]) * 60 + shift, 60)
    return f"{hour:02}:{minute:02}" if hour in _MORNING and minute < 60 else ""
