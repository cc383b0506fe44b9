"""How well the learned coder does on schools that no part of it had seen: three tables.

They lie beside the coder as CSV, so that a report shows these figures and never the flattering
ones on documents the coder learned from.
"""

import pandera.pandas as pa

from pipeline.contracts.columns import count, number, schema, text
from pipeline.contracts.exploration import OUTCOMES

_KAPPA = pa.Check.in_range(-1, 1, error="een getal van -1 tot en met 1")

HELDOUT_SCORES = schema(
    "heldout_scores",
    {
        "corpus": text("corpus waarvan de scholen buiten de training bleven"),
        "code": text("code uit de topiclijst"),
        "support": count("aantal eenheden met de code volgens de referentie"),
        "precision": number("deel van wat de codeur vond dat klopt (0-1)", 1),
        "recall": number("deel van wat er te vinden was dat de codeur vond (0-1)", 1),
        "f1": number("harmonisch gemiddelde van precisie en vangst (0-1)", 1),
        "kappa": pa.Column(
            "float64",
            _KAPPA,
            nullable=True,
            description="Cohens kappa over scholen: heeft de school de code; leeg als geen "
            "enkele school haar heeft of krijgt",
        ),
    },
)

LEARNING_CURVE = schema(
    "learning_curve",
    {
        "n_schools": count("scholen waarvan is geleerd", at_least=1),
        "corpus": text("corpus waarvan de scholen buiten de training bleven"),
        "micro_f1": number("F1 over alle eenheden en codes (0-1)", 1),
        "macro_f1": number("gemiddelde F1 van de codes met ten minste tien eenheden (0-1)", 1),
    },
)

HELDOUT_CODINGS = schema(
    "heldout_codings",
    {
        "corpus": text("corpus waarvan de scholen buiten de training bleven"),
        "file_name": text("bestandsnaam"),
        "unit": count("volgnummer van de eenheid in de referentie van het bestand", at_least=1),
        "code": text("code uit de topiclijst"),
        "outcome": text("hoe de codering uitpakt", *OUTCOMES),
        "score": number("zekerheid van de codeur, ook als hij de code niet gaf (0-1)", 1),
    },
)
