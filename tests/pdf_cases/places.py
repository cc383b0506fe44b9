"""Where text stands on a page: tables, columns, asides, margins."""

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from tests.pdf_cases.drawing import BODY, BOLD, FIRST, LEFT, SECOND, TOP, Wanted, joined, write


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


def open_table(canvas: Canvas) -> Wanted:
    rows = [("Wanneer", "Wie", "Actie"), ("dag 1", "conciërge", "belt naar huis")]
    rows += [("dag 3", "mentor", "vraagt hoe het gaat"), ("dag 6", "teamleider", "nodigt uit")]
    for i, row in enumerate(rows):
        canvas.setFont(BOLD if i == 0 else BODY, 10)
        for x, text in zip((70, 160, 260), row, strict=True):
            canvas.drawString(x, TOP - i * 18, text)
    return [("tabelrij", " | ".join(row)) for row in rows[1:]]


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


def page_on_its_side(canvas: Canvas) -> Wanted:
    canvas.setPageRotation(90)
    canvas.rotate(90)
    write(canvas, FIRST, -80)
    write(canvas, SECOND, -160)
    return [("alinea", joined(FIRST)), ("alinea", joined(SECOND))]


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


def rotated_margin_text(canvas: Canvas) -> Wanted:
    write(canvas, FIRST, TOP)
    canvas.saveState()
    canvas.rotate(90)
    canvas.drawString(300, -30, "Vastgesteld door de directie")
    canvas.restoreState()
    return [("alinea", joined(FIRST)), ("meubilair", "Vastgesteld door de directie")]


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
