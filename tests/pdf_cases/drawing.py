"""Text to draw, and the strokes that draw it."""

from reportlab.pdfgen.canvas import Canvas

Wanted = list[tuple[str, str]]

LEFT, TOP, LEADING = 70.0, 760.0, 14.0
BODY = "Helvetica"
BOLD = "Helvetica-Bold"
FIRST = [
    "Wie ziek is, wordt voor kwart over acht afgemeld door een van de ouders. De school",
    "belt dezelfde ochtend naar huis als een leerling er niet is en niemand iets heeft laten",
    "weten. Daarna volgt een gesprek.",
]
SECOND = [
    "De mentor houdt bij hoe vaak een leerling afwezig is geweest en bespreekt dat elke maand",
    "met de teamleider, die zo nodig de ouders uitnodigt.",
]


def write(canvas: Canvas, lines: list[str], y: float, x: float = LEFT, size: float = 10) -> float:
    canvas.setFont(BODY, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 1.4 * size
    return y - 8


def write_title(canvas: Canvas, text: str, y: float, size: float = 18) -> float:
    canvas.setFont(BOLD, size)
    canvas.drawString(LEFT, y, text)
    return y - 30


def joined(lines: list[str]) -> str:
    return " ".join(lines)
