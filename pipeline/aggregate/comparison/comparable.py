"""Can two runs be compared at all, and what makes that less sure."""

from pipeline.contracts.errors import PipelineError
from pipeline.contracts.objects import SECTORS
from pipeline.contracts.results import RULES_ONLY, Results


def check_comparable(before: Results, after: Results, names: tuple[str, str]) -> tuple[str, ...]:
    """Return Dutch warnings on two runs that can be compared.

    Parameters
    ----------
    names : tuple of str
        What the runs are called.

    Raises
    ------
    PipelineError
        When both are the same run, were coded in another way (rules alone, or with the learned
        model too), or have no sector in common.
    """
    _refuse_same_run(before, after)
    _refuse_other_coder(before, after, names)
    if not list_common_sectors(before, after):
        sectors = [" en ".join(list_sectors(results)) or "geen" for results in (before, after)]
        raise PipelineError(
            f"Er valt niets te vergelijken: {names[0]} en {names[1]} hebben geen sector gemeen "
            f"waarvan in beide een protocol is gelezen ({sectors[0]}, tegenover {sectors[1]}). "
            "Kies twee analyses van dezelfde soort scholen."
        )
    return (
        *_compare_versions(before, after, names),
        *_compare_files(before, after),
        *_name_left_out(before, after, names),
    )


def list_sectors(results: Results) -> list[str]:
    """List the sectors of which a document was read, in the usual order."""
    documents = results.documents
    found = set(documents.loc[documents["status"] == "gelezen", "sector"])
    return [sector for sector in SECTORS if sector in found]


def list_common_sectors(before: Results, after: Results) -> list[str]:
    """List the sectors of which both runs read a document."""
    return [sector for sector in list_sectors(before) if sector in list_sectors(after)]


def _refuse_same_run(before: Results, after: Results) -> None:
    tables = ("documents", "paragraphs", "codings")
    if all(getattr(before, name).equals(getattr(after, name)) for name in tables):
        raise PipelineError(
            "Dit is tweemaal dezelfde analyse: alle documenten en coderingen zijn gelijk. "
            "Geef de uitvoermappen van twee verschillende jaren."
        )


def _refuse_other_coder(before: Results, after: Results, names: tuple[str, str]) -> None:
    coders = before.info.coder, after.info.coder
    if (coders[0] == RULES_ONLY) != (coders[1] == RULES_ONLY):
        learned, ruled = names if coders[1] == RULES_ONLY else names[::-1]
        raise PipelineError(
            f"Deze analyses zijn niet te vergelijken: {learned} is gecodeerd met het geleerde "
            f"model en {ruled} met de regels alleen. Een verschil kan dan van het coderen komen. "
            "Draai verzuim analyseer voor een van beide opnieuw, beide met of beide zonder "
            "--alleen-regels."
        )


def _compare_versions(before: Results, after: Results, names: tuple[str, str]) -> list[str]:
    """Say which part of the program differs: it can make a change that schools did not."""
    one, two = before.info, after.info
    parts = (
        ("het taalmodel", one.language_model, two.language_model),
        ("de codeur", one.coder, two.coder),
        ("het programma", one.program_version, two.program_version),
    )
    warnings = [
        f"{what[:1].upper() + what[1:]} verschilt: {old} in {names[0]}, {new} in {names[1]}. "
        "Een deel van de verschillen kan daarvan komen. Analyseer beide jaren opnieuw met "
        "dezelfde versie als u dat wilt uitsluiten."
        for what, old, new in parts
        if old != new
    ]
    if one.topiclist_version != two.topiclist_version:
        warnings.append(
            f"De topiclijst verschilt: versie {one.topiclist_version} in {names[0]}, versie "
            f"{two.topiclist_version} in {names[1]}. Ook waar een code dezelfde naam hield, kunnen "
            "omschrijving of regels zijn veranderd."
        )
    elif one.topiclist_sha256 != two.topiclist_sha256:
        warnings.append(
            f"De topiclijst heet in beide jaren versie {one.topiclist_version}, maar de inhoud "
            "verschilt. Een deel van de verschillen kan daarvan komen."
        )
    return warnings


def _compare_files(before: Results, after: Results) -> list[str]:
    first, second = (
        set(results.documents.loc[results.documents["status"] == "gelezen", "sha256"])
        for results in (before, after)
    )
    if first != second:
        return []
    return [
        "Beide analyses gaan over precies dezelfde bestanden. Elk verschil komt dus van het "
        "coderen of van het manifest, niet van de scholen."
    ]


def _name_left_out(before: Results, after: Results, names: tuple[str, str]) -> list[str]:
    common = list_common_sectors(before, after)
    return [
        f"Sector {sector} is alleen in {name} gelezen en telt in deze vergelijking niet mee."
        for results, name in zip((before, after), names, strict=True)
        for sector in list_sectors(results)
        if sector not in common
    ]
