"""Telephone numbers, e-mail, addresses and other identifiers: things with a fixed form."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_UPPER = "A-ZÀ-ÖØ-ÞĞİŞ"
_WORD = rf"[{_UPPER}][\w'’-]+"

# 'M@ZL-protocol' is a method, whatever follows the point.
_EMAIL = re.compile(r"(?!(?i:M@ZL))[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)")
_ACCOUNT = re.compile(r"(?<![\w.@])@[^\W\d]\w{2,}")
_IBAN = re.compile(r"\bNL\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b")
_NUMBERED = re.compile(
    r"(?:burgerservicenummer|bsn|leerlingnummer|onderwijsnummer|relatienummer|dossiernummer)"
    r"(?:\s*[:=]|\s+is)?\s*(\d[\d .-]{2,}\d)",
    re.IGNORECASE,
)
_NINE_DIGITS = re.compile(r"(?<![\d.,-])\d{9}(?![\d.,-]\d|\d)")
_BORN = re.compile(
    r"(?:geboren(?:\s+op)?|geb\.|geboortedatum)\s*:?\s*"
    r"(\d{1,2}(?:[-/. ]\d{1,2}[-/. ]|\s+[a-z]{3,9}\.?\s+)\d{2,4})",
    re.IGNORECASE,
)

# A house number makes a street an address; 'locatie Parklaan' is only a place.
_STREET = (
    rf"(?:{_WORD}\s+(?:(?:van|der|den|de|ten|ter|het|'t|aan)\s+){{0,2}}){{0,3}}"
    rf"(?:[{_UPPER}]\w*(?:straat|str\.|weg|laan|plein|kade|gracht|singel|dreef|pad|hof|"
    r"plantsoen|steeg|markt|boulevard|wal|dijk|baan|park|erf|ring|haven|kwartier|oord|veste)"
    r"|(?:Wal|Dijk|Markt|Brink|Plein|Kade|Singel|Laan|Haven|Werf|Dam|Ring|Park))"
)
_POSTCODE = r"(?<!\d)\d{4}\s?(?!VO|PO|SO|MR|MT|SA|SD|SS|EN|DE|IN)[A-Z]{2}(?![A-Za-z])"
_PLACE = rf"(?:\s+{_WORD}(?:\s+(?:aan|bij|op|en)?\s*(?:de|den|het)?\s*{_WORD}){{0,2}})"
_TAIL = rf"(?:\s*[,|–-]?\s*{_POSTCODE}{_PLACE}?)?"
_ADDRESS = re.compile(
    rf"\b(?:{_STREET}\s+(?!(?:19|20)\d\d\b)[1-9]\d{{0,3}}(?:\s?[a-zA-Z]\b|-\d+)?(?![\d:-]|[.,]\d){_TAIL}"
    rf"|[Pp]ostbus\s+\d{{1,6}}{_TAIL}|{_POSTCODE}{_PLACE})"
)
_NO_STREETS = frozenset({"Leerplein", "Groepsplein", "Schoolplein", "Marktplein"})

_PHONE = re.compile(
    r"(?<![\w,./])(?:\+\d{2}[\s-]?(?:\(0\))?\s?|\(?0)\d{1,3}\)?(?:[\s–-]{0,3}\d){5,9}(?!\w|-\d)"
)
_DATE = re.compile(r"\(?\d{1,2}-\d{1,2}-\d{4}")
_SERVICE = re.compile(r"(?<![\w,./])0[89]0[0-9][\s–-]{0,3}\d{4}(?!\d)")
_MUNICIPAL = re.compile(r"(?<![\d.,:])14 0\d{2,3}(?!\d)")
_EXTENSION = re.compile(
    r"(?:toestel|tst\.?|doorkies(?:nummer)?|sneltoets)\s*:?\s*(\d{2,5})(?!\d)"
    r"(?:\s*\([^)]{1,30}\))?(?:\s+(?:of|en)\s+(\d{2,5})(?!\d))?",
    re.IGNORECASE,
)


class Identifier(NamedTuple):
    """A place in a text (half-open) and the label that takes its place, without brackets."""

    start: int
    end: int
    label: str


def find_identifiers(text: str) -> list[Identifier]:
    """Find everything but names, in order of certainty; places may overlap.

    Parameters
    ----------
    text : str
        Text on one line.

    Returns
    -------
    list of Identifier
        The first of two overlapping places is the one to keep.
    """
    return [found for search in _SEARCHES for found in search(text)]


def _search(pattern: re.Pattern[str], label: str) -> Callable[[str], Iterator[Identifier]]:
    """Every group that took part, or the whole match when the pattern has no groups."""

    def search(text: str) -> Iterator[Identifier]:
        for match in pattern.finditer(text):
            for group in range(1, pattern.groups + 1) if pattern.groups else (0,):
                if match.start(group) >= 0:
                    yield Identifier(match.start(group), match.end(group), label)

    return search


def _find_service_numbers(text: str) -> Iterator[Identifier]:
    """BSN by its check digit: sum of digit × 9..2 minus the last is a multiple of 11."""
    for match in _NINE_DIGITS.finditer(text):
        digits = [int(digit) for digit in match.group()]
        total = sum(d * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if total % 11 == 0 and any(digits):
            yield Identifier(*match.span(), "nummer")


def _find_addresses(text: str) -> Iterator[Identifier]:
    for match in _ADDRESS.finditer(text):
        if not set(match.group().split()) & _NO_STREETS:
            yield Identifier(*match.span(), "adres")


def _find_phones(text: str) -> Iterator[Identifier]:
    for match in _PHONE.finditer(text):
        n_digits = sum(character.isdigit() for character in match.group())
        if 9 <= n_digits <= 13 and not _DATE.match(match.group()):
            lead = match.group().startswith("(") and ")" not in match.group()  # '(0512-555 190)'
            yield Identifier(match.start() + lead, match.end(), "telefoon")


_SEARCHES: tuple[Callable[[str], Iterator[Identifier]], ...] = (
    _search(_EMAIL, "e-mail"),
    _search(_IBAN, "nummer"),
    _search(_NUMBERED, "nummer"),
    _search(_BORN, "geboortedatum"),
    _find_addresses,
    _find_phones,
    _search(_SERVICE, "telefoon"),
    _search(_MUNICIPAL, "telefoon"),
    _search(_EXTENSION, "telefoon"),
    _find_service_numbers,
    _search(_ACCOUNT, "account"),
)
