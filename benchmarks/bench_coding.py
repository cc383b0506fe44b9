"""Speed and memory of the learned coder: ``python -m benchmarks.bench_coding [n]``.

Codes n coded units of the practice set (default 1000), without reading files or parsing, and
prints paragraphs per second and peak memory.
"""

import resource
import sys
import time
from pathlib import Path


def main() -> None:
    """Print one table."""
    start = time.perf_counter()
    from pipeline.coding.decide import decide
    from pipeline.coding.learned import load_coder
    from pipeline.run.gold import load_gold

    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    paragraphs = load_gold([Path("corpus/oefen")]).paragraphs[:n]
    coder = load_coder()
    rows = [("laden", time.perf_counter() - start, 0)]
    start = time.perf_counter()
    coder.encoder.encode(paragraphs)
    rows.append(("encoder", time.perf_counter() - start, n))
    start = time.perf_counter()
    prediction = coder.predict(paragraphs)
    codings = decide(paragraphs, [], prediction, coder, "1")
    rows.append(("geheel", time.perf_counter() - start, n))
    print("stap      seconden  alinea's/s")
    for name, seconds, count in rows:
        print(f"{name:<9} {seconds:8.1f}  {count / seconds:10.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(codings)} coderingen; piekgeheugen {peak:.0f} MB")


if __name__ == "__main__":
    main()
