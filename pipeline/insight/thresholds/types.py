"""Which type of absence a threshold is about: its own words, then stem, headings and codes."""

from collections.abc import Iterable, Sequence

from pipeline.insight.thresholds.patterns import get_group

# From the seventh day or the second week, and from the second report, illness is followed up
# as signal absence; the schools' own limits lie between five and eleven days.
_LONG = {"dag": 7.0, "schooldag": 7.0, "werkdag": 7.0, "week": 2.0, "maand": 1.0}
_CODED = ("procedure.", "type.")


def find_types(text: str) -> list[tuple[int, str]]:
    """Return the types of absence a text names as (place, type), in order of place."""
    found = [
        (match.start(), name)
        for name, pattern in get_group("types")
        for match in pattern.finditer(text)
    ]
    return sorted(found)


def read_codes(codes: Iterable[str]) -> list[str]:
    """Return the types of absence that stand in a paragraph's codes, without doubles."""
    types = {code.split(".", 1)[1] for code in codes if code.startswith(_CODED)}
    return sorted(types)


def infer_type(
    sentence: str,
    place: tuple[int, int],
    clause: tuple[int, int],
    context: Sequence[str],
    coded: Sequence[str],
    size: tuple[float, str],
) -> str:
    """Decide the type of absence of one quantity.

    Parameters
    ----------
    sentence : str
        Sentence or table row with the quantity at `place`, within the clause at `clause`.
    context : sequence of str
        Stem and headings, nearest first.
    coded : sequence of str
        Types from the codes of the paragraph; they settle what words leave open.
    size : (float, str)
        Count and unit; many or long sick reports are ``signaalverzuim``.

    Returns
    -------
    str
        A type of the topic list, ``'verzuim'`` where only absence as such is named, or ``''``.
    """
    named = _pick_nearest(sentence, place, clause)
    for text in context:
        if named in {"", "verzuim"}:
            types = [name for _, name in find_types(text)]
            if "verzuim" in types and len(set(types)) > 1 and coded:
                continue  # 'Verzuim en verlof' is the title of everything below it
            named = _settle([name for name in types if name != "verzuim"], coded) or named
    if named in {"", "verzuim"} and coded:
        named = coded[0] if len(coded) == 1 else _settle(["ongeoorloofd"], coded) or coded[0]
    if named in {"geoorloofd", "signaalverzuim"}:
        return _settle_illness(named, coded, size)
    return named


def _settle(types: Sequence[str], coded: Sequence[str]) -> str:
    agreed = [name for name in types if name in coded]
    return (agreed or list(types) or [""])[0]


def _pick_nearest(sentence: str, place: tuple[int, int], clause: tuple[int, int]) -> str:
    """Prefer what the clause names, then the nearest in the sentence; absence as such is last."""
    start, end = place
    ranked = []
    for at, name in find_types(sentence):
        distance = at - end if at >= end else start - at
        outside = not clause[0] <= at < clause[1]
        ranked.append((name == "verzuim", outside, distance, name))
    if not ranked:
        return ""
    return min(ranked)[-1]


def _settle_illness(named: str, coded: Sequence[str], size: tuple[float, str]) -> str:
    illness = [name for name in ("geoorloofd", "signaalverzuim") if name in coded]
    if len(illness) == 1:
        return illness[0]
    count, unit = size
    is_much = count >= 2 if unit == "keer" else count >= _LONG.get(unit, float("inf"))
    return "signaalverzuim" if is_much or (named == "signaalverzuim") else "geoorloofd"
