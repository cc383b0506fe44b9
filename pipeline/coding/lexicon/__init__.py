"""The words of the field: types of absence, parties, and the cues of each function."""

from pipeline.coding.lexicon.loading import check_names, load_lexicon
from pipeline.coding.lexicon.objects import AbsenceType, Cue, Lexicon, Mention

__all__ = ["AbsenceType", "Cue", "Lexicon", "Mention", "check_names", "load_lexicon"]
