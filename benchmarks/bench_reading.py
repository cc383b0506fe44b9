"""Measures how well PDF files are read: right paragraphs, right words, nothing lost.

Run: ``python -m benchmarks.bench_reading [--deel ontwikkel|telling] [--fouten]``. One table:
per corpus, then per layout and kind of unit. A gold unit is found when one block, used for no
other unit, is like it (normalised similarity at least 0.95). Files are dealt over two parts by
the hash of their name: the reader was developed on one, the other only counts.
"""

import argparse
import hashlib
import json
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq

from pipeline.contracts import Block, UnreadableFileError
from pipeline.ingest.coverage import measure_coverage
from pipeline.ingest.pdf import read_pdf

ROOT = Path(__file__).parents[1]
CORPORA = {"voorbeeld": ROOT / "corpus", "oefen": ROOT / "corpus" / "oefen"}
ALIKE = 0.95
COLUMNS = "eenheden  alinea%  woord%  tekens%  kop%  inhoudsopg.  over"


@dataclass
class Count:
    n: int = 0
    found: int = 0
    exact: int = 0
    chars: int = 0
    recovered: float = 0.0
    heading: int = 0
    as_furniture: int = 0
    superfluous: int = 0

    def row(self, name: str) -> str:
        share = 100 / max(self.n, 1)
        return (
            f"{name:34s}{self.n:8d}{self.found * share:9.1f}{self.exact * share:8.1f}"
            f"{100 * self.recovered / max(self.chars, 1):9.2f}{self.heading * share:6.1f}"
            f"{self.as_furniture:13d}{self.superfluous:6d}"
        )


def in_development(name: str) -> bool:
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % 2 == 0


def normalise(text: str) -> str:
    return "".join(re.findall(r"\w", unicodedata.normalize("NFKC", text).casefold()))


def to_words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def load_gold(corpus: Path) -> dict[str, list[dict[str, object]]]:
    units: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (corpus / "gold" / "eenheden.jsonl").read_text("utf-8").splitlines():
        unit = json.loads(line)
        units[unit["file_name"]].append(unit)
    return units


def name_layout(path: Path, blocks: tuple[Block, ...]) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    web = "Skia" in document.get_metadata_dict().get("Producer", "")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    if web:
        return "website" if re.search(r"https?://www\.\S+\s*\d/\d", text) else "brochure"
    hyphens = text.count("\ufffe") + text.count("\x02")
    return "Word, woorden afgebroken" if hyphens > 5 else "Word"


def pair_units(units: list[dict[str, object]], blocks: list[Block]) -> dict[int, int]:
    """Pair gold units and blocks one to one, best first, nearest in place among equals."""
    left = [normalise(str(u["text"])) for u in units]
    right = [normalise(b.text) for b in blocks]
    scores = process.cdist(left, right, scorer=fuzz.ratio, score_cutoff=100 * ALIKE)
    pairs = [
        (
            -float(scores[i][j]),
            blocks[j].kind == "meubilair",
            abs(i / len(left) - j / len(right)),
            i,
            j,
        )
        for i in range(len(left))
        for j in range(len(right))
        if scores[i][j] > 0 or left[i] == right[j]
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(pairs):
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


def heading_before(blocks: list[Block], index: int) -> str:
    for block in reversed(blocks[:index]):
        if block.kind == "kop":
            return block.text
    return ""


def measure_file(
    path: Path, units: list[dict[str, object]], show: bool
) -> Iterator[tuple[tuple[str, ...], Count]]:
    reading = read_pdf(path)
    layout = name_layout(path, reading.blocks)
    blocks = list(reading.blocks)
    pairs = pair_units(units, blocks)
    whole = normalise(" ".join(b.text for b in blocks))
    paired = set(pairs.values())
    for i, unit in enumerate(units):
        text = str(unit["text"])
        plain = normalise(text)
        count = Count(1, chars=len(plain))
        at = whole.find(plain)
        count.recovered = len(plain)
        if at < 0:
            best = fuzz.partial_ratio_alignment(plain, whole)
            part = whole[best.dest_start : best.dest_end] if best else ""
            count.recovered = LCSseq.similarity(plain, part)
        path_gold = unit["heading_path"]
        if i in pairs:
            block = blocks[pairs[i]]
            count.found = 1
            count.exact = int(to_words(text) == to_words(block.text))
            count.as_furniture = int(block.kind == "meubilair")
            last = path_gold[-1] if isinstance(path_gold, list) and path_gold else ""
            heading = heading_before(blocks, pairs[i])
            count.heading = int(
                Indel.normalized_similarity(normalise(last), normalise(heading)) > 0.9
            )
            if show and not count.exact:
                print(f"WOORD {path.name}\n   gold {text}\n   blok {block.text}")
            if show and not count.heading:
                print(f"KOP   {path.name}: {last!r} gelezen {heading!r} bij {text[:40]!r}")
        elif show:
            print(f"MIST  {path.name} ({unit['kind']}): {text}")
        yield (layout, str(unit["kind"])), count
    for j, block in enumerate(blocks):
        if j not in paired and block.kind not in ("kop", "meubilair"):
            if show:
                print(f"OVER  {path.name} ({block.kind}): {block.text}")
            yield (layout, block.kind), Count(superfluous=1)
    if show and measure_coverage(reading) < 0.98:
        print(f"DEKKING {path.name} {measure_coverage(reading):.3f}")


def add(total: Count, count: Count) -> None:
    for name in vars(total):
        setattr(total, name, getattr(total, name) + getattr(count, name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deel", choices=["ontwikkel", "telling", "alles"], default="alles")
    parser.add_argument("--fouten", action="store_true")
    options = parser.parse_args()
    totals: dict[tuple[str, ...], Count] = defaultdict(Count)
    n_pages, seconds, lowest = 0, 0.0, 1.0
    for corpus_name, corpus in CORPORA.items():
        gold = load_gold(corpus)
        for path in sorted((corpus / "documenten").iterdir()):
            part = "ontwikkel" if in_development(path.name) else "telling"
            if path.suffix.lower() != ".pdf" or path.name not in gold:
                continue
            if options.deel not in ("alles", part):
                continue
            start = time.perf_counter()
            reading = read_pdf(path)
            seconds += time.perf_counter() - start
            n_pages += reading.n_pages or 0
            lowest = min(lowest, measure_coverage(reading))
            for (layout, kind), count in measure_file(path, gold[path.name], options.fouten):
                keys = (("1", corpus_name), ("1", corpus_name, part), ("2", layout), ("3", kind))
                for key in keys:
                    add(totals[key], count)
    print(f"{'':34s}{COLUMNS}")
    for key in sorted(totals):
        print(totals[key].row("  " * (len(key) - 2) + " ".join(key[1:])))
    speed = n_pages / seconds if seconds else 0
    print(f"{n_pages} bladzijden, {speed:.1f} per seconde; laagste dekking {100 * lowest:.1f}%")
    bad = [p for c in CORPORA.values() for p in _unreadable(c)]
    print(f"{len(bad)} onleesbare PDF-bestanden: " + "; ".join(f"{p}" for p in bad))


def _unreadable(corpus: Path) -> Iterator[str]:
    gold = load_gold(corpus)
    for path in sorted((corpus / "documenten").iterdir()):
        if path.suffix.lower() == ".pdf" and path.name not in gold:
            try:
                read_pdf(path)
            except UnreadableFileError as error:
                yield f"{path.name}: {error.reason.split(':')[0]}"


if __name__ == "__main__":
    sys.exit(main())
