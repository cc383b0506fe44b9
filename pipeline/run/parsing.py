"""Analyses the paragraphs of each document once; keeps the Docs in the store."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.contracts import Paragraph
from pipeline.run.progress import Progress
from pipeline.store import Store, compute_digest, digest_package

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ATTRIBUTES = ("LEMMA", "POS", "TAG", "MORPH")


def parse_documents(
    paragraphs: Mapping[str, Sequence[Paragraph]],
    nlp: "Language",
    store: Store,
    progress: Progress,
) -> dict[str, list["Doc"]]:
    """Turn the paragraphs of each document into Docs, one per paragraph and in order.

    Parameters
    ----------
    paragraphs : mapping of document_id to sequence of Paragraph
    nlp : Language
        The loaded model; its name and version are part of the store's key.
    """
    from pipeline.language import parse

    identity = compute_digest(str(nlp.meta["name"]), str(nlp.meta["version"]))
    code = digest_package("pipeline.language")
    keys = {
        document_id: compute_digest("taal", code, identity, *(item.text for item in items))
        for document_id, items in paragraphs.items()
    }
    docs = {document_id: _load_docs(store, key, nlp) for document_id, key in keys.items()}
    todo = [document_id for document_id, found in docs.items() if found is None]
    for document_id in progress.track(todo, "Taal ontleden", len(todo)):
        parsed = parse([item.text for item in paragraphs[document_id]], nlp)
        store.save("taal", keys[document_id], _dump_docs(parsed))
        docs[document_id] = parsed
    return {document_id: found or [] for document_id, found in docs.items()}


def _load_docs(store: Store, key: str, nlp: "Language") -> "list[Doc] | None":
    from spacy.tokens import DocBin

    data = store.load("taal", key)
    return None if data is None else list(DocBin().from_bytes(data).get_docs(nlp.vocab))


def _dump_docs(docs: "Sequence[Doc]") -> bytes:
    from spacy.tokens import DocBin

    # spaCy stores either heads or sentence starts: heads already imply the sentences.
    parsed = any(doc.has_annotation("DEP") for doc in docs)
    tree = ("DEP", "HEAD") if parsed else ("SENT_START",)
    return DocBin([*_ATTRIBUTES, *tree], docs=docs).to_bytes()
