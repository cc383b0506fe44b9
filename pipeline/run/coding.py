"""Reads and codes files: what `analyseer` and `codeer` share."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from pipeline.contracts import Coding, Paragraph, Source
from pipeline.contracts.results import RULES_ONLY
from pipeline.run.coded import CodedFile, CodedFiles, Coder
from pipeline.run.encoding import DocumentEncoder, Encoded
from pipeline.run.options import CodingOptions
from pipeline.run.parsing import parse_documents
from pipeline.run.progress import Progress
from pipeline.run.reading import read_documents
from pipeline.store import Store, compute_digest, digest_package

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.coding.decide import Doubt
    from pipeline.coding.learned import LearnedCoder
    from pipeline.coding.rules import RuleReading
    from pipeline.topiclist import TopicList

_READ_BY_RULES = ("pipeline.language", "pipeline.topiclist")


@dataclass(frozen=True)
class Decision:
    """Codings per document_id, and what `CodedFiles` tells besides."""

    codings: Mapping[str, Sequence[Coding]]
    doubts: "tuple[Doubt, ...]" = ()
    remarkable: Mapping[str, float] = field(default_factory=dict)


def code_files(
    paths: Sequence[Path],
    sources: Mapping[str, Source],
    options: CodingOptions,
    store: Store,
    progress: Progress,
) -> CodedFiles:
    """Read `paths`, split them into paragraphs and code those.

    Parameters
    ----------
    sources : mapping of file name to Source
        What is known of the files; one that is missing is coded all the same.

    Raises
    ------
    TopicListError, ModelError
        When the topic list or a model cannot be used. A bad file raises nothing.
    """
    from pipeline.coding.level import decide_level
    from pipeline.language import load_model, model_name
    from pipeline.segment import split_paragraphs
    from pipeline.topiclist import load_topiclist

    topiclist = load_topiclist(options.topiclist)
    # before reading: a wrong name or folder shows at once
    nlp = load_model(options.language_model)
    coder = None if options.rules_only else _load_coder(options.coder)
    documents = read_documents(paths, store, progress)
    paragraphs = {
        document.document_id: split_paragraphs(document)
        for document in documents
        if document.status == "gelezen"
    }
    docs, decision = code_paragraphs(paragraphs, nlp, topiclist, coder, store, progress)
    files = []
    for document in documents:
        own = paragraphs.get(document.document_id)
        if own is None:
            files.append(CodedFile(document))
            continue
        level = decide_level(document, own, sources.get(document.file_name))
        own_docs = tuple(docs[document.document_id])
        found = tuple(decision.codings[document.document_id])
        files.append(CodedFile(document, tuple(own), own_docs, found, level))
    description = RULES_ONLY if options.rules_only else _describe_model(options.coder)
    used = Coder(model_name(nlp), description, topiclist.version, topiclist.sha256)
    return CodedFiles(files, used, decision.doubts, decision.remarkable)


def _describe_model(folder: Path | None) -> str:
    from pipeline.coding.learned import identify_coder

    return f"regels en geleerd model {identify_coder(folder)}"


def code_paragraphs(
    paragraphs: Mapping[str, Sequence[Paragraph]],
    nlp: "Language",
    topiclist: "TopicList",
    coder: "LearnedCoder | None",
    store: Store,
    progress: Progress,
) -> "tuple[dict[str, list[Doc]], Decision]":
    """Analyse the language of documents and code them.

    Parameters
    ----------
    paragraphs : mapping of document_id to sequence of Paragraph
    coder : LearnedCoder or None
        None codes by the rules alone.

    Returns
    -------
    docs : dict of document_id to list of Doc
    decision : Decision
    """
    from pipeline.language import model_name

    with _start_encoding(coder, paragraphs, store) as encoding:
        docs = parse_documents(paragraphs, nlp, store, progress)
        readings = apply_rules(paragraphs, docs, topiclist, model_name(nlp), store, progress)
        encoded = encoding.finish(progress) if encoding else None
    if coder is None or encoded is None:
        return docs, Decision({key: reading.codings for key, reading in readings.items()})
    progress.say("Leren van voorbeelden toepassen ...")
    return docs, apply_model(paragraphs, readings, encoded, topiclist, coder)


def _load_coder(folder: Path | None) -> "LearnedCoder":
    from pipeline.coding.learned import load_coder

    return load_coder(folder)


def _start_encoding(
    coder: "LearnedCoder | None", paragraphs: Mapping[str, Sequence[Paragraph]], store: Store
) -> DocumentEncoder | nullcontext[None]:
    if coder is None or not paragraphs:
        return nullcontext()
    from pipeline.coding.learned.files import ENCODER

    return DocumentEncoder(coder.encoder, ENCODER, paragraphs, store)


def apply_rules(
    paragraphs: Mapping[str, Sequence[Paragraph]],
    docs: Mapping[str, "Sequence[Doc]"],
    topiclist: "TopicList",
    language_model: str,
    store: Store,
    progress: Progress,
) -> "dict[str, RuleReading]":
    """Read each document by the rules; what the store has of it is not done again.

    Parameters
    ----------
    paragraphs, docs : mapping of document_id to sequences of equal length
    """
    from pipeline.coding.rules import RuleReading, read_by_rules

    adapter = TypeAdapter(RuleReading)
    code = digest_package("pipeline.coding.rules", "pipeline.coding.lexicon", *_READ_BY_RULES)
    readings: dict[str, RuleReading] = {}
    for document_id, own in progress.track(paragraphs.items(), "Regels", len(paragraphs)):
        context = TypeAdapter(Sequence[Paragraph]).dump_json(own)
        key = compute_digest("regels", code, topiclist.sha256, language_model, context)
        data = store.load("regels", key)
        if data is None:
            data = adapter.dump_json(read_by_rules(own, docs[document_id], topiclist))
            store.save("regels", key, data)
        readings[document_id] = adapter.validate_json(data)
    return readings


def apply_model(
    paragraphs: Mapping[str, Sequence[Paragraph]],
    readings: "Mapping[str, RuleReading]",
    encoded: Encoded,
    topiclist: "TopicList",
    coder: "LearnedCoder",
) -> Decision:
    """Combine the rules with the learned coder, for all documents at once.

    Parameters
    ----------
    paragraphs, readings : mapping of document_id
    encoded : tuple of numpy.ndarray
        What the encoder makes of all paragraphs.
    """
    from pipeline.coding.decide import decide, list_doubts
    from pipeline.coding.rules import tabulate

    every = [paragraph for own in paragraphs.values() for paragraph in own]
    by_rules = [coding for key in paragraphs for coding in readings[key].codings]
    features = [counts for key in paragraphs for counts in readings[key].features]
    cues = tabulate([paragraph.paragraph_id for paragraph in every], features, topiclist)
    prediction = coder.predict(every, cues, encoded)
    codings: dict[str, list[Coding]] = {document_id: [] for document_id in paragraphs}
    document_of = {paragraph.paragraph_id: paragraph.document_id for paragraph in every}
    for coding in decide(every, by_rules, prediction, coder, topiclist.version):
        codings[document_of[coding.paragraph_id]].append(coding)
    columns = [code for code in prediction.scores.columns if code.startswith("bijzonder.")]
    highest = prediction.scores[columns].max(axis=1)
    remarkable = {str(key): float(value) for key, value in highest.items()} if columns else {}
    return Decision(codings, tuple(list_doubts(every, prediction, coder)), remarkable)
