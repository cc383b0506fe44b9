"""The tables that the public Python interface returns: what a researcher works on in pandas."""

import pandera.pandas as pa

from pipeline.contracts.columns import count, number, schema, text
from pipeline.contracts.objects import SECTORS

GOOD, FALSE_ALARM, MISSED = "goed", "vals alarm", "gemist"
OUTCOMES: tuple[str, ...] = (GOOD, FALSE_ALARM, MISSED)
UNITS: tuple[str, ...] = ("alinea", "document", "school")


def _measure(description: str) -> pa.Column:
    """Define any number, absent where there is nothing to measure."""
    return pa.Column("float64", nullable=True, description=description)


def _mark(description: str) -> pa.Column:
    return pa.Column("bool", description=description)


_SOURCE = {
    "school": text("naam van de school"),
    "sector": text("sector van de school", *SECTORS),
    "year": count("jaar van het document", "Int64"),
    "file_name": text("bestandsnaam"),
    "page": count("bladzijde, leeg voor Word", "Int64", at_least=1),
}
_PLACE = {
    "heading_path": text("koppen erboven"),
    "text": text("de tekst van de alinea"),
}
_KEYS = {
    "paragraph_id": text("sleutel van de alinea"),
    "document_id": text("sleutel van het document"),
}

PASSAGES = schema(
    "passages",
    {
        "code": text("code uit de topiclijst"),
        "label": text("naam van de code in tabel B2.3"),
        **_SOURCE,
        **_PLACE,
        "stem": text("zin die de opsomming inleidt"),
        "score": number("zekerheid (0-1)", 1),
        "source": text("wie codeerde: regel, model of mens"),
        "evidence": text("waarop de codering berust"),
        "segment_id": text("segment waar de passage bij hoort: dat telt 'Frequentie codering'"),
        **_KEYS,
    },
)

CONTEXT = schema(
    "context",
    {
        "index": count("plaats in het document, vanaf 0"),
        "page": count("bladzijde, leeg voor Word", "Int64", at_least=1),
        **_PLACE,
        "codes": text("codes van de alinea, met komma's ertussen"),
        "is_passage": _mark("de alinea waar u om vroeg"),
        "paragraph_id": text("sleutel van de alinea"),
    },
)

CONCORDANCE = schema(
    "concordance",
    {
        "left": text("wat er links van de treffer staat"),
        "match": text("de treffer zoals hij in de tekst staat"),
        "right": text("wat er rechts van de treffer staat"),
        **_SOURCE,
        "codes": text("codes van de alinea, met komma's ertussen"),
        "start": count("begin van de treffer in de alinea (Unicode-tekens)"),
        "end": count("einde van de treffer in de alinea (Unicode-tekens, exclusief)"),
        **_KEYS,
    },
)

WORDS = schema(
    "words",
    {
        "paragraph_id": text("sleutel van de alinea"),
        "start": count("begin in de alinea (Unicode-tekens)"),
        "end": count("einde in de alinea (Unicode-tekens, exclusief)"),
        "word": text("het woord zoals het er staat"),
        "lemma": text("woordenboekvorm, in kleine letters"),
        "pos": text("woordsoort (Universal Dependencies, zoals NOUN of VERB)"),
    },
)

KEYNESS = schema(
    "keyness",
    {
        "lemma": text("woordenboekvorm", unique=True),
        "count": count("aantal keer in de gekozen sector"),
        "count_others": count("aantal keer in de andere sectoren"),
        "per_1000": _measure("aantal per 1000 woorden in de gekozen sector"),
        "per_1000_others": _measure("aantal per 1000 woorden in de andere sectoren"),
        "n_schools": count("scholen in de gekozen sector die het woord gebruiken"),
        "n_schools_others": count("scholen in de andere sectoren die het woord gebruiken"),
        "log_ratio": _measure(
            "effect: 1 is twee keer zo vaak als in de andere sectoren, 2 vier keer, -1 half zo vaak"
        ),
        "g2": _measure("log-likelihood: hoe slecht 'even vaak' bij de aantallen past"),
        "p_g2": number("p-waarde van g2 na correctie (Holm)", 1),
        "p_schools": number("p-waarde van het verschil tussen scholen na correctie (Holm)", 1),
    },
)

CO_OCCURRENCE = schema(
    "co_occurrence",
    {
        "code_a": text("de ene code"),
        "label_a": text("haar naam"),
        "code_b": text("de andere code"),
        "label_b": text("haar naam"),
        "n_a": count("eenheden met de ene code"),
        "n_b": count("eenheden met de andere code"),
        "n_both": count("eenheden met beide"),
        "n": count("eenheden in totaal"),
        "n_expected": _measure("eenheden met beide als de codes niets met elkaar te maken hadden"),
        "jaccard": number("deel van de eenheden met een van beide dat beide heeft (0-1)", 1),
        "phi": _measure("samenhang, van -1 (sluiten elkaar uit) tot 1 (altijd samen)"),
        "p_value": _measure("p-waarde (Fisher) na correctie (Holm); alleen per school"),
    },
)

AGREEMENT = schema(
    "agreement",
    {
        "code": text("code uit de topiclijst, of totaal", unique=True),
        "label": text("naam van de code in tabel B2.3"),
        "n_reference": count("alinea's met de code volgens de referentie"),
        "n_found": count("alinea's met de code volgens het programma"),
        "n_both": count("alinea's met de code volgens beide"),
        "precision": _measure("deel van wat het programma vond dat klopt (0-1)"),
        "recall": _measure("deel van wat er te vinden was dat het programma vond (0-1)"),
        "f1": _measure("harmonisch gemiddelde van precisie en vangst (0-1)"),
        "kappa": _measure("Cohens kappa over alinea's"),
        "alpha": _measure("Krippendorffs alfa over alinea's"),
        "kappa_schools": _measure("Cohens kappa over scholen: heeft de school de code"),
        "kappa_coders": _measure("Cohens kappa van de twee menselijke codeurs over alinea's"),
    },
)

JUDGED = schema(
    "judged",
    {
        "outcome": text("hoe de codering uitpakt", *OUTCOMES),
        "code": text("code uit de topiclijst"),
        "label": text("naam van de code in tabel B2.3"),
        **_SOURCE,
        **_PLACE,
        "score": _measure("zekerheid van het programma (0-1), leeg als het de code niet gaf"),
        "evidence": text("waarop de codering van het programma berust"),
        "by_coder_1": _mark("de eerste menselijke codeur gaf de code"),
        "by_coder_2": _mark("de tweede menselijke codeur gaf de code"),
        "paragraph_id": text("sleutel van de alinea, leeg als zij niet is teruggevonden"),
        "document_id": text("sleutel van het document"),
    },
)

HELDOUT_JUDGED = schema(
    "heldout_judged",
    {
        "corpus": text("verzameling waarvan de scholen buiten de training bleven"),
        "outcome": text("hoe de codering uitpakt", *OUTCOMES),
        "code": text("code uit de topiclijst"),
        "file_name": text("bestandsnaam"),
        **_PLACE,
        "score": number("zekerheid van de codeur, ook als hij de code niet gaf (0-1)", 1),
        "by_coder_1": _mark("de eerste menselijke codeur gaf de code"),
        "by_coder_2": _mark("de tweede menselijke codeur gaf de code"),
    },
)
