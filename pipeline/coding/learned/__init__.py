"""The learned coder: predicts a calibrated score per paragraph and code, and explains it."""

from pipeline.coding.learned.coder import LearnedCoder, Prediction
from pipeline.coding.learned.files import identify_coder, load_coder, save_coder
from pipeline.coding.learned.scores import load_heldout_scores, load_learning_curve
from pipeline.coding.learned.thresholds import Thresholds

__all__ = [
    "LearnedCoder",
    "Prediction",
    "Thresholds",
    "identify_coder",
    "load_coder",
    "load_heldout_scores",
    "load_learning_curve",
    "save_coder",
]
