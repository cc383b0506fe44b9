"""PDF files drawn for one problem each, with what should be read in them.

Each function of `CASES` draws on a canvas and returns the blocks wanted: kind and text. The
corpora hold none of these problems.
"""

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

Wanted = list[tuple[str, str]]

LEFT, TOP, LEADING = 70.0, 760.0, 14.0
HEIGHT = A4[1]
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


def merged_cells(canvas: Canvas) -> Wanted:
    xs, ys = [70, 200, 320, 500], [700, 680, 660, 640, 620]
    for y in ys:
        canvas.line(200 if y == 660 else 70, y, 500, y)
    for x in xs:
        canvas.line(x, 700, x, 620)
    rows = [("Soort", "Aantal", "Gevolg"), ("Te laat", "3 keer", "gesprek")]
    rows += [("", "6 keer", "brief naar huis"), ("Spijbelen", "1 uur", "twee uur inhalen")]
    canvas.setFont(BODY, 10)
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 4, y - 14, text)
    return [
        ("tabelrij", "Te laat | 3 keer | gesprek"),
        ("tabelrij", "Te laat | 6 keer | brief naar huis"),
        ("tabelrij", "Spijbelen | 1 uur | twee uur inhalen"),
    ]


def footnote_between_two_halves(canvas: Canvas) -> Wanted:
    y = write(canvas, FIRST, TOP)
    write(canvas, SECOND[:1], y)
    canvas.line(LEFT, 110, 200, 110)
    write(canvas, ["1 Zie artikel 11 van de Leerplichtwet, waarin de redenen staan."], 96, size=7)
    canvas.showPage()
    y = write(canvas, SECOND[1:], TOP)
    write(canvas, FIRST, y)
    return [
        ("alinea", joined(FIRST)),
        ("alinea", joined(SECOND)),
        ("alinea", "1 Zie artikel 11 van de Leerplichtwet, waarin de redenen staan."),
        ("alinea", joined(FIRST)),
    ]


def three_columns(canvas: Canvas) -> Wanted:
    canvas.setPageSize(landscape(A4))
    texts = [
        ["Ouders melden een zieke", "leerling voor half negen", "aan bij de conciërge."],
        ["De docent noteert in elke les", "wie er is en wie er niet is", "en geeft dat door."],
        ["Bij zestien uur zonder reden", "volgt een melding bij de", "gemeente."],
    ]
    for i, lines in enumerate(texts):
        write(canvas, lines, 500, LEFT + i * 240, size=12)
        write(canvas, ["Dat geldt ook bij verlof."], 440, LEFT + i * 240, size=12)
    return [
        w for t in texts for w in (("alinea", joined(t)), ("alinea", "Dat geldt ook bij verlof."))
    ]


def doubled_characters(canvas: Canvas) -> Wanted:
    canvas.setFont(BODY, 10)
    for char_shift in (0, 0.3):
        canvas.drawString(LEFT + char_shift, TOP, "Te laat komen")
    write(canvas, FIRST, TOP - 30)
    return [("alinea", "Te laat komen"), ("alinea", joined(FIRST))]


def pictorial_bullets(canvas: Canvas) -> Wanted:
    y = TOP
    for font, bullet in (("ZapfDingbats", "l"), ("Symbol", "·"), ("ZapfDingbats", "n")):
        canvas.setFont(font, 8)
        canvas.drawString(LEFT, y, bullet)
        y = write(canvas, FIRST, y, LEFT + 16)
    return [("opsomming", joined(FIRST))] * 3


def rotated_margin_text(canvas: Canvas) -> Wanted:
    write(canvas, FIRST, TOP)
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(300, -30, "Vastgesteld door de directie")
    canvas.restoreState()
    return [("alinea", joined(FIRST)), ("meubilair", "Vastgesteld door de directie")]


def numbered_headings_only(canvas: Canvas) -> Wanted:
    wanted: Wanted = []
    y = TOP
    for heading in ("1 Ziekte", "2 Te laat komen", "2.1 Gevolgen"):
        y = write(canvas, [heading], y)
        y = write(canvas, FIRST, y)
        wanted += [("kop", heading), ("alinea", joined(FIRST))]
    return wanted


def dotted_contents(canvas: Canvas) -> Wanted:
    y = write_title(canvas, "Inhoud", TOP)
    entries = [f"{n}. {t} {'.' * 60} {n + 2}" for n, t in enumerate(("Ziekte", "Verlof", "Rol"), 1)]
    for entry in entries:
        y = write(canvas, [entry], y)
    write(canvas, FIRST, y)
    return [("kop", "Inhoud"), *(("meubilair", e) for e in entries), ("alinea", joined(FIRST))]


def running_header_and_footer(canvas: Canvas) -> Wanted:
    for number in (1, 2, 3):
        canvas.setFont(BODY, 9)
        canvas.drawString(LEFT, 810, "Verzuimprotocol De Toren")
        canvas.drawString(300, 30, str(number))
        write(canvas, [FIRST, SECOND, FIRST[1:]][number - 1], TOP)
        canvas.showPage()
    texts = [joined(FIRST), joined(SECOND), joined(FIRST[1:])]
    furniture = ["Verzuimprotocol De Toren", "1", "Verzuimprotocol De Toren", "2"]
    furniture += ["Verzuimprotocol De Toren", "3"]
    return [("alinea", t) for t in texts] + [("meubilair", t) for t in furniture]


def indented_first_lines(canvas: Canvas) -> Wanted:
    y, wanted = TOP, []
    for _ in range(6):
        canvas.setFont(BODY, 10)
        for i, line in enumerate(FIRST[:2]):
            canvas.drawString(LEFT + (15 if i == 0 else 0), y, line)
            y -= LEADING
        wanted.append(("alinea", joined(FIRST[:2])))
    return wanted


def page_on_its_side(canvas: Canvas) -> Wanted:
    canvas.setPageRotation(90)
    canvas.rotate(90)
    write(canvas, FIRST, -80)
    write(canvas, SECOND, -160)
    return [("alinea", joined(FIRST)), ("alinea", joined(SECOND))]


def lone_number_at_line_start(canvas: Canvas) -> Wanted:
    lines = [
        "De afspraken over afwezigheid die hieronder staan, zijn gemaakt in het voorjaar van",
        "2019. Zij gelden voor alle leerlingen van de onderbouw en de bovenbouw, dus ook voor",
        "1 op de 10 leerlingen die al achttien is. Voor hen beginnen de lessen gewoon om",
        "8.30 uur en eindigen zij op de tijd die in het rooster staat.",
    ]
    write(canvas, lines, TOP)
    return [("alinea", joined(lines))]


def bold_word_in_sentence(canvas: Canvas) -> Wanted:
    canvas.setFont(BOLD, 10)
    canvas.drawString(LEFT, TOP, "Let op")
    canvas.setFont(BODY, 10)
    canvas.drawString(
        LEFT + 36, TOP, "dat u voor kwart over acht belt en niet pas in de loop van de ochtend,"
    )
    write(canvas, ["want dan zijn de lessen al begonnen."], TOP - LEADING)
    return [
        (
            "alinea",
            "Let op dat u voor kwart over acht belt en niet pas in de loop van de ochtend, "
            "want dan zijn de lessen al begonnen.",
        )
    ]


def open_table(canvas: Canvas) -> Wanted:
    rows = [("Wanneer", "Wie", "Actie"), ("dag 1", "conciërge", "belt naar huis")]
    rows += [("dag 3", "mentor", "vraagt hoe het gaat"), ("dag 6", "teamleider", "nodigt uit")]
    for i, row in enumerate(rows):
        canvas.setFont(BOLD if i == 0 else BODY, 10)
        for x, text in zip((70, 160, 260), row, strict=True):
            canvas.drawString(x, TOP - i * 18, text)
    return [("tabelrij", " | ".join(row)) for row in rows[1:]]


def shaded_aside(canvas: Canvas) -> Wanted:
    lines = [
        "Wie ziek is, wordt voor kwart over acht afgemeld door een van de",
        "ouders. De school belt dezelfde ochtend naar huis als een leerling",
        "er niet is en niemand iets heeft laten weten. Daarna volgt een gesprek.",
    ]
    canvas.setFillGray(0.9)
    canvas.rect(410, TOP - 50, 130, 66, stroke=0, fill=1)
    canvas.rect(LEFT, TOP + 16, 470, 20, stroke=0, fill=1)  # a bar against it
    canvas.setFillGray(0)
    # As browsers do: what floats is written between the lines beside it.
    write(canvas, ["Contact", "de conciërge"], TOP, 416)
    write(canvas, lines[:2], TOP)
    write(canvas, ["kamer 12"], TOP - 28, 416)
    y = write(canvas, lines[2:], TOP - 28)
    write(canvas, FIRST, y - 40)
    return [
        ("alinea", joined(lines)),
        ("tekstvak", "Contact de conciërge kamer 12"),
        ("alinea", joined(FIRST)),
    ]


def drop_cap(canvas: Canvas) -> Wanted:
    lines = ["e school belt dezelfde ochtend naar huis als een leerling er niet is en er niemand"]
    lines += [
        "iets heeft laten weten. De mentor houdt bij hoe vaak een leerling er niet is en praat"
    ]
    lines += ["daarover met de ouders, die hij zo nodig op school uitnodigt voor een lang gesprek."]
    canvas.setFont(BODY, 30)
    canvas.drawString(LEFT, TOP - 14, "D")
    write(canvas, lines[:2], TOP, LEFT + 24)
    y = write(canvas, lines[2:], TOP - 28)
    write(canvas, FIRST, y)
    return [("alinea", "D" + joined(lines)), ("alinea", joined(FIRST))]


def columns_of_two_widths(canvas: Canvas) -> Wanted:
    wide = [
        "Ouders melden een zieke leerling voor half negen aan",
        "bij de conciërge. Bij een bezoek aan de tandarts hoort",
        "een briefje dat de leerling de dag ervoor inlevert.",
    ]
    narrow = [["De docent noteert in elke les", "wie er is en wie ontbreekt", "en geeft dat door."]]
    narrow += [["Bij zestien uur zonder een", "geldige reden volgt melding", "bij de gemeente."]]
    write(canvas, wide, TOP)
    side = [["De mentor belt", "de ouders op.", "Soms thuis."]]
    write(canvas, side[0], TOP, 400)
    y = write(canvas, FIRST, TOP - 70)
    for x, lines in zip((LEFT, 290), narrow, strict=True):
        write(canvas, lines, y - 10, x)
        write(canvas, lines, y - 70, x)
    return [
        ("alinea", joined(wide)),
        ("alinea", joined(side[0])),
        ("alinea", joined(FIRST)),
        *[("alinea", joined(lines)) for lines in narrow for _ in range(2)],
    ]


CASES: dict[str, Callable[[Canvas], Wanted]] = {
    case.__name__: case
    for case in (
        merged_cells, footnote_between_two_halves, three_columns, doubled_characters,
        pictorial_bullets, rotated_margin_text, numbered_headings_only, dotted_contents,
        running_header_and_footer, indented_first_lines, page_on_its_side,
        lone_number_at_line_start, bold_word_in_sentence, open_table, shaded_aside,
        columns_of_two_widths, drop_cap,
    )
}  # fmt: skip


def draw(name: str, folder: Path) -> tuple[Path, Wanted]:
    path = folder / f"{name}.pdf"
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    wanted = CASES[name](canvas)
    canvas.save()
    return path, wanted
