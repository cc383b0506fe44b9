"""What a line is: heading, bullet, entry, or the rest of the sentence before it."""

from reportlab.pdfgen.canvas import Canvas

from tests.pdf_cases.drawing import (
    BODY,
    BOLD,
    FIRST,
    LEADING,
    LEFT,
    TOP,
    Wanted,
    joined,
    write,
    write_title,
)


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


def indented_first_lines(canvas: Canvas) -> Wanted:
    y, wanted = TOP, []
    for _ in range(6):
        canvas.setFont(BODY, 10)
        for i, line in enumerate(FIRST[:2]):
            canvas.drawString(LEFT + (15 if i == 0 else 0), y, line)
            y -= LEADING
        wanted.append(("alinea", joined(FIRST[:2])))
    return wanted


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
