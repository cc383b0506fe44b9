"""How a run compares with its reference: what `evaluate` delivers and `report` writes."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class ReadingScores:
    """How well files were read.

    Attributes
    ----------
    n_units : int
        Units of the reference in files that should be read.
    n_found, n_same_words : int
        Units that came out as one paragraph (similarity >= 0.95); those word for word.
    n_coded, n_coded_found : int
        The units that have a code; tables of contents, menus and forms are units without
        one, which the program leaves out on purpose.
    n_chars, n_chars_found : int
        Letters and digits of these units; those that came out in whatever paragraph.
    n_unreadable, n_reasons_right : int
        Files that cannot be read; those given the right reason.
    n_out_of_scope, n_out_of_scope_right : int
        Files about something else; those recognised.
    n_readable, n_wrongly_left_out : int
        Files that should be analysed; those that were not.
    n_levels_right : int
        Analysed files whose level is right, of `n_readable`.
    """

    n_units: int
    n_found: int
    n_same_words: int
    n_coded: int
    n_coded_found: int
    n_chars: int
    n_chars_found: int
    n_unreadable: int
    n_reasons_right: int
    n_out_of_scope: int
    n_out_of_scope_right: int
    n_readable: int
    n_wrongly_left_out: int
    n_levels_right: int


@dataclass(frozen=True, slots=True)
class CodingScores:
    """How well paragraphs were coded, over all codes; every value 0..1 or NaN.

    A unit that was not found again counts as coded with nothing, a coded paragraph that is
    no unit as coded wrongly; in `found_f1` both are left out.

    Attributes
    ----------
    macro_f1 : float
        Mean over codes with at least 10 units.
    school_kappa, school_kappa_pooled : float
        Cohen's kappa of which codes a school has: mean of the codes, and over all cells.
    share_error_pp : float
        Mean absolute error of the shares in B2.3, in percentage points.
    human_f1 : float
        Micro-F1 of the two coders of the reference with each other.
    """

    precision: float
    recall: float
    micro_f1: float
    macro_f1: float
    found_f1: float
    school_kappa: float
    school_kappa_pooled: float
    share_error_pp: float
    human_f1: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A run beside its reference.

    Attributes
    ----------
    codes : pandas.DataFrame
        A row per code of the topic list: code, category, label, precision, recall, f1 (0..1),
        support, n_found (units), kappa (schools), and table B2.3 of both:
        frequency_reference, frequency_machine, schools_reference, schools_machine,
        share_reference_pct, share_machine_pct. Precision to n_found are NaN for levels.
    lost_units : pandas.DataFrame
        Units that did not come out as one paragraph: file_name, unit (1-based), text.
    wrong_documents : pandas.DataFrame
        Files with another status, reason or level: file_name, what, expected, found.
    """

    corpus: str
    reading: ReadingScores
    coding: CodingScores
    codes: pd.DataFrame
    lost_units: pd.DataFrame
    wrong_documents: pd.DataFrame
