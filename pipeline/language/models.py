"""Loading a Dutch pipeline; every model gets the same tokenizer, boundaries and components."""

from importlib.resources import files
from typing import TYPE_CHECKING

from pipeline.contracts import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

BUILT_IN = "nl_verzuim_sm"
PREFERRED = "nl_core_news_lg"
_UNUSED = ["ner", "senter", "tokenizer"]  # entities; sentences and tokens by our own rules


def load_model(name: str | None = None) -> "Language":
    """Load the Dutch pipeline that turns texts into Docs.

    Parameters
    ----------
    name : str or None
        ``nl_verzuim_sm`` (shipped with the program) or an installed Dutch spaCy model; None takes
        ``nl_core_news_lg`` where that is installed and else the shipped one.

    Returns
    -------
    Language
        Whatever the model, its Docs have UD tags (``token.pos_``, ``token.dep_``), ``token.lemma_``
        in lower case but for names (the lemma of a separable verb or fixed expression on the verb),
        ``token._.compound_parts`` (tuple of lower-case parts, empty for a simple word),
        ``token._.subject`` and ``token._.agent`` of verbs (Token or None).

    Raises
    ------
    ModelError
        The model is not installed, or is no Dutch pipeline with a parser.
    """
    import spacy

    from pipeline.language.assembly import TOKENIZER, prepare

    chosen = name or (PREFERRED if spacy.util.is_package(PREFERRED) else BUILT_IN)
    if chosen != BUILT_IN and not spacy.util.is_package(chosen):
        raise ModelError(
            f"Het taalmodel '{chosen}' is niet geïnstalleerd. Probeer 'make language-model-lg' "
            f"of 'python -m spacy download {chosen}', of laat --taalmodel weg: dan wordt het "
            f"meegeleverde model {BUILT_IN} gebruikt."
        )
    source = files("pipeline.language").joinpath(BUILT_IN) if chosen == BUILT_IN else chosen
    try:
        nlp = spacy.load(str(source), exclude=_UNUSED, config=TOKENIZER)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"Het taalmodel '{chosen}' kan niet worden geladen: het is beschadigd of hoort bij een "
            f"andere versie van spaCy dan {spacy.about.__version__}. Installeer het opnieuw."
        ) from error
    return prepare(nlp)


def model_name(nlp: "Language") -> str:
    """Return name and version, as a run records the model: ``nl_verzuim_sm 1.1.0``."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
