"""How tables and figures look: names, colours that also work in grey print."""

import re
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.contracts.objects import Sector

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GROUP_LABELS = {"totaal": "Totaal", "po": "Po", "vo": "Vo", "so": "So"}
SECTOR_LABELS = {**GROUP_LABELS, "so": "So (pro, v(s)o, sbo)"}
STATUS_LABELS = {
    "gelezen": "gelezen",
    "onleesbaar": "onleesbaar",
    "leeg": "leeg",
    "buiten_bereik": "buiten bereik",
}

# Okabe and Ito (2008), Color Universal Design: told apart by the colour-blind; these three
# also differ in lightness, and each sector has its own marker.
SECTOR_COLOURS: dict[Sector, str] = {"po": "#E69F00", "vo": "#0072B2", "so": "#000000"}
SECTOR_HATCHES: dict[Sector, str] = {"po": "", "vo": "///", "so": "..."}
SECTOR_MARKERS: dict[Sector, str] = {"po": "o", "vo": "s", "so": "^"}
TOTAL_COLOUR = "#D9D9D9"
HEAD_COLOUR = "#DCE6F1"

_FORMULA_START = re.compile(r"^'*[=+\-@\t\r]")
_FIGURE_STYLE: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.hashsalt": "verzuim",
    # Letters as shapes: a reader's computer need not have the font.
    "svg.fonttype": "path",
}


def guard_formula(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Follows OWASP, 'CSV Injection': ``= + - @``, tab and carriage return at the start. Text
    that looks guarded already gets one more, so that `release_formula` gives it back.
    """
    return f"'{text}" if _FORMULA_START.match(text) else text


def release_formula(text: str) -> str:
    """Undo `guard_formula`."""
    return text[1:] if text.startswith("'") and _FORMULA_START.match(text) else text


def make_figure(width: float, height: float) -> "Figure":
    """Return an empty figure of this size in inches, drawn without a screen."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height))


def use_figure_style() -> AbstractContextManager[None]:
    """Set the style while drawing and saving, whatever the user's own settings are."""
    from matplotlib import style

    return style.context(_FIGURE_STYLE, after_reset=True)


def save_figure(figure: "Figure", folder: Path, name: str) -> list[Path]:
    """Write a figure as PNG (200 dpi) and SVG, the same bytes each time, no label cut off."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.png", folder / f"{name}.svg"]
    for path, metadata in zip(paths, ({"Software": None}, {"Date": None}), strict=True):
        figure.savefig(path, dpi=200, bbox_inches="tight", pad_inches=0.1, metadata=metadata)
    return paths
