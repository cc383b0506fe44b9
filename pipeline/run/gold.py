"""Reads coded corpora, for training and measuring: units, their codes and their schools."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.coding.training.goldset import GoldSet, add_written, collect_gold
from pipeline.ingest.manifest import read_manifest
from pipeline.run.column_heads import add_column_heads, load_column_heads


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


def load_training_gold(folders: Sequence[Path]) -> GoldSet:
    """Load what can be learned from: coded units, and those written to learn from.

    Coded table rows get the heads of their columns (see `find_column_heads`).

    Parameters
    ----------
    folders : sequence of Path
        Corpus folders; any may hold ``geschreven/eenheden.jsonl``.

    Raises
    ------
    PipelineError
        When a folder is not complete.
    """
    gold = load_gold(folders)
    for folder in folders:
        add_column_heads(gold, load_column_heads(folder))
        add_written(gold, folder)
    return gold
