"""Uses the pages of a report in a real browser: ``make test-browser``, or

``python -m benchmarks.browser [MAP]`` for the pages in the folder of an analysis, an advice or a
comparison. Needs chromium; without it this fails, it does not skip. Each page is opened at three
widths, with a script that clicks, types and looks; the last line says whether all is well.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.report.report_data import ReportData, ReportSettings
from pipeline.report.reports import write_report

WIDTHS = (375, 800, 1400)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SCRIPT = Path(__file__).with_suffix(".js")
# Headless chromium makes no window narrower than 500 pixels, but a frame can be.
_FRAME = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe src="{page}?breedte={width}" style="border:0;width:{width}px;height:900px"></iframe>
<pre id="uitslag"></pre>
<script>addEventListener("message", (event) => {{
document.getElementById("uitslag").textContent = event.data; }})</script>"""
_RESULT = re.compile(r'<pre id="uitslag">(.*?)</pre>', re.DOTALL)


def main() -> int:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"Geen browser gevonden ({', '.join(BROWSERS)}); installeer chromium.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) > 1:
            shutil.copytree(sys.argv[1], folder, dirs_exist_ok=True)
        else:
            write_example(folder)
        reports = sorted(folder.glob("*.html"))
        if not reports:
            print(f"In {sys.argv[1]} staat geen rapport, advies of vergelijking (.html).")
            return 1
        pages = [*reports, *pick_documents(folder / "documenten")]
        wrong = [
            line for page in pages for width in WIDTHS for line in try_page(browser, page, width)
        ]
    print("alles goed" if not wrong else f"{len(wrong)} fout")
    return int(bool(wrong))


def write_example(folder: Path) -> None:
    from tests.report_cases import make_results, make_tables

    results = make_results()
    write_report(ReportData(results, make_tables(results)), ReportSettings(), folder)


def pick_documents(folder: Path) -> list[Path]:
    """The longest page and the shortest: one with everything, one of an unread file.

    An advice has one page of a document, a comparison none.
    """
    pages = sorted(folder.glob("*.html"), key=lambda path: path.stat().st_size)
    return list(dict.fromkeys([*pages[-1:], *pages[:1]]))


def try_page(browser: str, page: Path, width: int) -> list[str]:
    """Open a copy of the page with the script in it; print and return what is wrong."""
    copy = page.with_name(f"proef-{page.name}")
    script = f"<script>{_SCRIPT.read_text(encoding='utf-8')}</script></body>"
    copy.write_text(page.read_text(encoding="utf-8").replace("</body>", script), encoding="utf-8")
    frame = page.with_name("proef.html")
    frame.write_text(_FRAME.format(page=copy.name, width=width), encoding="utf-8")
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1500,1000"]
    command = [browser, *options, "--virtual-time-budget=20000", "--dump-dom", frame.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    found = _RESULT.search(done.stdout)
    checks = (
        json.loads(html.unescape(found[1]))
        if found and found[1]
        else {"pagina": "fout: geen uitslag"}
    )
    for name, outcome in checks.items():
        print(f"{page.name}\t{width}\t{name}\t{outcome}")
    return [name for name, outcome in checks.items() if outcome != "goed"]


if __name__ == "__main__":
    sys.exit(main())
