"""Reads coded corpora, for training and measuring: units, their codes and their schools."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.coding.training.goldset import GoldSet, collect_gold
from pipeline.ingest.manifest import read_manifest


def load_gold(folders: Iterable[Path]) -> GoldSet:
    """Load the coded units of corpus folders (``manifest.csv`` and ``gold/eenheden.jsonl``).

    Raises
    ------
    PipelineError
        When a folder is not complete.
    """
    return collect_gold(
        {
            folder: {
                source.file_name: source.school_id
                for source in read_manifest(folder / "manifest.csv")
            }
            for folder in folders
        }
    )
