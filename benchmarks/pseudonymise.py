"""Compares our pseudonymiser with the library deduce on the annotated cases.

Run: ``python -m benchmarks.pseudonymise``. The first start of deduce takes minutes, since it
builds its lists. A place counts when it overlaps the annotated one under the same label, since
deduce takes 'mevrouw' into the name.
"""

import logging
import sys
import time
from collections.abc import Callable

from pipeline.report.pseudonymise import Pseudonymiser
from tests.marked_cases import SETS, Case, load_cases

_LABELS = {
    "persoon": "[naam]",
    "telefoonnummer": "[telefoon]",
    "emailadres": "[e-mail]",
    "locatie": "[adres]",
    "bsn": "[nummer]",
    "id": "[nummer]",
}
Find = Callable[[str], list[tuple[int, int, str]]]


def build_own() -> Find:
    return Pseudonymiser().find


def build_deduce() -> Find:
    logging.basicConfig = lambda **_: None  # deduce would print every step
    from deduce import Deduce

    library = Deduce()

    def find(text: str) -> list[tuple[int, int, str]]:
        found = library.deidentify(text, disabled={"dates", "ages", "institutions"}).annotations
        return [(a.start_char, a.end_char, _LABELS[a.tag]) for a in found if a.tag in _LABELS]

    return find


def score(cases: list[Case], find: Find) -> tuple[float, float]:
    """Precision and recall over places."""
    n_found = n_right = n_wanted = n_met = 0
    for case in cases:
        found = [tuple(span) for span in find(case.text)]
        n_found, n_wanted = n_found + len(found), n_wanted + len(case.spans)
        n_right += sum(any(map(overlaps, [place] * len(case.spans), case.spans)) for place in found)
        n_met += sum(any(map(overlaps, [place] * len(found), found)) for place in case.spans)
    return n_right / n_found, n_met / n_wanted


def overlaps(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] == other[2]


def main() -> None:
    print("aanpak\tstart (s)\tgevallen\tprecisie\trecall\tms per tekst")
    for name, build in (("eigen", build_own), ("deduce", build_deduce)):
        begin = time.perf_counter()
        find = build()
        find("Bel mevrouw Jansen.")
        start_seconds = time.perf_counter() - begin
        for cases_name in SETS:
            cases = load_cases(cases_name)
            begin = time.perf_counter()
            precision, recall = score(cases, find)
            per_text = 1000 * (time.perf_counter() - begin) / len(cases)
            print(
                f"{name}\t{start_seconds:.1f}\t{cases_name}\t{precision:.2f}\t{recall:.2f}"
                f"\t{per_text:.1f}"
            )


if __name__ == "__main__":
    sys.exit(main())
