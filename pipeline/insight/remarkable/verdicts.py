"""What a reader decided about remarkable passages; it holds in every following run."""

import hashlib
from dataclasses import dataclass

PREFIX = "bijzonder."


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reader's decision on one passage.

    Attributes
    ----------
    code : str
        The code proposed or, where the reader changed it, the reader's (``'bijzonder.aanpak'``).
    is_accepted : bool
        Whether the passage gets that code.
    """

    code: str
    is_accepted: bool


def make_key(school_id: str, text: str) -> str:
    """Return the key of a passage: it stays the same when the passage moves in its document.

    It starts with a letter, since a spreadsheet would take ``1234e567`` for a number.
    """
    words = " ".join(text.split())
    return "p" + hashlib.sha256(f"{school_id}\n{words}".encode()).hexdigest()[:11]
