"""Why a file cannot be read: a short fixed key, and what to do about it, in plain Dutch."""

from pathlib import Path

from pipeline.contracts import UnreadableFileError

REASONS = {
    "leeg bestand": "het bevat geen enkele byte. Vraag de school het bestand opnieuw te sturen.",
    "afgebroken": "het bestand houdt halverwege op, waarschijnlijk is het niet helemaal "
    "verstuurd of gedownload. Download het opnieuw of vraag het opnieuw op.",
    "wachtwoord": "het bestand is beveiligd en gaat zonder wachtwoord niet open. Sla een "
    "onbeveiligde versie op of vraag de school daarom.",
    "wachtwoord of oud Word-formaat": "het is een Word-bestand met een wachtwoord, of een "
    "bestand uit een Word van vóór 2007 (.doc). Open het in Word en sla het zonder "
    "wachtwoord op als .docx.",
    "oud Word-formaat": "het is een bestand uit een Word van vóór 2007 (.doc). Open het in "
    "Word of LibreOffice en sla het op als .docx.",
    "geen pdf": "het bestand heet pdf, maar is dat niet. {gevonden}",
    "geen Word-bestand": "het bestand heet Word-bestand, maar is dat niet. {gevonden}",
    "onbekend formaat": "alleen PDF en Word (.docx, .docm, .dotx) worden gelezen. {gevonden}",
    "beschadigd archief": "het Word-bestand is beschadigd en gaat niet open. Open het in Word, "
    "laat Word het herstellen en sla het opnieuw op, of vraag het opnieuw op.",
    "onderdeel ontbreekt": "in het Word-bestand ontbreekt het deel met de tekst. Vraag de "
    "school het bestand opnieuw op te slaan en te sturen.",
    "beschadigde inhoud": "de tekst in het Word-bestand is beschadigd. Open het in Word, laat "
    "Word het herstellen en sla het opnieuw op, of vraag het opnieuw op.",
    "geen tekst": "er staan alleen afbeeldingen in, zoals een scan. Maak er met "
    "tekstherkenning (OCR) een bestand met tekst van of vraag het oorspronkelijke bestand.",
    "niet te openen": "het bestand kan niet worden geopend. Staat het nog open in een ander "
    "programma, of mag u het niet lezen?",
    "leesfout": "bij het lezen ging iets onverwachts mis. Open het bestand, sla het opnieuw op "
    "als PDF of Word en probeer het nog eens.",
}


def make_reason(key: str, found: str = "") -> str:
    """Return ``'key: explanation'``; `found` tells what the file turned out to be.

    Raises
    ------
    KeyError
        When `key` is not one of `REASONS`.
    """
    return f"{key}: {REASONS[key].format(gevonden=found)}".strip()


def refuse(path: Path, key: str, found: str = "") -> UnreadableFileError:
    """Make the error for a file that cannot be read."""
    return UnreadableFileError(path, make_reason(key, found))
