"""The simplest comparison: a plain dictionary of keywords, with headings."""

from pipeline.contracts import Paragraph
from pipeline.topiclist.patterns import compile_patterns, fold

TYPES = {
    "geoorloofd": "(geoorloofd*|ziek*|arts|tandarts*)",
    "ongeoorloofd": "(ongeoorloofd*|spijbel*|zonder bericht)",
    "signaalverzuim": "(signaalverzuim|zorgwekkend*|zorgelijk*|langdurig*|vaak ziek)",
    "te_laat": "(te laat*|telaat*)",
    "thuiszitten": "(thuiszit*|langer dan vier weken)",
    "luxe_verzuim": "(luxe[ ]verzuim)",
    "verlof": "*verlof*",
    "anders": "(schors*|verwijder*|vrijstelling*|absoluut verzuim|toets*|stage*)",
}
DEFINITION = "(is sprake van|verstaan|definitie*|spreken van|geldt als|valt onder|vallen onder)"
DICTIONARY = {
    "registratie.procedure": "(registr*|noteer*|magister|som[ ]today|parnassys|absentie*)",
    "rol.ouders": "(ouders|verzorgers)",
    "rol.leerplicht": "(leerplichtambtena*|leerplicht|gemeente|rbl)",
    "rol.jeugdarts": "(jeugdarts*|schoolarts*|jeugdverpleegkundige*)",
    "rol.school": "(mentor|verzuimcoordinator|teamleider|directeur|leerkracht|concierge)",
    "rol.samenwerkingsverband": "(samenwerkingsverband*|swv)",
    "rol.zorg": "(jeugdzorg|jeugdhulp|ggd|cjg|ggz|maatschappelijk werk*|veilig thuis)",
    "rol.wijkteam": "(wijkteam*|gebiedsteam*|buurtteam*)",
    "rol.politie_halt": "(politie|wijkagent|halt)",
    "rol.andere_partij": "(huisarts|inspectie|bestuur|stagebedrijf|vervoerder)",
    "bijzonder.aanpak": "(spreekuur|beloning|huisbezoek)",
    "bijzonder.anders": "(privacy|gezond verstand)",
    "protocol.doelstellingen": "(doel|doelstelling*|beoogt)",
    "protocol.visie": "(visie|belangrijk|uitgangspunt*)",
    "protocol.borging_evaluatie": "(evalu*|bijgesteld|vastgesteld)",
}


def code_by_dictionary(paragraph: Paragraph) -> set[str]:
    """Code by keywords: a type's words in text or headings, and a definition word or not."""
    text = fold(paragraph.text)
    around = fold(" | ".join((*paragraph.heading_path, paragraph.text)))
    function = "type" if compile_patterns((DEFINITION,)).search(text) else "procedure"
    codes = {
        f"{function}.{name}"
        for name, words in TYPES.items()
        if compile_patterns((words,)).search(around)
    }
    return codes | {c for c, words in DICTIONARY.items() if compile_patterns((words,)).search(text)}
