"""What a threshold is, and the quantities it is found among."""

from dataclasses import dataclass

TIME_UNITS = frozenset(
    {
        "dagdeel",
        "dag",
        "schooldag",
        "werkdag",
        "week",
        "lesweek",
        "schoolweek",
        "maand",
        "kwartaal",
        "periode",
        "schooljaar",
        "jaar",
    }
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """One count or duration to which a protocol ties something, as the text states it.

    ``vanaf de 7e dag`` stays ``vanaf`` 7 and is not made ``meer dan`` 6; days are never made
    weeks. An enumeration (``3, 6 en 9 keer``) gives one threshold per number.

    Attributes
    ----------
    kind : str
        ``'drempel'`` (something happens from here), ``'termijn'`` (a time limit: *binnen*,
        *uiterlijk*, *van tevoren*) or ``'maximum'`` (how much leave or suspension).
    type : str
        Type of absence as in the topic list (``'te_laat'``), or ``''``.
    count_low, count_high : float
        Equal for a single number; ``3 à 4`` and ``5 t/m 9`` differ.
    comparator : str
        The text's own: meer dan, minder dan, ten minste, ten hoogste, vanaf, elke, uiterlijk,
        binnen, na, bij, op, tot; ``'geen'`` where there is none.
    unit : str
        keer, lesuur, klokuur, uur, minuut, dagdeel, dag, schooldag, werkdag, week, lesweek,
        schoolweek, maand, jaar, lestijd; ``''`` for a bare number in a table.
    window_count, window_unit : float or None, str
        The period in which is counted: 4 and ``'week'``; None and ``''`` where none is stated.
    window_text : str
        The window or reference point in the text's words (``'van tevoren'``, ``'achtereen'``).
    action, further_actions : str
        First consequence and the others (comma between), as categories; ``''`` if none.
    actor, recipient : str
        Party or role within the school; ``''`` where the text names none.
    start, end : int
        Offsets of number and unit in the paragraph; equal where they stand in its heading.
    passage : str
        The sentence, list item or table row.
    """

    paragraph_id: str
    kind: str
    type: str
    count_low: float
    count_high: float
    comparator: str
    unit: str
    window_count: float | None
    window_unit: str
    window_text: str
    action: str
    further_actions: str
    actor: str
    recipient: str
    start: int
    end: int
    passage: str


@dataclass(frozen=True, slots=True)
class Window:
    """In how much time is counted, with its place in the text."""

    start: int
    end: int
    count: float | None
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or duration in a text; offsets are half-open Unicode code points.

    Attributes
    ----------
    start, end : int
        From the number to the end of its unit.
    left, right : int
        The same with comparator and window.
    unit_text : str
        The unit in the text's words, with its adjectives.
    """

    start: int
    end: int
    pairs: tuple[tuple[float, float], ...]
    unit: str
    unit_text: str
    is_ordinal: bool
    is_article: bool
    comparator: str
    left: int
    right: int
    window: Window | None = None
