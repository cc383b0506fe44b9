"""Scores of a Dutch pipeline, and of simpler means, on annotated sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.training.conllu import Sentence
from pipeline.language.training.silver import AUXILIARIES
from pipeline.language.wordlists import read_words

Scores = Mapping[str, float]


def score(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    """Score a pipeline on sentences with given tokens and boundaries.

    Punctuation counts. Lemmas are compared without regard to capitals; of a fixed expression the
    verb counts. Where the gold says nothing of tag or head (silver), it is not counted; an
    auxiliary in silver may be VERB or AUX.

    Parameters
    ----------
    nlp : Language
        From `load_model` or `prepare`.
    sentences : sequence of Sentence
        Gold or silver.

    Returns
    -------
    mapping
        Percentages upos, lemma, uas and las, of the tokens that have that annotation.
    """
    docs = (_make_doc(nlp, sentence) for sentence in sentences)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    with nlp.select_pipes(disable=["zinsgrenzen"]):
        for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
            for name, is_right in _compare(_with_particles(sentence), doc):
                total[name] += 1
                right[name] += is_right
    return {name: round(100 * right[name] / total[name], 2) for name in sorted(total)}


def score_boundaries(nlp: Language, sentences: Sequence[Sentence], group: int = 5) -> Scores:
    """Score tokens and sentence starts on raw text made of groups of sentences.

    Parameters
    ----------
    nlp : Language
        From `load_model`.
    sentences : sequence of Sentence
        Gold, with what is known of white space.
    group : int
        Sentences in one text.

    Returns
    -------
    mapping
        F1 in percent of tokens and sentence starts.
    """
    pairs: dict[str, list[tuple[set[tuple[int, int]], set[tuple[int, int]]]]] = defaultdict(list)
    for i in range(0, len(sentences), group):
        gold_tokens, gold_starts, text = _lay_out(sentences[i : i + group])
        doc = nlp(text)
        tokens = {(t.idx, t.idx + len(t)) for t in doc if not t.is_space}
        pairs["tokens"].append((gold_tokens, tokens))
        pairs["zinnen"].append((gold_starts, {(s.start_char, 0) for s in doc.sents}))
    return {name: _f1(found) for name, found in pairs.items()}


def score_simple(train: Iterable[Sentence], test: Sequence[Sentence]) -> Scores:
    """Score what needs no model: the usual tag of a form, and simplemma's dictionary.

    Parameters
    ----------
    train, test : iterable of Sentence
        The usual tag is learned from the first; an unknown form is a NOUN.

    Returns
    -------
    mapping
        Percentages upos and lemma, as in `score`.
    """
    import simplemma

    tags: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in train:
        tags_of = ((word.form.lower(), word.upos) for word in sentence if word.upos)
        for form, upos in tags_of:
            tags[form][upos] += 1
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for sentence in test:
        for word in _with_particles(sentence):
            form = word.form.lower()
            lemma = simplemma.lemmatize(form, "nl") if form.isalpha() else form
            total["lemma"] += 1
            right["lemma"] += lemma == word.lemma.lower()
            if word.upos:
                total["upos"] += 1
                usual = tags[form].most_common(1)[0][0] if form in tags else "NOUN"
                right["upos"] += usual == word.upos
    return {name: round(100 * right[name] / total[name], 2) for name in sorted(total)}


def _make_doc(nlp: Language, sentence: Sentence) -> Doc:
    """Return a Doc of the gold tokens as one sentence."""
    starts: list[bool | int | None] = [i == 0 for i in range(len(sentence))]
    forms, spaces = [w.form for w in sentence], [w.space_after for w in sentence]
    return Doc(nlp.vocab, words=forms, spaces=spaces, sent_starts=starts)


def _with_particles(sentence: Sentence) -> Sentence:
    """Put a separate particle in front of its verb's lemma, as the pipeline does."""
    words = list(sentence)
    for word in sentence:
        if word.dep == "compound:prt" and not words[word.head].form.lower().startswith(
            word.form.lower()
        ):
            verb = words[word.head]
            words[word.head] = replace(verb, lemma=word.form.lower() + verb.lemma)
    return tuple(words)


def _compare(sentence: Sentence, doc: Doc) -> Iterable[tuple[str, bool]]:
    """Yield what is annotated of each token and whether the pipeline has it right."""
    for word, token in zip(sentence, doc, strict=True):
        lemma = token.lemma_.split()[-1].lower()
        right = lemma == word.lemma.lower()
        if not word.dep:  # silver lemmas are those of the bare verb
            bare = {lemma.removeprefix(p) for p in read_words("scheidbare_delen")}
            right = right or (word.lemma in bare and token.pos_ in {"VERB", "AUX"})
        yield "lemma", right
        if word.upos:
            yield "upos", token.pos_ == word.upos
        elif word.lemma in AUXILIARIES and word.xpos.startswith("WW"):
            yield "upos", token.pos_ in {"VERB", "AUX"}
        if word.dep:
            yield "uas", token.head.i == word.head
            yield "las", token.head.i == word.head and token.dep_ == word.dep


def _lay_out(
    sentences: Sequence[Sentence],
) -> tuple[set[tuple[int, int]], set[tuple[int, int]], str]:
    """Return the offsets of tokens and of sentence starts, and the text."""
    tokens: set[tuple[int, int]] = set()
    starts: set[tuple[int, int]] = set()
    text = ""
    for sentence in sentences:
        text = text.rstrip() + " " if text else ""
        starts.add((len(text), 0))
        for word in sentence:
            tokens.add((len(text), len(text) + len(word.form)))
            text += word.form + " " * word.space_after
    return tokens, starts, text


def _f1(pairs: Iterable[tuple[set[tuple[int, int]], set[tuple[int, int]]]]) -> float:
    """Return F1 in percent over sets of gold and found items."""
    both = n_gold = n_found = 0
    for gold, found in pairs:
        both, n_gold, n_found = both + len(gold & found), n_gold + len(gold), n_found + len(found)
    return round(200 * both / (n_gold + n_found), 2)
