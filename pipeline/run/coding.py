"""Reads and codes files: what `analyseer` and `codeer` share."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from pipeline.contracts import Coding, Paragraph, Source
from pipeline.contracts.results import RULES_ONLY
from pipeline.run.coded import CodedFile, CodedFiles, Coder
from pipeline.run.options import CodingOptions
from pipeline.run.parsing import parse_documents
from pipeline.run.progress import Progress
from pipeline.run.reading import read_documents
from pipeline.store import Store, compute_digest, digest_package

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from pipeline.coding.decide import Doubt
    from pipeline.topiclist import TopicList


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
    nlp = load_model(options.language_model)  # before reading: a wrong name shows at once
    documents = read_documents(paths, store, progress)
    paragraphs = {
        document.document_id: split_paragraphs(document)
        for document in documents
        if document.status == "gelezen"
    }
    docs = parse_documents(paragraphs, nlp, store, progress)
    codings = apply_rules(paragraphs, docs, topiclist, model_name(nlp), store, progress)
    doubts: tuple[Doubt, ...] = ()
    remarkable: dict[str, float] = {}
    if not options.rules_only and paragraphs:
        progress.say("Leren van voorbeelden toepassen ...")
        learned = apply_model(paragraphs, docs, codings, topiclist, options.coder)
        codings, doubts, remarkable = learned
    files = []
    for document in documents:
        own = paragraphs.get(document.document_id)
        if own is None:
            files.append(CodedFile(document))
            continue
        level = decide_level(document, own, sources.get(document.file_name))
        own_docs = tuple(docs[document.document_id])
        found = tuple(codings[document.document_id])
        files.append(CodedFile(document, tuple(own), own_docs, found, level))
    description = RULES_ONLY if options.rules_only else _describe_model(options.coder)
    coder = Coder(model_name(nlp), description, topiclist.version, topiclist.sha256)
    return CodedFiles(files, coder, doubts, remarkable)


def _describe_model(folder: Path | None) -> str:
    from pipeline.coding.learned import identify_coder

    return f"regels en geleerd model {identify_coder(folder)}"


def apply_rules(
    paragraphs: Mapping[str, Sequence[Paragraph]],
    docs: Mapping[str, "Sequence[Doc]"],
    topiclist: "TopicList",
    language_model: str,
    store: Store,
    progress: Progress,
) -> dict[str, list[Coding]]:
    """Code each document by the rules; what the store has of it is not done again.

    Parameters
    ----------
    paragraphs, docs : mapping of document_id to sequences of equal length
    """
    from pipeline.coding.rules import code_by_rules

    adapter = TypeAdapter(list[Coding])
    code = digest_package("pipeline.coding", "pipeline.language", "pipeline.topiclist")
    codings: dict[str, list[Coding]] = {}
    for document_id, own in progress.track(paragraphs.items(), "Regels", len(paragraphs)):
        context = TypeAdapter(Sequence[Paragraph]).dump_json(own)
        key = compute_digest("regels", code, topiclist.sha256, language_model, context)
        data = store.load("regels", key)
        if data is None:
            data = adapter.dump_json(code_by_rules(own, docs[document_id], topiclist))
            store.save("regels", key, data)
        codings[document_id] = adapter.validate_json(data)
    return codings


def apply_model(
    paragraphs: Mapping[str, Sequence[Paragraph]],
    docs: Mapping[str, "Sequence[Doc]"],
    by_rules: Mapping[str, Sequence[Coding]],
    topiclist: "TopicList",
    folder: Path | None,
) -> tuple[dict[str, list[Coding]], "tuple[Doubt, ...]", dict[str, float]]:
    """Combine the rules with the learned coder, for all documents at once.

    Parameters
    ----------
    paragraphs, docs, by_rules : mapping of document_id
    folder : Path or None
        A coder of the user's own; None takes the shipped one.

    Returns
    -------
    codings : dict of document_id to list of Coding
    doubts : tuple of Doubt
        What is worth a look, most informative first.
    remarkable : dict of paragraph_id to float
        Probability that any code ``bijzonder.*`` applies.

    Raises
    ------
    ModelError
        When a model is missing or damaged.
    """
    from pipeline.coding.decide import decide, list_doubts
    from pipeline.coding.learned import load_coder
    from pipeline.coding.rules import rule_features

    coder = load_coder(folder)
    every = [paragraph for own in paragraphs.values() for paragraph in own]
    every_doc = [doc for document_id in paragraphs for doc in docs[document_id]]
    every_rule = [coding for document_id in paragraphs for coding in by_rules[document_id]]
    cues = rule_features(every, every_doc, topiclist)
    prediction = coder.predict(every, cues)
    codings: dict[str, list[Coding]] = {document_id: [] for document_id in paragraphs}
    document_of = {paragraph.paragraph_id: paragraph.document_id for paragraph in every}
    for coding in decide(every, every_rule, prediction, coder, topiclist.version):
        codings[document_of[coding.paragraph_id]].append(coding)
    columns = [code for code in prediction.scores.columns if code.startswith("bijzonder.")]
    highest = prediction.scores[columns].max(axis=1)
    remarkable = {str(key): float(value) for key, value in highest.items()} if columns else {}
    return codings, tuple(list_doubts(every, prediction, coder)), remarkable
