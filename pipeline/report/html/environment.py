"""Jinja for the HTML pages: everything escaped, styles and scripts put into the page."""

import base64
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.contracts import PipelineError

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

FOLDER = Path(__file__).parent
_MEDIA_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_ID = re.compile(r'(\bid="|xlink:href="#|\bhref="#|url\(#)')


@cache
def load_environment() -> "Environment":
    """Load the templates of this folder."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["inline"] = inline_file
    return environment


def inline_file(name: str) -> "Markup":
    """Give a style sheet or script of this folder, to stand inside the page."""
    from markupsafe import Markup

    return Markup((FOLDER / name).read_text(encoding="utf-8"))


def inline_svg(path: Path, prefix: str) -> "Markup":
    """Give an SVG file to stand inside the page; `prefix` keeps its ids apart from others'."""
    from markupsafe import Markup

    text = path.read_text(encoding="utf-8")
    drawing = text[text.index("<svg") :]
    drawing = _ID.sub(rf"\g<1>{prefix}-", drawing)
    # The figure's alternative text stands beside it; what matplotlib adds is no help.
    drawing = re.sub(r"<metadata>.*?</metadata>", "", drawing, flags=re.DOTALL)
    return Markup(drawing.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1))


def inline_picture(path: Path) -> str:
    """Give a PNG or JPEG as a data address.

    Raises
    ------
    PipelineError
        When the file is neither, or cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    for start, media_type in _MEDIA_TYPES.items():
        if data.startswith(start):
            return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"
    raise PipelineError(
        f"De afbeelding {path.name} is niet te lezen. Verwacht: een PNG- of JPEG-bestand."
    )
