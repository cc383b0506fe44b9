"""Learning curve of the coder on top: what it makes of unseen schools after fewer examples."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pipeline.coding.arrays import Bools, Floats, Ints
from pipeline.coding.learned.coder import pick
from pipeline.coding.learned.thresholds import apply_thresholds
from pipeline.coding.learned.train import fit_decision, make_signals, name_cues, score_out_of_fold
from pipeline.coding.learned.training_set import TrainingSet, get_known, list_folds, select_rows
from pipeline.coding.learned.words import fit_words

SHARES = (0.1, 0.25, 0.5)
N_INNER = 3
SEED = 7


def draw_schools(schools: Sequence[str], share: float, chance: np.random.Generator) -> set[str]:
    """Draw a share of the schools, the same share of each corpus (``corpus/school``)."""
    names = sorted(set(schools))
    drawn: set[str] = set()
    for corpus in sorted({name.partition("/")[0] for name in names}):
        own = [name for name in names if name.startswith(f"{corpus}/")]
        n_drawn = max(round(share * len(own)), 1)
        drawn.update(own[i] for i in chance.permutation(len(own))[:n_drawn])
    return drawn


def measure_curve(
    data: TrainingSet, schools: Sequence[str], unusual: Floats
) -> Iterator[tuple[int, Bools]]:
    """Code every fold with a coder that learned from part of the schools of the others.

    Word model, weights and thresholds learn from the drawn schools; the encoder is the one of
    the fold, which saw all schools of the other folds. What is only learned from always is.

    Parameters
    ----------
    schools : sequence of str
        ``corpus/school`` of each paragraph.
    unusual : numpy.ndarray, shape (n_paragraphs,)
        See `compare_passages`.

    Yields
    ------
    n_schools : int
        Mean over the folds of the schools that were learned from.
    found : numpy.ndarray of bool, shape (n_paragraphs, n_codes)
    """
    names = np.asarray(schools, dtype=object)
    for share in SHARES:
        found = np.zeros(data.truth.shape, bool)
        counts = []
        for fold in list_folds(data.folds):
            others = names[(data.folds != fold) & (data.folds >= 0)]
            drawn = draw_schools(others.tolist(), share, np.random.default_rng([SEED, fold]))
            counts.append(len(drawn))
            is_learned = np.isin(names, sorted(drawn)) | (data.folds < 0)
            learned = np.flatnonzero(is_learned & (data.folds != fold))
            found[data.folds == fold] = code_fold(data, names, fold, learned, unusual)
        yield round(float(np.mean(counts))), found


def code_fold(
    data: TrainingSet,
    schools: npt.NDArray[np.object_],
    fold: int,
    learned: Ints,
    unusual: Floats,
) -> Bools:
    """Code a fold with a coder learned from the paragraphs numbered `learned`."""
    places = np.unique(schools[learned], return_inverse=True)[1]
    folds = np.where(data.folds[learned] < 0, data.folds[learned], places % N_INNER)
    part = replace(select_rows(data, learned), folds=folds)
    words: Floats = np.zeros(data.truth.shape, np.float32)
    words[learned] = score_out_of_fold(part)
    cues = pick(data.cues, name_cues(data.cues))
    model = fit_words(data.paragraphs, cues, data.truth, learned)
    tested = np.flatnonzero(data.folds == fold)
    words[tested] = model.score(model.transform(data.paragraphs, cues)[tested])
    signals = make_signals(data, words, unusual)
    inner = np.full(len(data.folds), -1)
    inner[learned] = folds
    rows = np.intersect1d(learned, get_known(data))
    weigher, thresholds = fit_decision(replace(data, folds=inner), signals, rows)
    documents = [data.paragraphs[i].document_id for i in tested.tolist()]
    return apply_thresholds(weigher.weigh(signals[tested]), documents, thresholds)
