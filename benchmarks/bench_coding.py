"""Speed and memory of coding: ``python -m benchmarks.bench_coding [n]``.

Codes n units of the practice set (default 1000), without reading files: first the encoder alone,
then everything as a run does it (language analysis and rules, the encoder beside them, the
decision), with nothing kept from before. Prints seconds on the clock, processor seconds, and
paragraphs per second of either; on a machine that does other work too only the processor's say
something: divide by its cores for what it could do.
"""

import itertools
import os
import resource
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Print one table."""
    start = time.perf_counter(), time.process_time()
    from pipeline.coding.learned import load_coder
    from pipeline.language import load_model
    from pipeline.run.coding import code_paragraphs
    from pipeline.run.gold import load_gold
    from pipeline.run.progress import SilentProgress
    from pipeline.store import Store
    from pipeline.topiclist import load_topiclist

    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    units = load_gold([Path("corpus/oefen")]).paragraphs[:n]
    documents = {
        name: list(own) for name, own in itertools.groupby(units, lambda unit: unit.document_id)
    }
    coder, nlp, topiclist = load_coder(), load_model(), load_topiclist()
    print(f"{'stap':<9}{'seconden':>10}{'processor':>11}{'per seconde':>13}{'per proc.-s':>13}")
    start = show("laden", start, 0)
    coder.encoder.encode(units)
    start = show("encoder", start, len(units))
    with tempfile.TemporaryDirectory() as folder:
        _, decision = code_paragraphs(
            documents, nlp, topiclist, coder, Store(Path(folder)), SilentProgress()
        )
    show("geheel", start, len(units))
    n_codings = sum(len(codings) for codings in decision.codings.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    load = os.getloadavg()[0]
    print(f"{n_codings} coderingen; piekgeheugen {peak:.0f} MB; belasting machine {load:.1f}")


def show(step: str, start: tuple[float, float], n_units: int) -> tuple[float, float]:
    """Print a row for what was done since `start`; return the present moment."""
    now = time.perf_counter(), time.process_time()
    clock, processor = (after - before for after, before in zip(now, start, strict=True))
    print(
        f"{step:<9}{clock:>10.1f}{processor:>11.1f}"
        f"{n_units / clock:>13.0f}{n_units / processor:>13.0f}"
    )
    return time.perf_counter(), time.process_time()


if __name__ == "__main__":
    main()
