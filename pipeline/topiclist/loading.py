"""Reads topiclist.yaml and reports a mistake with its line and what was expected."""

import hashlib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError

from pipeline.contracts import TopicListError
from pipeline.topiclist.objects import (
    Category,
    CategoryEntry,
    Code,
    CodeEntry,
    Example,
    Mapping,
    Rule,
    TopicList,
    TopicListFile,
)

FILE_NAME = "topiclist.yaml"
_ENTRIES: dict[str, type[BaseModel]] = {
    "": TopicListFile,
    "mapping": Mapping,
    "hoofdcategorieen": CategoryEntry,
    "codes": CodeEntry,
    "voorbeelden": Example,
    "bijna_treffers": Example,
    "regels": Rule,
}


def load_topiclist(path: Path | None = None) -> TopicList:
    """Load and check a topic list.

    Parameters
    ----------
    path : Path, optional
        The file; without it ``topiclist.yaml`` in the working folder, and where that does
        not exist the topic list that comes with the package.

    Returns
    -------
    TopicList
        Frozen, in the order of the file.

    Raises
    ------
    TopicListError
        In Dutch: the file, the line and what was expected there.
    """
    local = Path(FILE_NAME)
    if path is None and local.is_file():
        path = local
    if path is not None and not path.is_file():
        raise TopicListError(
            f"De topiclijst {path} is er niet. Geef het pad naar een YAML-bestand."
        )
    name = path.name if path else FILE_NAME
    content = path.read_bytes() if path else files(__package__).joinpath(FILE_NAME).read_bytes()
    return parse_topiclist(content, name)


def parse_topiclist(content: bytes, name: str = FILE_NAME) -> TopicList:
    """Check the bytes of a topic list and build its objects; see `load_topiclist`."""
    data = _read_yaml(content, name)
    try:
        entries = TopicListFile.model_validate(_number_rules(data))
    except ValidationError as error:
        raise TopicListError(_describe(error, data, name)) from error
    _check_ids(entries, data, name)
    return TopicList(
        version=entries.versie,
        sha256=hashlib.sha256(content).hexdigest(),
        categories=tuple(Category(id=c.id, label=c.label) for c in entries.hoofdcategorieen),
        codes=tuple(
            Code.model_construct(**dict(code), category=category.id)
            for category in entries.hoofdcategorieen
            for code in category.codes
        ),
        mapping=entries.mapping,
    )


def _read_yaml(content: bytes, name: str) -> CommentedMap:
    try:
        data = YAML(typ="rt").load(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise TopicListError(
            f"{name}: bewaar het bestand als UTF-8, probeer het dan weer."
        ) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = str(error.problem).splitlines()[0]
        if "duplicate key" in problem:
            problem = "deze sleutel staat hier tweemaal"
        raise TopicListError(
            f"{name}, regel {line}: dit is geen geldige YAML ({problem}). "
            "Let op inspringen, aanhalingstekens en haakjes."
        ) from error
    if not isinstance(data, CommentedMap):
        raise TopicListError(f"{name}, regel 1: verwacht 'versie' en 'hoofdcategorieen'.")
    return data


def _number_rules(data: CommentedMap) -> CommentedMap:
    """Give every rule its line, so that later stages can name it too."""
    for category in _get_maps(data, "hoofdcategorieen"):
        for code in _get_maps(category, "codes"):
            for rule in _get_maps(code, "regels"):
                rule["line"] = rule.lc.line + 1
    return data


def _get_maps(data: CommentedMap, key: str) -> list[CommentedMap]:
    entries = data.get(key)
    if not isinstance(entries, CommentedSeq):
        return []
    return [entry for entry in entries if isinstance(entry, CommentedMap)]


def _find_line(data: object, location: Sequence[int | str]) -> int:
    """Find the 1-based line of a place in the file, or of the nearest entry around it."""
    line = 1
    for key in location:
        if isinstance(data, CommentedMap) and key in data:
            line = data.lc.key(key)[0] + 1
        elif isinstance(data, CommentedSeq) and isinstance(key, int) and key < len(data):
            line = data.lc.item(key)[0] + 1
        else:
            break
        data = data[key]
    return line


def _describe(error: ValidationError, data: CommentedMap, name: str) -> str:
    first = error.errors()[0]
    location = first["loc"]
    key = location[-1] if location else ""
    parents = [part for part in location[:-1] if isinstance(part, str)]
    entry = _ENTRIES.get(parents[-1] if parents else "", TopicListFile)
    keys = ", ".join(field for field in entry.model_fields if field != "line")
    message = {
        "missing": f"hier ontbreekt '{key}'; verwacht worden: {keys}",
        "extra_forbidden": f"onbekende sleutel '{key}'; verwacht worden: {keys}",
        "string_type": f"bij '{key}' wordt tekst verwacht (zet getallen tussen aanhalingstekens)",
        "string_too_short": f"'{key}' mag niet leeg zijn",
        "tuple_type": f"bij '{key}' wordt een lijst verwacht",
        "string_pattern_mismatch": f"'{key}' mag alleen kleine letters, cijfers, _ en . hebben",
        "too_short": f"'{key}' mag niet leeg zijn",
        "model_type": f"bij '{key}' worden sleutels verwacht: {keys}",
        "value_error": str(first.get("ctx", {}).get("error", first["msg"])),
    }.get(first["type"], f"'{key}': {first['msg']}")
    return f"{name}, regel {_find_line(data, location)}: {message}."


def _check_ids(entries: TopicListFile, data: CommentedMap, name: str) -> None:
    places: list[tuple[str, tuple[int | str, ...]]] = []
    for i, category in enumerate(entries.hoofdcategorieen):
        places.append((category.id, ("hoofdcategorieen", i, "id")))
        for j, code in enumerate(category.codes):
            places.append((code.id, ("hoofdcategorieen", i, "codes", j, "id")))
    seen: set[str] = set()
    for identifier, location in places:
        if identifier in seen:
            raise TopicListError(
                f"{name}, regel {_find_line(data, location)}: id '{identifier}' komt "
                "tweemaal voor; kies een ander."
            )
        seen.add(identifier)
    # What a version made of a code may itself have become something else since.
    known = seen.union(*(mapping.van for mapping in entries.mapping))
    for k, mapping in enumerate(entries.mapping):
        for target in (target for target in mapping.naar if target not in known):
            raise TopicListError(
                f"{name}, regel {_find_line(data, ('mapping', k, 'naar'))}: mapping verwijst naar "
                f"'{target}', maar die code is er niet."
            )
